"""Start point of the app."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StartPoint:
    """First screen (``board`` or ``today``; empty for the config's default), or the interview of the call to open."""

    screen: str = ""
    interview_id: int | None = None
