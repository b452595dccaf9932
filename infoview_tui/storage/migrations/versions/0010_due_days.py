"""Actions that are due on a day have a date, which is the same in every time zone, and no moment.

Until now, a day without a time was stored as a moment of that day. Its zone was not stored, so it is taken to be the
zone of this computer. By how they were written, these were days:

- Requests, follow-ups and the choice after them, introductions, check-ins, and reports back: they were counted in days
  from a moment, and kept its time of day.
- Commitments and to-dos at 18:00, which a day in a line meant; at 09:00, which a day to snooze until meant; and at a
  time with seconds, which was counted from a moment.

All others are moments: what belongs to the time of an interview, and commitments and to-dos at another time.
"""

from datetime import datetime

from alembic import op
from sqlalchemy import text

from infoview_tui.timezone import local_timezone

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_STATEMENTS = (
    "ALTER TABLE actions ADD COLUMN due_on DATE CONSTRAINT ck_actions_one_due CHECK (due_on IS NULL OR due_at IS NULL)",
    "CREATE INDEX ix_actions_open_due_on ON actions (due_on) WHERE done_at IS NULL AND dismissed_at IS NULL",
)

_COUNTED_KINDS = ("introduction", "request", "close_or_keep", "nudge", "stay_in_touch", "tell_difference")
_TYPED_KINDS = ("promise", "todo")
_DAY_TIMES = ("18:00", "09:00")
"""The local times that meant a day without a time."""


def upgrade() -> None:
    """Add the column, and move the days to it."""
    for statement in _STATEMENTS:
        op.execute(statement)
    connection, zone = op.get_bind(), local_timezone()
    days = []
    for action_id, kind, due_at in connection.execute(text("SELECT id, kind, due_at FROM actions")).all():
        try:
            local = datetime.fromisoformat(due_at).astimezone(zone)
        except (TypeError, ValueError, OverflowError):  # no due date, or a damaged one, which stays as it is
            continue
        is_typed_day = kind in _TYPED_KINDS and (f"{local:%H:%M}" in _DAY_TIMES or local.second or local.microsecond)
        if kind in _COUNTED_KINDS or is_typed_day:
            days.append({"id": action_id, "day": local.date().isoformat()})
    if days:
        connection.execute(text("UPDATE actions SET due_on = :day, due_at = NULL WHERE id = :id"), days)
