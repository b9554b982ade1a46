"""Where everything is kept: tables and SQL, and how rows become values. Knows no use case."""
