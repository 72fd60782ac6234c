"""${message}.

Books are only ever extended: add tables and columns (nullable, or with a server default), never batch_alter_table,
which drops triggers in silence on SQLite. The program one version older must go on working beside this revision.
"""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Extend the books."""
    ${upgrades if upgrades else "pass"}
