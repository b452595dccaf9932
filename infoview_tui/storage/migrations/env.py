"""Alembic environment: run the migrations on the connection and in the transaction of the caller."""

from alembic import context

from infoview_tui.storage.tables import TableModel

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=TableModel.metadata, render_as_batch=True, transactional_ddl=True
)
context.run_migrations()
