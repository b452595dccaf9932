"""Rows of the search screen: groups with headings, and in each row what was found, where, why, when, and who."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from textual.content import Content

from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.domain.search_labels import describe_variant
from infoview_tui.domain.search_ranking import MatchRank
from infoview_tui.services.search.results import SearchResult, SearchResults, Spans
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row

LABEL_WIDTH = 15
"""Cells for what each result is, with the gap after it, where there is room for a column."""

MARK_STYLE = "bold underline"
"""Readable without color, also on the cursor."""

_KINDS_WITHOUT_PERSON = frozenset({SearchKind.CONTACT, SearchKind.ORGANIZATION, SearchKind.INDUSTRY, SearchKind.PATH})


def build_rows(results: SearchResults, now: datetime, zone: tzinfo) -> list[Row]:
    """Return the rows of all groups. The keys are the results."""
    rows: list[Row] = []
    for group in results.groups:
        more = f" · the first {len(group.results)}; kind:{group.kind} shows more" if group.has_more else ""
        rows.append(
            Row(("group", group.kind), assemble(group.kind.heading, (more, "$text-muted not bold")), is_heading=True)
        )
        rows += (_build_row(result, now, zone) for result in group.results)
    return rows


def _build_row(result: SearchResult, now: datetime, zone: tzinfo) -> Row:
    what = describe_variant(result.kind, result.variant)
    parts = [
        part
        for part in (_mark(result.title, result.title_marks, "bold"), _mark(result.context, result.context_marks))
        if part
    ]
    body = Content(" · ").join(parts)
    if result.rank > MatchRank.WORD_START:
        body = assemble(body, (f"  ({result.rank.label})", "$text-muted"))
    label = assemble(what).truncate(LABEL_WIDTH - 1, ellipsis=True) if what else Content("")
    label = assemble(label, " ") if what else label
    return Row(result, body, label, Content(" · ").join(_trailing_parts(result, now, zone)))


def _trailing_parts(result: SearchResult, now: datetime, zone: tzinfo) -> Iterator[Content]:
    if result.contact and result.kind not in _KINDS_WITHOUT_PERSON:
        yield plain(result.contact)
    if result.at is not None and result.kind not in _KINDS_WITHOUT_PERSON:
        yield assemble((format_day(result.at.astimezone(zone).date(), now.astimezone(zone).date()), "$text-muted"))


def _mark(text: str, marks: Spans, style: str = "") -> Content:
    content = plain(text)
    if style:
        content = content.stylize(style)
    for start, end in marks:
        content = content.stylize(MARK_STYLE, start, end)
    return content
