"""Layout of the page of one organization, industry, or path: summary, rows, facts, and the line of research."""

from __future__ import annotations

from collections.abc import Hashable

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from infoview_tui.domain.research_subjects import ResearchItemKind, Subject, SubjectKind
from infoview_tui.errors import NotFoundError
from infoview_tui.services.insights.find_out import Gap
from infoview_tui.services.research.subject_pages import (
    Research,
    read_industry_page,
    read_organization_page,
    read_path_page,
)
from infoview_tui.ui.research.facts_panel import FactsPanel
from infoview_tui.ui.research.industry_page import build_industry_page
from infoview_tui.ui.research.organization_page import build_organization_page
from infoview_tui.ui.research.page_parts import Fact, PageContent, PageFormat, build_section
from infoview_tui.ui.research.path_page import build_path_page
from infoview_tui.ui.research.paths_data import NO_KNOWLEDGE, PathKnowledge, read_path_knowledge
from infoview_tui.ui.shared.breakpoints import WIDE_WIDTH
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.research_lines import ResearchLines
from infoview_tui.ui.shared.research_screen import ResearchScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.row_list import Row, RowList
from infoview_tui.ui.shared.widgets.top_bar import TopBar

LABEL_WIDTH = 14
"""Width of a fact's label in cells."""


EMPTY_TEXT = "Nothing here yet. Press a to write what you found or believe, and n to add a contact."


class SubjectView(ResearchScreen):
    """Shows everything about one subject in one list; on a wide screen, its facts are in a side panel."""

    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "RowList"

    def __init__(self, subject: Subject) -> None:
        """Set the subject."""
        super().__init__()
        self.subject = subject
        self.place = ScreenPlace(
            ListCursor(self), own_name=lambda: f"{subject.kind}:{subject.id}", contact_id=self.current_contact_id
        )
        self.lines = ResearchLines(self, subject, lambda: self.show_page(select_new=True))
        self.unfolded: frozenset[str] = frozenset()
        self.gaps: tuple[Gap, ...] = ()
        self.research = Research([], [], {})
        self.page: PageContent | None = None
        self._knowledge = NO_KNOWLEDGE
        self._known_at: object = None
        """The state of the data and the date for which ``_knowledge`` was read."""

    def compose_body(self) -> ComposeResult:
        """Compose the summary, the list with the facts beside it, and the research input."""
        yield Static(id="summary")
        with Horizontal():
            yield RowList(empty_text=EMPTY_TEXT)
            with VerticalScroll(id="side", can_focus=False):
                yield FactsPanel(id="panel")
        yield self.lines.build_input()

    def load(self) -> None:
        """Read and show the subject and the unfinished line; if it was deleted, say so and go back."""
        self.show_page()
        if self.page is not None:
            self.lines.load()

    def show_page(self, *, select_new: bool = False) -> None:
        """Read and show the subject. With *select_new*, the cursor moves to a new item."""
        try:
            page = self._read_page()
        except NotFoundError as error:
            self._close_deleted(error)
            return
        self.page = page
        self.query_one(TopBar).title = page.name
        self.query_one("#summary", Static).update(page.summary)
        self.query_one(FactsPanel).show(page.facts)
        is_wide = self.size.width >= WIDE_WIDTH
        rows = page.rows if is_wide else [*build_section("Details", map(_build_fact_row, page.facts)), *page.rows]
        shown = self.query_one(RowList)
        before = {row.key for row in shown.rows}
        added = (row.key for row in rows if row.key not in before and _is_item(row.key))
        shown.show(rows, cursor_to=next(added, None) if select_new else None)

    def _read_page(self) -> PageContent:
        style = PageFormat(self.subject, self.now(), self.zone, self.unfolded)
        match self.subject.kind:
            case SubjectKind.ORGANIZATION:
                organization = read_organization_page(self.workspace, self.subject.id)
                self.research = organization.research
                return build_organization_page(organization, style)
            case SubjectKind.INDUSTRY:
                industry = read_industry_page(self.workspace, self.subject.id)
                self.research = industry.research
                return build_industry_page(industry, style)
            case _:
                path = read_path_page(self.workspace, self.subject.id)
                knowledge = self._read_knowledge()
                self.research, self.gaps = path.research, knowledge.gaps
                return build_path_page(path, knowledge, style)

    def _read_knowledge(self) -> PathKnowledge:
        """Return what the interviews say about the path; read again only after a change, since it takes all of them."""
        state = (self.workspace.cache.read_version(), self.to_local(self.now()).date())
        if state != self._known_at:
            known = read_path_knowledge(self.workspace, self.now())
            self._knowledge, self._known_at = known.get(self.subject.id, NO_KNOWLEDGE), state
        return self._knowledge

    def _close_deleted(self, error: NotFoundError) -> None:
        if self.page is not None or self.is_current:
            self.context.show_notification(str(error), error=True)
        self.close_deleted()

    def close_deleted(self) -> None:
        """Go back, since the subject is gone."""
        self.page = None
        self.lines.forget()
        if self.is_current:
            self.action_back()

    def on_resize(self) -> None:
        """Move the facts into the panel or into the list."""
        if self.page is not None:
            self.show_page()

    def current_contact_id(self) -> int | None:
        """Return the contact under the cursor: at the subject, asked, formerly there, or best placed to answer."""
        match self.query_one(RowList).cursor_key:
            case ("contact", int(contact_id)) | ("ask" | "former", _, int(contact_id)):
                return contact_id
            case ("gap", int(index)):
                candidate = self.gaps[index].candidate if index < len(self.gaps) else None
                return candidate.contact_id if candidate is not None else None
        return None


def _is_item(key: Hashable) -> bool:
    return isinstance(key, tuple) and isinstance(key[0], ResearchItemKind)


def _build_fact_row(fact: Fact) -> Row:
    text = assemble(fact.text) if fact.text else assemble((fact.hint, "$text-muted"))
    return Row(("fact", fact.label), text, assemble((f"{fact.label:<{LABEL_WIDTH}}", "$text-muted")))
