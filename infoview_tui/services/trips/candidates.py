"""Contacts who could be added to a trip, found by one line: a tag, a place, or a name (R15)."""

from __future__ import annotations

from collections.abc import Sequence

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.normalize import fold
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.trips.trips import TRIP_CANDIDATES, TripContactRow

MAX_NAMED = 4
"""How many of the contacts found are named."""


def list_candidates(workspace: Workspace, trip_id: int) -> list[TripContactRow]:
    """Return the contacts who are not closed and not on a trip yet, by name."""
    return workspace.store.all(TRIP_CANDIDATES, trip_id=trip_id)


def find_candidates(candidates: Sequence[TripContactRow], text: str) -> list[TripContactRow]:
    """Return the contacts that a line stands for: all with the tag, or else in the place, or else with the name."""
    wanted = fold(text.strip())
    if not wanted:
        return []
    if wanted.startswith("#"):
        return [row for row in candidates if wanted[1:] in map(fold, row.tags)]
    return (
        [row for row in candidates if wanted in fold(row.location)]
        or [row for row in candidates if wanted in map(fold, row.tags)]
        or [row for row in candidates if wanted in fold(row.name)]
    )


def describe_choice(candidates: Sequence[TripContactRow], text: str) -> str:
    """Return a sentence about the contacts that a line stands for."""
    if not text.strip():
        return "For example: #berlin, Berlin, or Maria Lopez."
    found = find_candidates(candidates, text)
    if not found:
        return "No contact fits, or they are on the trip already."
    names = ", ".join(row.name for row in found[:MAX_NAMED])
    more = f" and {len(found) - MAX_NAMED} more" if len(found) > MAX_NAMED else ""
    return f"{format_count(len(found), 'contact')}: {names}{more}."
