"""Arithmetic of stock and value: pure functions over immutable values."""
