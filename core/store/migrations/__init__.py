"""How the tables came to be what they are: expand first, contract a release later."""
