"""Leave: how many days a period takes, what the law says to it, and what is left."""
