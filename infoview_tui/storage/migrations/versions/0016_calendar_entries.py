"""What calendars know of an interview outlives it, so that redo of scheduling does not start its versions again."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_CALENDAR_ENTRIES = """
CREATE TABLE calendar_entries (
	interview_id INTEGER NOT NULL,
	uid VARCHAR NOT NULL,
	sequence INTEGER NOT NULL,
	fingerprint VARCHAR NOT NULL,
	CONSTRAINT pk_calendar_entries PRIMARY KEY (interview_id)
)
"""


def upgrade() -> None:
    """Create the table again without its foreign key."""
    op.execute("CREATE TEMP TABLE copied AS SELECT interview_id, uid, sequence, fingerprint FROM calendar_entries")
    op.execute("DROP TABLE calendar_entries")
    op.execute(_CALENDAR_ENTRIES.strip())
    op.execute("INSERT INTO calendar_entries SELECT * FROM copied")
    op.execute("DROP TABLE copied")
