"""Preload the modules that the first write needs, so that no key press waits for the import."""

from __future__ import annotations

from infoview_tui.domain.business_days import BusinessCalendar
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


def warm_up(calendar: BusinessCalendar) -> None:
    """Import SQLModel and all modules that write (about 400 ms), and load the holidays of the user's country (100 ms).

    Call it in a thread after the first paint.
    """
    features = (board, imports, interviews, debrief, drafts, outreach, insights, banks, profile, research, trips)
    for package in (contacts, availability, introductions, *features, copies, exports, trip_requests):
        for name in package.__all__:
            getattr(package, name)
    from infoview_tui.storage.engine import configure_mappers

    configure_mappers()  # otherwise the first session does it
    calendar.preload()
