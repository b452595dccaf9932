"""A call clock that can pause, unfinished lines by window, and debrief data: ratings, energy, and outcomes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _enum(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    """Add the columns and tables. Compute the times of past calls, and move unfinished lines to their own table."""
    _clocks()
    _unfinished_lines()
    _debriefs()


def _clocks() -> None:
    zero = sa.text("0")
    op.add_column("interviews", sa.Column("spoken_seconds", sa.Integer(), server_default=zero, nullable=False))
    op.add_column("interviews", sa.Column("spoken_at", sa.String(length=24), nullable=True))
    op.add_column("interviews", sa.Column("off_record", sa.Boolean(), server_default=zero, nullable=False))
    op.add_column("interviews", sa.Column("turned_seconds", sa.Integer(), server_default=zero, nullable=False))
    op.add_column("planned_questions", sa.Column("spent_seconds", sa.Integer(), server_default=zero, nullable=False))
    op.add_column("verdicts", sa.Column("note_id", sa.Integer(), nullable=True))
    op.execute("UPDATE interviews SET spoken_at = started_at WHERE state = 'running'")
    op.execute(
        "UPDATE interviews SET spoken_seconds = "
        "max(0, CAST(round((julianday(ended_at) - julianday(started_at)) * 86400) AS INTEGER)) "
        "WHERE ended_at IS NOT NULL AND started_at IS NOT NULL AND state <> 'running'"
    )


def _unfinished_lines() -> None:
    op.create_table(
        "unfinished_lines",
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("window", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["interviews.id"],
            name=op.f("fk_unfinished_lines_interview_id_interviews"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("interview_id", "window", name=op.f("pk_unfinished_lines")),
    )
    op.execute(
        'INSERT INTO unfinished_lines (interview_id, "window", line, note_id) '
        "SELECT id, '', draft, draft_note_id FROM interviews WHERE draft <> ''"
    )
    op.drop_column("interviews", "draft")
    op.drop_column("interviews", "draft_note_id")


def _debriefs() -> None:
    for name in ("energy_before", "energy_after"):
        op.execute(
            f"ALTER TABLE interviews ADD COLUMN {name} INTEGER "
            f"CONSTRAINT ck_interviews_{name} CHECK ({name} BETWEEN 1 AND 5)"
        )
    op.create_table(
        "outcomes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("kind", _enum("kind", "lead", "introduction", "event", "offer"), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name=op.f("fk_outcomes_interview_id_interviews"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcomes")),
    )
    op.create_index(op.f("ix_outcomes_interview_id"), "outcomes", ["interview_id"], unique=False)
    op.create_table(
        "ratings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("path_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("sureness", _enum("sureness", "guess", "fair", "sure"), nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("ck_ratings_score")),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name=op.f("fk_ratings_interview_id_interviews"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["path_id"], ["paths.id"], name=op.f("fk_ratings_path_id_paths"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
    )
    op.create_index(op.f("ix_ratings_path_id"), "ratings", ["path_id"], unique=False)
    op.create_index(
        "uq_ratings_interview_id_path_id_topic", "ratings", ["interview_id", "path_id", "topic"], unique=True
    )
