"""What calendars show of an interview: the appointment, and what is due before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, Medium


class TodoState(StrEnum):
    """Whether something is still to do."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class CalendarTodo:
    """The preparation of an interview, or its thank-you. ``done_at`` is set if it is done."""

    kind: ActionKind
    due: Due
    state: TodoState = TodoState.OPEN
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CalendarContent:
    """What an exported interview says. ``starts_at`` is in the zone in which the time was agreed.

    ``phone`` is the number to call, the contact's own if no other was agreed. Nothing is off the record or research.
    """

    contact: str
    role: str
    email: str
    starts_at: datetime
    minutes: int
    medium: Medium
    place: str
    link: str
    phone: str
    bring: str
    is_canceled: bool
    todos: tuple[CalendarTodo, ...]

    @property
    def ends_at(self) -> datetime:
        """When the agreed length is over."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """An exported interview: the identifier and the version by which calendars know it, and what it says (RFC 5545).

    ``changed_at`` is when it was changed last, in UTC.
    """

    uid: str
    sequence: int
    created_at: datetime
    changed_at: datetime
    content: CalendarContent
