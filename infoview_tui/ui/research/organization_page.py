"""The page of an organization: who is there, who was there, what was found and believed, and asks made (R1, R3)."""

from __future__ import annotations

from collections.abc import Iterator

from infoview_tui.domain.enums import AffiliationKind
from infoview_tui.domain.labels import ASK_OUTCOMES
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.research.subject_pages import AskRow, FormerPersonRow, OrganizationPage
from infoview_tui.ui.research.page_parts import (
    INDUSTRY,
    MAX_TEXT_LENGTH,
    Fact,
    PageContent,
    PageFormat,
    build_section,
    count_met,
)
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row


def build_organization_page(page: OrganizationPage, style: PageFormat) -> PageContent:
    """Return what the page of an organization shows."""
    row = page.row
    parts = (clean_line(row.industry, 60), count_met(page.people), *_count_asks(page))
    facts = [
        Fact("Why", clean_line(row.why, MAX_TEXT_LENGTH), "Why is it of interest? Press e."),
        Fact(INDUSTRY, clean_line(row.industry, MAX_TEXT_LENGTH), "Not known yet. Press e."),
    ]
    return PageContent(row.name, plain(" · ".join(filter(None, parts))), facts, list(_build_rows(page, style)))


def _count_asks(page: OrganizationPage) -> Iterator[str]:
    if page.asks:
        yield f"asked {len(page.asks)} {'person' if len(page.asks) == 1 else 'people'} for an introduction"


def _build_rows(page: OrganizationPage, style: PageFormat) -> Iterator[Row]:
    yield from style.build_people("Your contacts there", page.people, with_organization=False)
    yield from style.build_research(page.research)
    yield from build_section("Asked for an introduction", (_build_ask(ask, style) for ask in page.asks))
    yield from build_section("Worked or studied there", map(_build_former, page.former))


def _build_ask(ask: AskRow, style: PageFormat) -> Row:
    found = f": {clean_line(ask.found)}" if ask.found else ""
    note = f"\n{clean_line(ask.note, MAX_TEXT_LENGTH)}" if ask.note else ""
    body = assemble(plain(ask.contact), f"  {ASK_OUTCOMES[ask.state]}{found}", (note, "$text-muted"))
    return Row(("ask", ask.id, ask.contact_id), body, trailing=assemble((style.format_day(ask.at), "$text-muted")))


def _build_former(row: FormerPersonRow) -> Row:
    name = plain(row.name) if row.contact_id is not None else assemble(("You", "bold"))
    title = clean_line(row.title, MAX_TEXT_LENGTH) or ("studied" if row.kind is AffiliationKind.STUDY else "worked")
    return Row(
        ("former", row.affiliation_id, row.contact_id),
        assemble(name, (f"  {title}", "$text-muted")),
        trailing=assemble((format_years(row.first_year, row.last_year), "$text-muted")),
    )


def format_years(first: int | None, last: int | None) -> str:
    """Return ``2018–2021``, or the one year that is known; empty if none is."""
    if first is None or last is None or first == last:
        return str(first or last or "")
    return f"{first}–{last}"
