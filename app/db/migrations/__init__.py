"""Alembic's revisions of the books, for both engines."""
