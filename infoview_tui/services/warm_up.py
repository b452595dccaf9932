"""Preload the modules that the first write needs, so that no key press waits for the import."""

from __future__ import annotations

from infoview_tui.services import (
    availability,
    banks,
    board,
    contacts,
    copies,
    debrief,
    drafts,
    exports,
    imports,
    insights,
    interviews,
    introductions,
    outreach,
    profile,
    research,
    trip_requests,
    trips,
)


def warm_up() -> None:
    """Import SQLModel and all modules that write (about 300 ms). Call it in a thread after the first paint."""
    features = (board, imports, interviews, debrief, drafts, outreach, insights, banks, profile, research, trips)
    for package in (contacts, availability, introductions, *features, copies, exports, trip_requests):
        for name in package.__all__:
            getattr(package, name)
