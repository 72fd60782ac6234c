"""Qt models over what the core says."""
