"""The SQL of the books, per engine where it must differ."""
