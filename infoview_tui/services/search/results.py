"""Results of a search: in groups, each with what was found, where it matches, and why."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.domain.search_ranking import MatchRank

Spans = tuple[tuple[int, int], ...]


class SearchResult(NamedTuple):
    """One thing that was found, with the ids to open it.

    *variant* is the kind of a note, message or action, the stage of a contact, or the topic of a question. *context* is
    a line of its text around the match; the spans say what to mark in it and in the title. *deadline* is
    until when the next action with the contact is not overdue.
    """

    kind: SearchKind
    id: int
    title: str
    context: str
    rank: MatchRank
    at: datetime | None = None
    contact_id: int | None = None
    contact: str = ""
    organization: str = ""
    interview_id: int | None = None
    note_id: int | None = None
    variant: str = ""
    title_marks: Spans = ()
    context_marks: Spans = ()
    deadline: datetime | None = None
    question_id: str = ""
    """The id of a question of a bank."""


class SearchGroup(NamedTuple):
    """The results of one kind, the best first; *has_more* if there are others that are not listed."""

    kind: SearchKind
    results: tuple[SearchResult, ...]
    has_more: bool


class SearchResults(NamedTuple):
    """What a search found. *problems* say which terms were not understood."""

    groups: tuple[SearchGroup, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def results(self) -> tuple[SearchResult, ...]:
        """All results, group by group."""
        return tuple(result for group in self.groups for result in group.results)
