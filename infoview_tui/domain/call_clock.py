"""Call clock: elapsed and remaining time of a call. Near the end, the user should offer to end it (R28)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

EXTENSION_MINUTES = 10
"""Minutes added each time the contact invites the user to stay (R28)."""

CLOSING_MINUTES = 3
"""Minutes before the end when the closing starts: time to thank, and to ask who else to talk to (R29)."""

MAX_DRIFT_SECONDS = 2
"""How far the system clock may drift from the monotonic clock before the call clock is rewritten."""

_ZERO = timedelta(0)


class CallPhase(StrEnum):
    """Phases of a call relative to its agreed length."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSING = "closing"
    OVERTIME = "over"
    ENDED = "ended"


class CallClock(NamedTuple):
    """The state of a call clock: ``accumulated`` is the time elapsed until ``running_since`` (aware, UTC).

    If ``running_since`` is None, the clock is stopped: the call has not started, is paused, or has ended.
    """

    has_started: bool = False
    has_ended: bool = False
    accumulated: timedelta = _ZERO
    running_since: datetime | None = None
    agreed_minutes: int = 0
    extra_minutes: int = 0

    def elapsed(self, now: datetime) -> timedelta:
        """Return the elapsed time. It is never less than ``accumulated``, even if the system clock was set back."""
        return (
            self.accumulated if self.running_since is None else self.accumulated + max(now - self.running_since, _ZERO)
        )

    def elapsed_seconds(self, now: datetime) -> int:
        """Return the elapsed time in whole seconds."""
        return int(self.elapsed(now).total_seconds())

    def remaining(self, now: datetime) -> timedelta:
        """Return the remaining time, including extensions; negative in overtime."""
        return timedelta(minutes=self.agreed_minutes + self.extra_minutes) - self.elapsed(now)

    def phase(self, now: datetime) -> CallPhase:
        """Return the phase of the call; the closing starts three minutes before the end."""
        if not self.has_started:
            return CallPhase.NOT_STARTED
        if self.has_ended:
            return CallPhase.ENDED
        if self.running_since is None:
            return CallPhase.PAUSED
        remaining = self.remaining(now)
        if remaining <= _ZERO:
            return CallPhase.OVERTIME
        return CallPhase.CLOSING if remaining <= timedelta(minutes=CLOSING_MINUTES) else CallPhase.RUNNING


class MonotonicClock:
    """A wall clock that is immune to changes of the system clock while a window is open.

    It reads the system time once and then advances with a monotonic clock. `sync` reads the system time again only if
    another window has written the call clock, which then is in that window's time.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        """*monotonic* returns seconds that never go back and also count during system sleep."""
        self._monotonic = monotonic
        self._anchor: tuple[timedelta, datetime | None] | None = None
        self._wall_at_anchor: datetime | None = None
        self._monotonic_at_anchor = 0.0

    def sync(self, clock: CallClock, wall: datetime) -> None:
        """Read the system time (*wall*, UTC) again if the call clock has changed since the last sync."""
        anchor = (clock.accumulated, clock.running_since)
        if anchor != self._anchor:
            self._anchor = anchor
            self._wall_at_anchor, self._monotonic_at_anchor = wall, self._monotonic()

    def now(self, wall: datetime) -> datetime:
        """Return the current time (UTC); before the first sync, this is *wall*."""
        if self._wall_at_anchor is None:
            return wall
        return self._wall_at_anchor + timedelta(seconds=self._monotonic() - self._monotonic_at_anchor)

    def has_drifted(self, wall: datetime) -> bool:
        """Whether the system clock was changed, so that the call clock must be rewritten in the new time."""
        return abs(wall - self.now(wall)) > timedelta(seconds=MAX_DRIFT_SECONDS)


class QuestionTime(NamedTuple):
    """Time spent on a question, and its budget."""

    spent: timedelta
    budget: timedelta

    @property
    def remaining(self) -> timedelta:
        """Time left in the budget; negative if it is exceeded."""
        return self.budget - self.spent


def question_time(spent_seconds: int, minutes: int, elapsed: timedelta, started_seconds: int | None) -> QuestionTime:
    """Return the time spent on a question, and its budget of *minutes*.

    *spent_seconds* is the time spent on it before. For the current question, *started_seconds* is the call time at
    which it became current, and *elapsed* the call time now; for other questions, *started_seconds* is None.
    """
    spent = timedelta(seconds=spent_seconds)
    if started_seconds is not None:
        spent += max(elapsed - timedelta(seconds=started_seconds), _ZERO)
    return QuestionTime(spent, timedelta(minutes=minutes))
