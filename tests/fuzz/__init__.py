"""Random input for every parser: `python -m tests.fuzz` searches for long with atheris, the suite for a moment."""
