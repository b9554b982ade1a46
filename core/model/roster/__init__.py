"""The people of a company as a table: what each row says, and what the whole table would change. Reads no file."""
