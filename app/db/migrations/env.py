"""How Alembic runs a revision: on the connection that app.db.migrate hands in, in its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
