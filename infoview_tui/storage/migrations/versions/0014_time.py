"""Time zones, offered times, calendar entries, and trips."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_TEXT = {"contacts": ["timezone"], "profile": ["free_hours"], "interviews": ["timezone", "wall_time", "bring"]}


def upgrade() -> None:
    """Add the columns and tables. Existing interviews have a moment, and no wall time in a zone."""
    for table, names in _TEXT.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.String(), server_default=sa.text("''"), nullable=False))
    _create_offers()
    _create_calendar_entries()
    _create_trips()


def _create_offers() -> None:
    op.create_table(
        "offers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("starts_at", sa.String(24), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("created_at", sa.String(24), nullable=False),
        sa.Column("closed_at", sa.String(24), nullable=True),
        sa.CheckConstraint("minutes BETWEEN 1 AND 600", name=op.f("ck_offers_minutes")),
        sa.CheckConstraint("state IN ('open', 'accepted', 'withdrawn')", name=op.f("ck_offers_state")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_offers_contact_id_contacts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name=op.f("fk_offers_message_id_messages"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
    )
    op.create_index("ix_offers_contact_id", "offers", ["contact_id"])
    op.create_index("ix_offers_message_id", "offers", ["message_id"])
    op.create_index("ix_offers_state_starts_at", "offers", ["state", "starts_at"])


def _create_calendar_entries() -> None:
    op.create_table(
        "calendar_entries",
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["interviews.id"],
            name=op.f("fk_calendar_entries_interview_id_interviews"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("interview_id", name=op.f("pk_calendar_entries")),
    )


def _create_trips() -> None:
    op.create_table(
        "trips",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("day_start", sa.Integer(), nullable=False),
        sa.Column("day_end", sa.Integer(), nullable=False),
        sa.Column("meetings_per_day", sa.Integer(), nullable=False),
        sa.Column("meeting_minutes", sa.Integer(), nullable=False),
        sa.Column("travel_minutes", sa.Integer(), nullable=False),
        sa.Column("same_area_minutes", sa.Integer(), nullable=False),
        sa.Column("travel_times", sa.String(), nullable=False),
        sa.Column("created_at", sa.String(24), nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_trips_days")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trips")),
    )
    op.create_table(
        "trip_blocks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trip_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends > starts", name=op.f("ck_trip_blocks_times")),
        sa.ForeignKeyConstraint(
            ["trip_id"], ["trips.id"], name=op.f("fk_trip_blocks_trip_id_trips"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trip_blocks")),
    )
    op.create_index("ix_trip_blocks_trip_id", "trip_blocks", ["trip_id"])
    op.create_table(
        "trip_meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trip_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("availability", sa.String(), nullable=False),
        sa.Column("starts_at", sa.String(24), nullable=True),
        sa.Column("is_locked", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("interview_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ('proposed', 'requested', 'confirmed', 'declined')", name=op.f("ck_trip_meetings_state")
        ),
        sa.ForeignKeyConstraint(
            ["trip_id"], ["trips.id"], name=op.f("fk_trip_meetings_trip_id_trips"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_trip_meetings_contact_id_contacts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name=op.f("fk_trip_meetings_message_id_messages"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["interviews.id"],
            name=op.f("fk_trip_meetings_interview_id_interviews"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trip_meetings")),
    )
    for column in ("contact_id", "message_id", "interview_id"):
        op.create_index(f"ix_trip_meetings_{column}", "trip_meetings", [column])
    op.create_index("uq_trip_meetings_trip_id_contact_id", "trip_meetings", ["trip_id", "contact_id"], unique=True)
