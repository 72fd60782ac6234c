"""One module per kind of transaction: what it needs to know, and how the books judge it."""
