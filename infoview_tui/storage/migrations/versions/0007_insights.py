"""The user's own verdict on a hypothesis, the weights of topics, and how a path fits the profile."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_OWN_VERDICT = (
    "ALTER TABLE hypotheses ADD COLUMN own_verdict VARCHAR(24) CONSTRAINT ck_hypotheses_own_verdict "
    "CHECK (own_verdict IN ('confirmed', 'refined', 'refuted'))"
)

_TOPIC_WEIGHTS = """
CREATE TABLE topic_weights (
	topic VARCHAR NOT NULL,
	weight INTEGER NOT NULL,
	CONSTRAINT pk_topic_weights PRIMARY KEY (topic),
	CONSTRAINT ck_topic_weights_weight CHECK (weight BETWEEN 0 AND 5)
)
"""

_FIT_POINTS = """
CREATE TABLE fit_points (
	id INTEGER NOT NULL,
	path_id INTEGER NOT NULL,
	aspect VARCHAR(24) NOT NULL,
	side VARCHAR(24) NOT NULL,
	text VARCHAR NOT NULL,
	note_id INTEGER,
	created_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_fit_points PRIMARY KEY (id),
	CONSTRAINT fk_fit_points_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE CASCADE,
	CONSTRAINT fk_fit_points_note_id_notes FOREIGN KEY(note_id) REFERENCES notes (id) ON DELETE SET NULL,
	CONSTRAINT ck_fit_points_aspect CHECK (aspect IN ('skills', 'values', 'interests', 'circumstances')),
	CONSTRAINT ck_fit_points_side CHECK (side IN ('for', 'against'))
)
"""

_INDEXES = (
    "CREATE INDEX ix_fit_points_path_id ON fit_points (path_id)",
    "CREATE INDEX ix_fit_points_note_id ON fit_points (note_id)",
)


def upgrade() -> None:
    """Add a column and two tables."""
    for statement in (_OWN_VERDICT, _TOPIC_WEIGHTS, _FIT_POINTS, *_INDEXES):
        op.execute(statement.strip())
