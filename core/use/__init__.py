"""What can be done: one function, one transaction each. The table of contents of the product."""
