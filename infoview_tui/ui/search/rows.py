"""Rows of the search screen: groups with headings, and in each row what was found, where, why, when, and who.

The texts of results are clean already.
"""

from __future__ import annotations

from datetime import date, tzinfo
from functools import lru_cache

from textual.content import Content, Span

from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.domain.search_labels import describe_variant
from infoview_tui.domain.search_ranking import MatchRank
from infoview_tui.services.search.results import SearchGroup, SearchResult, SearchResults
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.row_list import Row

LABEL_WIDTH = 15
"""Cells for what each result is, with the gap after it, where there is room for a column."""

MARK_STYLE = "bold underline"
"""Readable without color, also on the cursor."""

_KINDS_WITHOUT_PERSON = frozenset({SearchKind.CONTACT, SearchKind.ORGANIZATION, SearchKind.INDUSTRY, SearchKind.PATH})


class RowBuilder:
    """Builds the rows of results, and keeps those of the last results: most are found again by the next letter."""

    def __init__(self) -> None:
        """Start with no rows."""
        self._rows: dict[SearchResult, Row] = {}
        self._today: date | None = None

    def build(self, results: SearchResults, today: date, zone: tzinfo) -> list[Row]:
        """Return the rows of all groups, with days relative to *today*. The keys are the results."""
        known = self._rows if today == self._today else {}
        self._rows, self._today = {}, today
        rows: list[Row] = []
        for group in results.groups:
            rows.append(_build_heading(group))
            for result in group.results:
                row = self._rows[result] = known.get(result) or _build_row(result, today, zone)
                rows.append(row)
        return rows


def _build_heading(group: SearchGroup) -> Row:
    more = f" · the first {len(group.results)}; kind:{group.kind} shows more" if group.has_more else ""
    heading = assemble(group.kind.heading, (more, "$text-muted not bold"))
    return Row(("group", group.kind), heading, is_heading=True)


def _build_row(result: SearchResult, today: date, zone: tzinfo) -> Row:
    return Row(
        result, _build_body(result), _build_label(result.kind, result.variant), _build_trailing(result, today, zone)
    )


def _build_body(result: SearchResult) -> Content:
    """Return the title, the context, and why it was found, put together at once: there are dozens for each letter."""
    spans = [Span(0, len(result.title), "bold")] if result.title else []
    spans += (Span(start, end, MARK_STYLE) for start, end in result.title_marks)
    text = " · ".join(filter(None, (result.title, result.context)))
    start_of_context = len(text) - len(result.context)
    spans += (Span(start_of_context + start, start_of_context + end, MARK_STYLE) for start, end in result.context_marks)
    if result.rank > MatchRank.WORD_START:
        reason = f"  ({result.rank.label})"
        spans.append(Span(len(text), len(text) + len(reason), "$text-muted"))
        text += reason
    return Content(text, spans)


@lru_cache(maxsize=256)
def _build_label(kind: SearchKind, variant: str) -> Content:
    what = describe_variant(kind, variant)
    return assemble(assemble(what).truncate(LABEL_WIDTH - 1, ellipsis=True), " ") if what else Content("")


def _build_trailing(result: SearchResult, today: date, zone: tzinfo) -> Content:
    if result.kind in _KINDS_WITHOUT_PERSON:
        return Content("")
    day = format_day(result.at.astimezone(zone).date(), today) if result.at is not None else ""
    text = " · ".join(filter(None, (result.contact, day)))
    return Content(text, [Span(len(text) - len(day), len(text), "$text-muted")] if day else [])
