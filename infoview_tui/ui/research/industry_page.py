"""The page of an industry: its organizations, who is there, what was found, and what is believed (R1)."""

from __future__ import annotations

from collections.abc import Iterator

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.research.subject_pages import IndustryOrganizationRow, IndustryPage
from infoview_tui.ui.research.page_parts import (
    MAX_ITEMS,
    MAX_TEXT_LENGTH,
    Fact,
    PageContent,
    PageFormat,
    build_section,
    count_met,
)
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.research_rows import fold_rows
from infoview_tui.ui.shared.widgets.row_list import Row


def build_industry_page(page: IndustryPage, style: PageFormat) -> PageContent:
    """Return what the page of an industry shows."""
    summary = plain(f"{format_count(len(page.organizations), 'organization')} · {count_met(page.people)}")
    why = Fact("Why", clean_line(page.row.why, MAX_TEXT_LENGTH), "Why is it of interest? Press e.")
    return PageContent(page.row.name, summary, [why], list(_build_rows(page, style)))


def _build_rows(page: IndustryPage, style: PageFormat) -> Iterator[Row]:
    organizations = [_build_organization(row) for row in page.organizations]
    title = "Organizations"
    yield from build_section(title, fold_rows(organizations, MAX_ITEMS, title, "organizations", style.unfolded))
    yield from style.build_research(page.research)
    yield from style.build_people("Your contacts there", page.people, with_organization=True)


def _build_organization(row: IndustryOrganizationRow) -> Row:
    why = clean_line(row.why, MAX_TEXT_LENGTH)
    people = format_count(row.people, "contact") if row.people else "no contacts"
    return Row(
        ("subject", Subject.organization(row.id)),
        assemble(plain(row.name), (f"  {why}" if why else "", "$text-muted")),
        trailing=assemble((people, "$text-muted")),
    )
