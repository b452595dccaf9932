"""Parts that the pages of organizations, industries, and paths have in common: facts, people, and research."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import NamedTuple

from textual.content import Content

from infoview_tui.domain.enums import FindingKind
from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.format_dates import format_short_day
from infoview_tui.domain.labels import format_role
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.research.queries import ResearchFindingRow
from infoview_tui.services.research.subject_pages import PersonRow, Research
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.research_rows import build_finding_row, build_hypothesis_row, fold_rows
from infoview_tui.ui.shared.widgets.row_list import Row

MAX_TEXT_LENGTH = 1000
"""Maximum number of characters of one text on a page."""

MAX_PEOPLE = 12
MAX_ITEMS = 20
"""Rows of a section that are shown; the rest is folded."""


INDUSTRY, INTRODUCTION = "Industry", "Introduction"
GAUGES, FIT, RATING, NEWS = "Your view", "Fit", "Rating", "What is new"
"""Labels of facts that have a place of their own."""


class Fact(NamedTuple):
    """A labeled fact about a subject; *hint* is shown in place of a text that is missing."""

    label: str
    text: str
    hint: str = ""


class PageContent(NamedTuple):
    """What a page shows: the name in the title, a summary under it, facts, and rows in sections."""

    name: str
    summary: Content
    facts: list[Fact]
    rows: list[Row]


class PageFormat(NamedTuple):
    """How a page is formatted: its subject, the current time, the time zone, and the sections that are unfolded."""

    subject: Subject
    now: datetime
    zone: tzinfo
    unfolded: Collection[str] = ()

    def format_day(self, moment: datetime) -> str:
        """Return the day of a moment, short."""
        return format_short_day(moment.astimezone(self.zone).date(), self.now.astimezone(self.zone).date())

    def build_people(self, title: str, people: Sequence[PersonRow], *, with_organization: bool) -> list[Row]:
        """Return the section of the people, those who were interviewed first."""
        rows = [self._build_person(person, with_organization=with_organization) for person in people]
        return build_section(title, fold_rows(rows, MAX_PEOPLE, title, "people", self.unfolded))

    def _build_person(self, person: PersonRow, *, with_organization: bool) -> Row:
        role = format_role(person.title, person.organization if with_organization else "")
        body = assemble(plain(person.name), (f"  {clean_line(role, MAX_TEXT_LENGTH)}" if role else "", "$text-muted"))
        return Row(("contact", person.contact_id), body, trailing=assemble((format_state(person), "$text-muted")))

    def build_research(self, research: Research) -> list[Row]:
        """Return the sections of hypotheses and findings."""
        return [*self.build_hypotheses(research), *self.build_findings(research)]

    def build_hypotheses(self, research: Research, asks: Mapping[int, Content] | None = None) -> list[Row]:
        """Return the section of the hypotheses, with the people behind each; *asks* stand after them (R17)."""
        title = "What you believe"
        rows = []
        for hypothesis in research.hypotheses:
            count = research.evidence.get(hypothesis.id, VerdictCount())
            about = (clean_line(hypothesis.about),) if hypothesis.about else ()
            row = build_hypothesis_row(hypothesis.id, hypothesis.text, count, about, hypothesis.origin)
            own = f" · you: {hypothesis.own_verdict}" if hypothesis.own_verdict else ""
            ask = (asks or {}).get(hypothesis.id, Content(""))
            rows.append(replace(row, body=assemble(row.body, (own, "$accent"), ask)))
        return build_section(title, fold_rows(rows, MAX_ITEMS, title, "hypotheses", self.unfolded))

    def build_findings(self, research: Research) -> list[Row]:
        """Return the section of the findings, and that of warm introductions (R5, R16)."""
        sections = []
        for kind, title in ((FindingKind.FINDING, "Findings"), (FindingKind.WARM_INTRODUCTION, "Warm introductions")):
            rows = [
                build_finding_row(row.id, row.text, row.source, self._name_other_subject(row))
                for row in research.findings
                if row.kind is kind
            ]
            sections += build_section(title, fold_rows(rows, MAX_ITEMS, title, title.lower(), self.unfolded))
        return sections

    def _name_other_subject(self, row: ResearchFindingRow) -> str:
        """Return the name of what a finding is about, unless that is the subject of the page."""
        return "" if (row.subject_kind, row.subject_id) == self.subject else row.subject_name


def build_section(title: str, rows: Iterable[Row]) -> list[Row]:
    """Return rows under a heading; an empty section is left out."""
    found = list(rows)
    return [Row(f"h-{title}", Content(title), is_heading=True), *found] if found else []


def format_state(person: PersonRow) -> str:
    """Return how far the outreach to a person is: "met twice", or the stage."""
    times = {0: person.stage.label.lower(), 1: "met", 2: "met twice"}
    return times.get(person.talks, f"met {person.talks} times")


def count_met(people: Sequence[PersonRow], noun: str = "contact") -> str:
    """Return "3 contacts, 2 met", or "no contacts yet"."""
    if not people:
        return f"no {noun}s yet"
    met = sum(person.talks > 0 for person in people)
    return f"{len(people):,} {noun if len(people) == 1 else f'{noun}s'}, {met or 'none'} met"
