"""The clock of a call against the agreed length: near its end the person offers to end (R28)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

EXTENSION_MINUTES = 10
"""How much an invitation to stay adds each time (R28)."""

CLOSING_MINUTES = 3
"""From here on it is time to thank, and to ask who else to talk to (R29)."""

MAX_DRIFT_SECONDS = 2
"""How far the machine's clock may go from the steady one before the call's clock is written anew."""

_ZERO = timedelta(0)


class CallPhase(StrEnum):
    """Where a call stands against its agreed length."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSING = "closing"
    OVERTIME = "over"
    ENDED = "ended"


class CallClock(NamedTuple):
    """One call's clock: ``spoken`` is how long was spoken until ``since``, an aware UTC datetime; lengths in minutes.

    Without ``since`` it stands: the call has not begun, is paused, or has ended.
    """

    has_started: bool = False
    has_ended: bool = False
    accumulated: timedelta = _ZERO
    running_since: datetime | None = None
    agreed_minutes: int = 0
    extra_minutes: int = 0

    def elapsed(self, now: datetime) -> timedelta:
        """How long was spoken; it never goes back behind ``spoken``, even where the machine's clock was set back."""
        return (
            self.accumulated if self.running_since is None else self.accumulated + max(now - self.running_since, _ZERO)
        )

    def elapsed_seconds(self, now: datetime) -> int:
        """How long was spoken, in whole seconds."""
        return int(self.elapsed(now).total_seconds())

    def remaining(self, now: datetime) -> timedelta:
        """How much of the agreed and added time is left; negative when it is over."""
        return timedelta(minutes=self.agreed_minutes + self.extra_minutes) - self.elapsed(now)

    def phase(self, now: datetime) -> CallPhase:
        """Where the call stands; closing begins three minutes before the end."""
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
    """The time of day as it goes on while a window is open, whatever becomes of the machine's clock.

    It takes the machine's time once, and counts on from there by a clock that nobody can set. `follow` takes it anew
    only where another window wrote the call's clock, which then holds that window's time.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        """``steady`` gives seconds that only ever go on, in sleep too."""
        self._monotonic = monotonic
        self._anchor: tuple[timedelta, datetime | None] | None = None
        self._wall_at_anchor: datetime | None = None
        self._monotonic_at_anchor = 0.0

    def sync(self, clock: CallClock, wall: datetime) -> None:
        """Take the machine's time (``wall``, UTC) where the call's clock is not the one that was last followed."""
        anchor = (clock.accumulated, clock.running_since)
        if anchor != self._anchor:
            self._anchor = anchor
            self._wall_at_anchor, self._monotonic_at_anchor = wall, self._monotonic()

    def now(self, wall: datetime) -> datetime:
        """The present moment in the time that was taken; the machine's own where none was taken yet."""
        if self._wall_at_anchor is None:
            return wall
        return self._wall_at_anchor + timedelta(seconds=self._monotonic() - self._monotonic_at_anchor)

    def has_drifted(self, wall: datetime) -> bool:
        """Tell whether the machine's clock was set: then the call's clock is to be written in its new time."""
        return abs(wall - self.now(wall)) > timedelta(seconds=MAX_DRIFT_SECONDS)


class QuestionTime(NamedTuple):
    """How long a question has had, against its budget."""

    spent: timedelta
    budget: timedelta

    @property
    def remaining(self) -> timedelta:
        """What is left of the budget; negative when it is used up."""
        return self.budget - self.spent


def question_time(spent_seconds: int, minutes: int, elapsed: timedelta, started_seconds: int | None) -> QuestionTime:
    """Return how long a question has had against its budget of ``minutes``.

    ``spent_seconds`` are those of earlier turns. For the current question ``turned_seconds`` is when it was turned to,
    in the time of the call, which is ``elapsed`` now; for any other it is None.
    """
    spent = timedelta(seconds=spent_seconds)
    if started_seconds is not None:
        spent += max(elapsed - timedelta(seconds=started_seconds), _ZERO)
    return QuestionTime(spent, timedelta(minutes=minutes))


def format_clock(span: timedelta) -> str:
    """Write a length of time as a clock: ``4:05``, ``12:04``, ``1:02:03``; a minus before what is negative."""
    seconds = int(span.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, seconds = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{seconds:02}" if hours else f"{sign}{minutes}:{seconds:02}"
