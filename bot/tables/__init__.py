"""Tables as files, read and written. Knows how files are made, not what the cells mean."""
