"""Questions to the books, read-only."""
