"""One screen per procedure."""
