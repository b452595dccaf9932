"""What is typed in a dialog survives the end of the program."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_DIALOG_DRAFTS = """
CREATE TABLE dialog_drafts (
	place VARCHAR NOT NULL,
	instance VARCHAR NOT NULL,
	contact_id INTEGER,
	screen VARCHAR NOT NULL,
	opener VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	texts VARCHAR NOT NULL,
	changed_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_dialog_drafts PRIMARY KEY (place, instance),
	CONSTRAINT fk_dialog_drafts_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE
)
"""


def upgrade() -> None:
    """Create the table."""
    op.execute(_DIALOG_DRAFTS.strip())
    op.execute("CREATE INDEX ix_dialog_drafts_contact_id ON dialog_drafts (contact_id)")
