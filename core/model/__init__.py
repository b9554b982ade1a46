"""The rule book: pure values and functions. No clock, no database, no network, no await."""
