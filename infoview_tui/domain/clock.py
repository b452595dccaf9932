"""The clock of a call against the agreed length: near its end the person offers to end (R28)."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

INVITED_TO_STAY_MINUTES = 10
"""How much an invitation to stay adds each time (R28)."""

CLOSING_MINUTES = 3
"""From here on it is time to thank, and to ask who else to talk to (R29)."""

_ZERO = timedelta(0)


class Phase(StrEnum):
    """Where a call stands against its agreed length."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    CLOSING = "closing"
    OVER = "over"


class CallClock(NamedTuple):
    """One call's times: aware UTC datetimes, lengths in minutes. After ``ended_at`` it stands still."""

    started_at: datetime | None
    agreed_minutes: int
    extra_minutes: int = 0
    ended_at: datetime | None = None

    def elapsed(self, now: datetime) -> timedelta:
        """How long the call has run; never negative, even where the machine's clock was set back."""
        if self.started_at is None:
            return _ZERO
        return max((self.ended_at or now) - self.started_at, _ZERO)

    def left(self, now: datetime) -> timedelta:
        """How much of the agreed and added time is left; negative when it is over."""
        return timedelta(minutes=self.agreed_minutes + self.extra_minutes) - self.elapsed(now)

    def phase(self, now: datetime) -> Phase:
        """Where the call stands; closing begins three minutes before the end."""
        if self.started_at is None:
            return Phase.NOT_STARTED
        left = self.left(now)
        if left <= _ZERO:
            return Phase.OVER
        return Phase.CLOSING if left <= timedelta(minutes=CLOSING_MINUTES) else Phase.RUNNING

    def offer_to_end(self, now: datetime) -> str:
        """Say that it is time to offer to end, and when; empty while there is time, and after the end (R28, R29)."""
        phase = self.phase(now)
        if self.ended_at is not None or phase in {Phase.NOT_STARTED, Phase.RUNNING}:
            return ""
        seconds = int(self.left(now).total_seconds())
        if phase is Phase.CLOSING:
            return f"{-(-seconds // 60) or 1} min left: offer to end, ask who else to talk to"
        if seconds > -60:
            return "time is up: offer to end now"
        return f"{-seconds // 60} min over: offer to end now"


def spell_clock(span: timedelta) -> str:
    """Write a length of time as a clock: ``4:05``, ``12:04``, ``1:02:03``; a minus before what is negative."""
    seconds = int(span.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, seconds = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{seconds:02}" if hours else f"{sign}{minutes}:{seconds:02}"
