"""Standard names for columns, and for the table of live drafts. The values do not change."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_RENAMED_COLUMNS = (
    ("planned_questions", "place", "position"),
    ("notes", "place", "position"),
    ("interviews", "spoken_seconds", "elapsed_seconds"),
    ("interviews", "spoken_at", "clock_started_at"),
    ("interviews", "turned_seconds", "question_started_seconds"),
    ("interviews", "skipped_parts", "skipped_sections"),
    ("verdicts", "because", "reason"),
    ("actions", "dropped_at", "dismissed_at"),
)

_CONTACTS = """
CREATE TABLE contacts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	title VARCHAR NOT NULL,
	organization_id INTEGER,
	stage VARCHAR(24) NOT NULL,
	stage_since VARCHAR(24) NOT NULL,
	manual_position INTEGER,
	relationship VARCHAR(24),
	how_met VARCHAR NOT NULL,
	why VARCHAR NOT NULL,
	referrer_id INTEGER,
	email VARCHAR NOT NULL,
	phone VARCHAR NOT NULL,
	profile_url VARCHAR NOT NULL,
	location VARCHAR NOT NULL,
	channel VARCHAR(24),
	connected_on DATE,
	last_contact_at VARCHAR(24),
	created_at VARCHAR(24) NOT NULL,
	updated_at VARCHAR(24) NOT NULL,
	CONSTRAINT ck_contacts_named CHECK (name <> ''),
	CONSTRAINT fk_contacts_organization_id_organizations FOREIGN KEY(organization_id)
		REFERENCES organizations (id) ON DELETE SET NULL,
	CONSTRAINT fk_contacts_referrer_id_contacts FOREIGN KEY(referrer_id) REFERENCES contacts (id) ON DELETE SET NULL,
	CONSTRAINT ck_contacts_stage CHECK (stage IN ('researching', 'ready', 'contacted', 'scheduled', 'met',
		'in_touch', 'closed')),
	CONSTRAINT ck_contacts_relationship CHECK (relationship IN ('family', 'friend', 'colleague', 'friend_of_friend',
		'alumnus', 'community', 'event', 'online', 'cold')),
	CONSTRAINT ck_contacts_channel CHECK (channel IN ('email', 'phone', 'post', 'linkedin', 'text'))
)
"""

_CONTACT_INDEXES = (
    "CREATE INDEX ix_contacts_email ON contacts (email) WHERE email <> ''",
    "CREATE INDEX ix_contacts_organization_id ON contacts (organization_id)",
    "CREATE INDEX ix_contacts_referrer_id ON contacts (referrer_id)",
    "CREATE INDEX ix_contacts_board ON contacts (stage, manual_position IS NULL, manual_position, name COLLATE NOCASE)",
    "CREATE UNIQUE INDEX uq_contacts_profile_url ON contacts (profile_url) WHERE profile_url <> ''",
)

_RATINGS = """
CREATE TABLE ratings (
	id INTEGER NOT NULL,
	interview_id INTEGER NOT NULL,
	path_id INTEGER NOT NULL,
	topic VARCHAR NOT NULL,
	score INTEGER NOT NULL,
	confidence VARCHAR(24) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_ratings PRIMARY KEY (id),
	CONSTRAINT ck_ratings_score CHECK (score BETWEEN 1 AND 5),
	CONSTRAINT fk_ratings_interview_id_interviews FOREIGN KEY(interview_id)
		REFERENCES interviews (id) ON DELETE CASCADE,
	CONSTRAINT fk_ratings_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE CASCADE,
	CONSTRAINT ck_ratings_confidence CHECK (confidence IN ('guess', 'fair', 'sure'))
)
"""

_RATING_INDEXES = (
    "CREATE INDEX ix_ratings_path_id ON ratings (path_id)",
    "CREATE UNIQUE INDEX uq_ratings_interview_id_path_id_topic ON ratings (interview_id, path_id, topic)",
)

_LIVE_DRAFTS = """
CREATE TABLE live_drafts (
	interview_id INTEGER NOT NULL,
	instance VARCHAR NOT NULL,
	line VARCHAR NOT NULL,
	note_id INTEGER,
	CONSTRAINT pk_live_drafts PRIMARY KEY (interview_id, instance),
	CONSTRAINT fk_live_drafts_interview_id_interviews FOREIGN KEY(interview_id)
		REFERENCES interviews (id) ON DELETE CASCADE
)
"""


def upgrade() -> None:
    """Rename the columns. The three tables whose constraints have these names too are created again and refilled."""
    for table, old, new in _RENAMED_COLUMNS:
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}")
    for table in ("planned_questions", "notes"):
        op.execute(f"DROP INDEX ix_{table}_interview_id_place")
        op.execute(f"CREATE INDEX ix_{table}_interview_id_position ON {table} (interview_id, position)")
    op.execute("CREATE TEMP TABLE used_ids AS SELECT name, seq FROM sqlite_sequence WHERE name = 'contacts'")
    _create_again("contacts", "contacts", _CONTACTS, _CONTACT_INDEXES)
    op.execute("DELETE FROM sqlite_sequence WHERE name = 'contacts'")
    op.execute("INSERT INTO sqlite_sequence (name, seq) SELECT name, seq FROM used_ids")
    op.execute("DROP TABLE used_ids")
    _create_again("ratings", "ratings", _RATINGS, _RATING_INDEXES)
    _create_again("unfinished_lines", "live_drafts", _LIVE_DRAFTS)


def _create_again(old: str, new: str, statement: str, indexes: tuple[str, ...] = ()) -> None:
    """Replace a table by one with the same columns in the same order, and keep its rows.

    Foreign keys are not enforced during migrations, so rows that refer to the table stay as they are.
    """
    op.execute(f"CREATE TEMP TABLE copied AS SELECT * FROM {old}")  # noqa: S608 - put together from constants
    op.execute(f"DROP TABLE {old}")
    op.execute(statement.strip())
    op.execute(f"INSERT INTO {new} SELECT * FROM copied")  # noqa: S608 - put together from constants
    op.execute("DROP TABLE copied")
    for index in indexes:
        op.execute(index)
