"""The web edge: whether the process lives and can work. Never any data of the company."""
