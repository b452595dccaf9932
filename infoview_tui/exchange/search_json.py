"""JSON of search results, for ``infoview search --json``. Keys are never renamed or removed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.search.results import SearchResult


class SearchResultJson(TypedDict):
    """A result of a search."""

    kind: str
    id: int
    variant: str
    title: str
    context: str
    why: str
    at: str | None
    contact_id: int | None
    contact: str
    organization: str
    interview_id: int | None
    note_id: int | None


def results_to_json(results: Iterable[SearchResult]) -> list[SearchResultJson]:
    """Return the results as JSON objects, the best groups first."""
    return [
        {
            "kind": result.kind.value,
            "id": result.id,
            "variant": result.variant,
            "title": result.title,
            "context": result.context,
            "why": result.rank.label,
            "at": format_timestamp(result.at) if result.at is not None else None,
            "contact_id": result.contact_id,
            "contact": result.contact,
            "organization": result.organization,
            "interview_id": result.interview_id,
            "note_id": result.note_id,
        }
        for result in results
    ]
