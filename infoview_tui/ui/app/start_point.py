"""Where the app opens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StartPoint:
    """The first screen (``board`` or ``today``; empty: as the config says), or the call that is opened at once."""

    screen: str = ""
    interview_id: int | None = None
