"""The page of a path: why, what is believed, what is still unknown, and who can speak to it (R1, R17, R35)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from infoview_tui.domain.enums import FitSide, Topic
from infoview_tui.domain.find_out import GapKind
from infoview_tui.domain.gauges import GAUGE_NAMES, PathGauges, format_history
from infoview_tui.domain.ratings import format_topic
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.insights.find_out import Gap
from infoview_tui.services.insights.paths import PathColumn
from infoview_tui.services.research.subject_pages import PathPage
from infoview_tui.ui.research.page_parts import (
    FIT,
    GAUGES,
    INTRODUCTION,
    MAX_TEXT_LENGTH,
    NEWS,
    RATING,
    Fact,
    PageContent,
    PageFormat,
    build_section,
    count_met,
)
from infoview_tui.ui.research.paths_data import PathKnowledge
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.research_rows import fold_rows
from infoview_tui.ui.shared.widgets.row_list import Row

NOT_ASKED = "not asked yet, "
"""Begins the reason of a topic that nobody was asked about, which the heading says already."""

MAX_GAPS = 6
"""What is still unknown that is shown; the rest is folded."""


def build_path_page(page: PathPage, knowledge: PathKnowledge, style: PageFormat) -> PageContent:
    """Return what the page of a path shows."""
    parts = [count_met(page.people)]
    if knowledge.column is not None and knowledge.column.talks.voices:
        parts.append(f"interviews with {knowledge.column.talks}")
    return PageContent(
        page.row.name,
        plain(" · ".join(parts)),
        build_path_facts(page, knowledge),
        list(_build_rows(page, knowledge, style)),
    )


def build_path_facts(page: PathPage, knowledge: PathKnowledge) -> list[Fact]:
    """Return why the path is of interest, the introduction for it, and what the interviews amount to."""
    row = page.row
    return [
        Fact("Why", clean_line(row.why, MAX_TEXT_LENGTH), "What draws you to it? Press e."),
        Fact(INTRODUCTION, clean_line(row.introduction, MAX_TEXT_LENGTH), "As in your profile. Press I for a variant."),
        Fact(GAUGES, _format_gauges(knowledge.gauges), "What do you make of it yourself? Press f."),
        *_build_column_facts(knowledge.column),
    ]


def _format_gauges(gauges: PathGauges) -> str:
    """Return the gauges with how they have changed, one a line: ``Liking 3 → 4``."""
    return "\n".join(f"{GAUGE_NAMES[gauge]} {format_history(gauges.history(gauge))}" for gauge in gauges.scores)


def _build_column_facts(column: PathColumn | None) -> Iterator[Fact]:
    if column is None:
        return
    if column.is_rated and column.total is not None:
        yield Fact(RATING, f"{column.total} of 5")
    sides = ((side, sum(point.side is side for point in column.fit)) for side in FitSide)
    fit = ", ".join(f"{count} {side.value}" for side, count in sides if count)
    yield Fact(FIT, fit, "What speaks for and against it, for you? Press f.")
    if column.saturation:
        yield Fact(NEWS, column.saturation)


def _build_rows(page: PathPage, knowledge: PathKnowledge, style: PageFormat) -> Iterator[Row]:
    asks = {
        gap.hypothesis_id: assemble((" · ", "$text-muted"), _format_ask(gap))
        for gap in knowledge.gaps
        if gap.hypothesis_id is not None
    }
    yield from style.build_hypotheses(page.research, asks)
    others = [(index, gap) for index, gap in enumerate(knowledge.gaps) if gap.hypothesis_id is None]
    unknown = [_build_gap(index, gap, page.row.name) for index, gap in others]
    title = "Still unknown"
    yield from build_section(title, fold_rows(unknown, MAX_GAPS, title, "topics", style.unfolded))
    yield from style.build_findings(page.research)
    yield from style.build_people("Who can speak to it", page.people, with_organization=True)


def _build_gap(index: int, gap: Gap, path: str) -> Row:
    """Return what to find out, why, and who is best placed to answer."""
    topic = clean_line(gap.subject.removeprefix(f"{path}: "), MAX_TEXT_LENGTH)
    subject = "Another view" if gap.kind is GapKind.SINGLE_CIRCLE else topic[:1].upper() + topic[1:]
    reason = clean_line(gap.reason).removeprefix(NOT_ASKED)
    body = assemble(subject, (f"  {reason}", "$text-muted"))
    return Row(("gap", index), body, trailing=_format_ask(gap))


def _format_ask(gap: Gap) -> Content:
    """Return who is best placed to answer: "ask Clara", or "planned with Clara"."""
    if gap.candidate is None:
        return assemble(("nobody to ask yet", "$warning"))
    return assemble((f"{'planned with' if gap.is_planned else 'ask'} {clean_line(gap.candidate.name)}", "$text-muted"))


def list_unheard_topics(gaps: Sequence[Gap]) -> list[str]:
    """Return the topics of a path that nobody was asked about, the most important first."""
    kinds = (GapKind.DECISIVE_TOPIC, GapKind.TOPIC, GapKind.MINOR_TOPIC)
    return [format_topic(Topic(gap.topic)) for gap in gaps if gap.kind in kinds]
