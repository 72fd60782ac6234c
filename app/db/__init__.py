"""Engine, tables, reading() and writing(), migrations."""
