"""JSON of the entries of a week, for ``infoview week --json``. Keys are never renamed or removed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.domain.week_entries import WeekEntry


class WeekEntryJson(TypedDict):
    """An entry of a week. ``label`` is the title of a calendar's event, empty for all others."""

    kind: str
    starts_at: str
    ends_at: str
    all_day: bool
    contact_id: int | None
    contact: str | None
    label: str
    place: str
    timezone: str
    interview_id: int | None
    offer_id: int | None


def entries_to_json(entries: Iterable[WeekEntry]) -> list[WeekEntryJson]:
    """Return the entries as JSON objects, in order."""
    return [
        {
            "kind": entry.kind.value,
            "starts_at": format_timestamp(entry.starts_at),
            "ends_at": format_timestamp(entry.ends_at),
            "all_day": entry.all_day,
            "contact_id": entry.contact_id,
            "contact": entry.label if entry.is_own else None,
            "label": "" if entry.is_own else entry.label,
            "place": entry.place,
            "timezone": entry.zone,
            "interview_id": entry.interview_id,
            "offer_id": entry.offer_id,
        }
        for entry in entries
    ]
