"""When an action ``a`` is due, in SQL: a day in ``due_on`` or a moment in ``due_at``, read as `domain.due.Due`."""

from __future__ import annotations

from datetime import date, tzinfo

from infoview_tui.domain.day_bounds import last_moment
from infoview_tui.domain.timestamps import format_timestamp

DUE = "coalesce(a.due_on, a.due_at)"
"""The column of a row's field of type `Due | None`."""

DEADLINE = "coalesce(a.due_at, deadline(a.due_on))"
"""Until when it is not overdue in the user's zone, to sort by. `storage.reader.Reader` adds the function."""

DUE_ORDER = f"coalesce({DEADLINE}, '~'), a.id"
"""The order of open actions: by due date, those without one last."""

IS_DUE_BY = "(a.due_on <= :day OR a.due_at <= :day_end)"
"""Whether it is due by the end of a day, with the parameters of `due_by`."""


def due_by(day: date, zone: tzinfo) -> dict[str, str]:
    """Return the parameters of `IS_DUE_BY` for a day in a zone."""
    return {"day": day.isoformat(), "day_end": format_timestamp(last_moment(day, zone))}
