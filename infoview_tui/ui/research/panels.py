"""The panel beside the list of paths, organizations, or industries: what stands on the page, in short (R1, R17)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.research.subject_pages import IndustryPage, OrganizationPage, PathPage, PersonRow, Research
from infoview_tui.ui.research.page_parts import Fact, format_state
from infoview_tui.ui.research.path_page import build_path_facts, list_unheard_topics
from infoview_tui.ui.research.paths_data import PathKnowledge
from infoview_tui.ui.shared.content import assemble

MAX_LINES = 5
"""Lines of a section; what is left out is counted."""

MAX_TEXT_LENGTH = 200


def build_path_panel(page: PathPage, knowledge: PathKnowledge) -> Content:
    """Return why a path is of interest, what is believed, who can speak to it, and what is still unknown."""
    facts = build_path_facts(page, knowledge)
    unheard = ", ".join(list_unheard_topics(knowledge.gaps))
    return _join(
        *map(_format_fact, facts[:2]),
        _build_section("What you believe", _list_hypotheses(page.research)),
        _build_section("Who can speak to it", _list_people(page.people, with_organization=True)),
        _build_section("Still unknown", [assemble(unheard)] if unheard else []),
        *map(_format_fact, facts[2:]),
    )


def build_organization_panel(page: OrganizationPage) -> Content:
    """Return why an organization is of interest, who is there, what was found, and what is believed."""
    return _join(
        _format_fact(Fact("Why", page.row.why, "Why is it of interest? Press e.")),
        _build_section("Your contacts there", _list_people(page.people, with_organization=False)),
        _build_section("What you believe", _list_hypotheses(page.research)),
        _build_section("Findings", _list_findings(page.research)),
    )


def build_industry_panel(page: IndustryPage) -> Content:
    """Return why an industry is of interest, its organizations, what was found, and what is believed."""
    names = [
        assemble(clean_line(row.name, MAX_TEXT_LENGTH), (f"  {format_count(row.people, 'contact')}", "$text-muted"))
        for row in page.organizations
    ]
    return _join(
        _format_fact(Fact("Why", page.row.why, "Why is it of interest? Press e.")),
        _build_section("Organizations", names),
        _build_section("What you believe", _list_hypotheses(page.research)),
        _build_section("Findings", _list_findings(page.research)),
    )


def _join(*parts: Content) -> Content:
    return Content("\n\n").join(part for part in parts if part)


def _format_fact(fact: Fact) -> Content:
    text = "\n".join(clean_line(line, MAX_TEXT_LENGTH) for line in fact.text.split("\n"))
    return assemble((fact.label, "bold $primary"), "\n", text or (fact.hint, "$text-muted"))


def _build_section(title: str, lines: Iterable[Content]) -> Content:
    found: Sequence[Content] = list(lines)
    if not found:
        return Content("")
    shown = found if len(found) <= MAX_LINES + 1 else found[:MAX_LINES]
    more = [assemble((f"and {len(found) - len(shown):,} more", "$text-muted"))] if len(shown) < len(found) else []
    return Content("\n").join([assemble((title, "bold $primary")), *shown, *more])


def _list_people(people: Sequence[PersonRow], *, with_organization: bool) -> Iterator[Content]:
    for person in people:
        place = person.organization if with_organization else person.title
        facts = " · ".join(filter(None, (format_state(person), clean_line(place, MAX_TEXT_LENGTH))))
        yield assemble(clean_line(person.name, MAX_TEXT_LENGTH), (f"  {facts}", "$text-muted"))


def _list_hypotheses(research: Research) -> Iterator[Content]:
    for row in research.hypotheses:
        count = research.evidence.get(row.id, VerdictCount())
        yield assemble(f"· {clean_line(row.text, MAX_TEXT_LENGTH)}", (f"  {count}", "$text-muted"))


def _list_findings(research: Research) -> Iterator[Content]:
    return (assemble(f"· {clean_line(row.text, MAX_TEXT_LENGTH)}") for row in research.findings)
