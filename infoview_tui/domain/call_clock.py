"""The clock of a call against the agreed length: near its end the person offers to end (R28)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

INVITED_TO_STAY_MINUTES = 10
"""How much an invitation to stay adds each time (R28)."""

CLOSING_MINUTES = 3
"""From here on it is time to thank, and to ask who else to talk to (R29)."""

DRIFT_SECONDS = 2
"""How far the machine's clock may go from the steady one before the call's clock is written anew."""

_ZERO = timedelta(0)


class Phase(StrEnum):
    """Where a call stands against its agreed length."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSING = "closing"
    OVER = "over"
    ENDED = "ended"


class CallClock(NamedTuple):
    """One call's clock: ``spoken`` is how long was spoken until ``since``, an aware UTC datetime; lengths in minutes.

    Without ``since`` it stands: the call has not begun, is paused, or has ended.
    """

    begun: bool = False
    ended: bool = False
    spoken: timedelta = _ZERO
    since: datetime | None = None
    agreed_minutes: int = 0
    extra_minutes: int = 0

    def elapsed(self, now: datetime) -> timedelta:
        """How long was spoken; it never goes back behind ``spoken``, even where the machine's clock was set back."""
        return self.spoken if self.since is None else self.spoken + max(now - self.since, _ZERO)

    def seconds(self, now: datetime) -> int:
        """How long was spoken, in whole seconds."""
        return int(self.elapsed(now).total_seconds())

    def left(self, now: datetime) -> timedelta:
        """How much of the agreed and added time is left; negative when it is over."""
        return timedelta(minutes=self.agreed_minutes + self.extra_minutes) - self.elapsed(now)

    def phase(self, now: datetime) -> Phase:
        """Where the call stands; closing begins three minutes before the end."""
        if not self.begun:
            return Phase.NOT_STARTED
        if self.ended:
            return Phase.ENDED
        if self.since is None:
            return Phase.PAUSED
        left = self.left(now)
        if left <= _ZERO:
            return Phase.OVER
        return Phase.CLOSING if left <= timedelta(minutes=CLOSING_MINUTES) else Phase.RUNNING


class SteadyClock:
    """The time of day as it goes on while a window is open, whatever becomes of the machine's clock.

    It takes the machine's time once, and counts on from there by a clock that nobody can set. `follow` takes it anew
    only where another window wrote the call's clock, which then holds that window's time.
    """

    def __init__(self, steady: Callable[[], float]) -> None:
        """``steady`` gives seconds that only ever go on, in sleep too."""
        self._steady = steady
        self._clock: tuple[timedelta, datetime | None] | None = None
        self._wall: datetime | None = None
        self._at = 0.0

    def follow(self, clock: CallClock, wall: datetime) -> None:
        """Take the machine's time (``wall``, UTC) where the call's clock is not the one that was last followed."""
        anchor = (clock.spoken, clock.since)
        if anchor != self._clock:
            self._clock = anchor
            self._wall, self._at = wall, self._steady()

    def now(self, wall: datetime) -> datetime:
        """The present moment in the time that was taken; the machine's own where none was taken yet."""
        if self._wall is None:
            return wall
        return self._wall + timedelta(seconds=self._steady() - self._at)

    def drifted(self, wall: datetime) -> bool:
        """Tell whether the machine's clock was set: then the call's clock is to be written in its new time."""
        return abs(wall - self.now(wall)) > timedelta(seconds=DRIFT_SECONDS)


class QuestionTime(NamedTuple):
    """How long a question has had, against its budget."""

    spent: timedelta
    budget: timedelta

    @property
    def left(self) -> timedelta:
        """What is left of the budget; negative when it is used up."""
        return self.budget - self.spent


def question_time(spent_seconds: int, minutes: int, elapsed: timedelta, turned_seconds: int | None) -> QuestionTime:
    """Return how long a question has had against its budget of ``minutes``.

    ``spent_seconds`` are those of earlier turns. For the current question ``turned_seconds`` is when it was turned to,
    in the time of the call, which is ``elapsed`` now; for any other it is None.
    """
    spent = timedelta(seconds=spent_seconds)
    if turned_seconds is not None:
        spent += max(elapsed - timedelta(seconds=turned_seconds), _ZERO)
    return QuestionTime(spent, timedelta(minutes=minutes))


def spell_clock(span: timedelta) -> str:
    """Write a length of time as a clock: ``4:05``, ``12:04``, ``1:02:03``; a minus before what is negative."""
    seconds = int(span.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, seconds = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{seconds:02}" if hours else f"{sign}{minutes}:{seconds:02}"
