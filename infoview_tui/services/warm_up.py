"""Imports what the first write needs, so that no key has to wait for it."""

from __future__ import annotations

from infoview_tui.services import board, contacts, debrief, interviews, outreach


def warm_up() -> None:
    """Import SQLModel and every module that writes (some 300 ms); meant for a thread, after the first paint."""
    for package in (contacts, board, interviews, debrief, outreach):
        for name in package.__all__:
            getattr(package, name)
