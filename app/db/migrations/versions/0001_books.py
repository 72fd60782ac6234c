"""The first books."""

from alembic import op

from app.db.books.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the books."""
    metadata.create_all(op.get_bind())
