"""The forms that come with Kivok: the YAML files of this folder."""

from importlib.resources import files


def shipped() -> tuple[tuple[str, str], ...]:
    """File name and text of each, in alphabetical order."""
    found = sorted((file for file in files(__package__).iterdir() if file.name.endswith(".yaml")), key=lambda f: f.name)
    return tuple((file.name, file.read_text("utf-8")) for file in found)
