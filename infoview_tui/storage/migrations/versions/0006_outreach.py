"""All kinds of messages, their answers, and what decides when a contact is written to."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_NEW_COLUMNS = (
    ("profile", "country VARCHAR DEFAULT '' NOT NULL"),
    ("profile", "resume_path VARCHAR DEFAULT '' NOT NULL"),
    ("profile", "explained JSON DEFAULT '[]' NOT NULL"),
    (
        "tags",
        "stay_in_touch_months INTEGER CONSTRAINT ck_tags_stay_in_touch_months "
        "CHECK (stay_in_touch_months BETWEEN 1 AND 24)",
    ),
    (
        "contacts",
        "seniority VARCHAR(24) CONSTRAINT ck_contacts_seniority "
        "CHECK (seniority IN ('entry', 'experienced', 'manager', 'director', 'executive'))",
    ),
    ("contacts", "decides_on_hiring BOOLEAN DEFAULT 0 NOT NULL"),
    (
        "contacts",
        "stay_in_touch_months INTEGER CONSTRAINT ck_contacts_stay_in_touch_months "
        "CHECK (stay_in_touch_months BETWEEN 1 AND 24)",
    ),
    ("contacts", "not_before DATE"),
)

_MESSAGES = """
CREATE TABLE messages (
	id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	interview_id INTEGER,
	kind VARCHAR(24) NOT NULL,
	channel VARCHAR(24) NOT NULL,
	state VARCHAR(24) NOT NULL,
	subject VARCHAR NOT NULL,
	body VARCHAR NOT NULL,
	sent_at VARCHAR(24),
	answered_at VARCHAR(24),
	created_at VARCHAR(24) NOT NULL,
	updated_at VARCHAR(24) NOT NULL,
	template_id VARCHAR DEFAULT '' NOT NULL,
	target VARCHAR DEFAULT '' NOT NULL,
	resume VARCHAR(24),
	answer VARCHAR(24),
	CONSTRAINT pk_messages PRIMARY KEY (id),
	CONSTRAINT fk_messages_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_messages_interview_id_interviews FOREIGN KEY(interview_id)
		REFERENCES interviews (id) ON DELETE SET NULL,
	CONSTRAINT ck_messages_kind CHECK (kind IN ('introduction', 'request', 'nudge', 'new_time', 'confirmation',
		'thank_you', 'update', 'reconnect')),
	CONSTRAINT ck_messages_channel CHECK (channel IN ('email', 'phone', 'post', 'linkedin', 'text')),
	CONSTRAINT ck_messages_state CHECK (state IN ('draft', 'sent', 'answered')),
	CONSTRAINT ck_messages_resume CHECK (resume IN ('attached', 'left_out')),
	CONSTRAINT ck_messages_answer CHECK (answer IN ('yes', 'later', 'no', 'somebody_else', 'wrong_person'))
)
"""

_MESSAGE_INDEXES = (
    "CREATE INDEX ix_messages_contact_id ON messages (contact_id)",
    "CREATE INDEX ix_messages_interview_id ON messages (interview_id)",
)

_ACTIONS = """
CREATE TABLE actions (
	id INTEGER NOT NULL,
	contact_id INTEGER,
	interview_id INTEGER,
	note_id INTEGER,
	kind VARCHAR(24) NOT NULL,
	text VARCHAR NOT NULL,
	due_at VARCHAR(24),
	late_at VARCHAR(24),
	done_at VARCHAR(24),
	dismissed_at VARCHAR(24),
	created_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_actions PRIMARY KEY (id),
	CONSTRAINT fk_actions_contact_id_contacts FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_actions_interview_id_interviews FOREIGN KEY(interview_id)
		REFERENCES interviews (id) ON DELETE CASCADE,
	CONSTRAINT fk_actions_note_id_notes FOREIGN KEY(note_id) REFERENCES notes (id) ON DELETE SET NULL,
	CONSTRAINT ck_actions_kind CHECK (kind IN ('introduction', 'request', 'close_or_keep', 'confirm', 'thank',
		'nudge', 'prepare', 'promise', 'stay_in_touch', 'tell_difference', 'todo'))
)
"""

_ACTION_INDEXES = (
    "CREATE INDEX ix_actions_contact_id ON actions (contact_id)",
    "CREATE INDEX ix_actions_interview_id ON actions (interview_id)",
    "CREATE INDEX ix_actions_note_id ON actions (note_id)",
    "CREATE INDEX ix_actions_open_due_at ON actions (due_at) WHERE done_at IS NULL AND dismissed_at IS NULL",
)


def upgrade() -> None:
    """Add the columns, and create the two tables whose kinds are more now again, with their rows."""
    for table, column in _NEW_COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    _create_again("messages", _MESSAGES, _MESSAGE_INDEXES, "'', '', NULL, NULL")
    _create_again("actions", _ACTIONS, _ACTION_INDEXES)


def _create_again(table: str, statement: str, indexes: tuple[str, ...], new_values: str = "") -> None:
    """Replace a table by one with the same columns and possibly more at the end, and keep its rows.

    Foreign keys are not enforced during migrations, so rows that refer to the table stay as they are.
    """
    values = f"*, {new_values}" if new_values else "*"
    op.execute(f"CREATE TEMP TABLE copied AS SELECT {values} FROM {table}")  # noqa: S608 - put together from constants
    op.execute(f"DROP TABLE {table}")
    op.execute(statement.strip())
    op.execute(f"INSERT INTO {table} SELECT * FROM copied")  # noqa: S608 - put together from constants
    op.execute("DROP TABLE copied")
    for index in indexes:
        op.execute(index)
