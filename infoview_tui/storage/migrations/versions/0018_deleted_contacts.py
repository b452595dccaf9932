"""Deleted contacts are kept for a while, so that they can be restored in a later session."""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_DELETED_CONTACTS = """
CREATE TABLE deleted_contacts (
	id INTEGER NOT NULL,
	names JSON DEFAULT '[]' NOT NULL,
	changes VARCHAR NOT NULL,
	deleted_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_deleted_contacts PRIMARY KEY (id)
)
"""


def upgrade() -> None:
    """Create the table."""
    op.execute(_DELETED_CONTACTS.strip())
    op.execute("CREATE INDEX ix_deleted_contacts_deleted_at ON deleted_contacts (deleted_at)")
