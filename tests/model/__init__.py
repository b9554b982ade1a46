"""The rule book, tested without a database, a clock or a network."""
