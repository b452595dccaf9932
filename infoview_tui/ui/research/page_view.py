"""Layout of the page of one organization, industry, or path: summary, rows, facts, and the line of research."""

from __future__ import annotations

from collections.abc import Callable, Hashable

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
from infoview_tui.ui.research.page_parts import (
    FIT,
    GAUGES,
    INDUSTRY,
    NEWS,
    RATING,
    Fact,
    PageContent,
    PageFormat,
    build_section,
)
from infoview_tui.ui.research.path_page import build_path_page
from infoview_tui.ui.research.paths_data import NO_KNOWLEDGE, PathKnowledge, read_path_knowledge
from infoview_tui.ui.shared.breakpoints import WIDE_WIDTH
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

LABEL_WIDTH = 14
"""Width of a fact's label in cells."""


EMPTY_TEXT = "Nothing here yet. Press a to write what you found or believe, and n to add a contact."


class SubjectPage:
    """Shows everything about one subject in one list; on a wide screen, its facts are in a side panel."""

    def __init__(self, screen: InfoviewScreen, subject: Subject, on_deleted: Callable[[NotFoundError], None]) -> None:
        """Create the widgets for a subject; *on_deleted* is called if it was deleted when it is shown."""
        self._screen = screen
        self._on_deleted = on_deleted
        self.subject = subject
        self.rows = RowList(empty_text=EMPTY_TEXT)
        self.page: PageContent | None = None
        """What is shown; None before it was read, and after the subject was deleted."""
        self.research = Research([], [], {})
        self.shown_width = 0
        """The width of the screen for which the page was laid out, in cells."""
        self._summary = Static(id="summary")
        self._panel = FactsPanel(id="panel")
        self._unfolded: frozenset[str] = frozenset()
        self._gaps: tuple[Gap, ...] = ()
        self._knowledge = NO_KNOWLEDGE
        self._known_at: object = None
        """The state of the data and the date for which ``_knowledge`` was read."""

    def compose(self) -> ComposeResult:
        """Compose the summary, and the list with the facts beside it."""
        yield self._summary
        with Horizontal():
            yield self.rows
            with VerticalScroll(id="side", can_focus=False):
                yield self._panel

    def show(self, *, select_new: bool = False) -> None:
        """Read and show the subject. With *select_new*, the cursor moves to a new item."""
        try:
            self.page = page = self._read()
        except NotFoundError as error:
            self._on_deleted(error)
            return
        self._screen.title = page.name
        self._summary.update(page.summary)
        self._panel.show(page.facts)
        self.shown_width = self._screen.size.width
        is_wide = self.shown_width >= WIDE_WIDTH
        rows = page.rows if is_wide else [*build_section("Details", map(_build_fact_row, page.facts)), *page.rows]
        before = {row.key for row in self.rows.rows}
        added = (row.key for row in rows if row.key not in before and _is_item(row.key))
        self.rows.show(rows, cursor_to=next(added, None) if select_new else None)

    def _read(self) -> PageContent:
        workspace, subject = self._screen.workspace, self.subject
        style = PageFormat(subject, self._screen.now(), self._screen.zone, self._unfolded)
        match subject.kind:
            case SubjectKind.ORGANIZATION:
                organization = read_organization_page(workspace, subject.id)
                self.research = organization.research
                return build_organization_page(organization, style)
            case SubjectKind.INDUSTRY:
                industry = read_industry_page(workspace, subject.id)
                self.research = industry.research
                return build_industry_page(industry, style)
            case _:
                path = read_path_page(workspace, subject.id)
                knowledge = self._read_knowledge()
                self.research, self._gaps = path.research, knowledge.gaps
                return build_path_page(path, knowledge, style)

    def _read_knowledge(self) -> PathKnowledge:
        """Return what the interviews say about the path; read again only after a change, since it takes all of them."""
        screen = self._screen
        state = (screen.workspace.cache.read_version(), screen.to_local(screen.now()).date())
        if state != self._known_at:
            known = read_path_knowledge(screen.workspace, screen.now())
            self._knowledge, self._known_at = known.get(self.subject.id, NO_KNOWLEDGE), state
        return self._knowledge

    def toggle_fold(self, name: str) -> None:
        """Show all rows of a fold, or only the first ones again."""
        self._unfolded ^= {name}
        self.show()

    def name_enter(self, key: Hashable) -> str:
        """Return what enter does with a row."""
        match key:
            case (ResearchItemKind(), _):
                return "Edit row"
            case ("fact", str(label)):
                return "Open" if label in {INDUSTRY, GAUGES, FIT, RATING, NEWS} else "Edit"
            case ("fold", str(name)):
                return "Fold" if name in self._unfolded else "Show all"
            case ("ask", _, _):
                return "Outcome"
            case ("former", _, _):
                return "Edit"
            case ("subject", _):
                return "Open"
        return "Open" if self.current_contact_id is not None else ""

    @property
    def current_contact_id(self) -> int | None:
        """The contact under the cursor: at the subject, asked, formerly there, or best placed to answer."""
        match self.rows.cursor_key:
            case ("contact", int(contact_id)) | ("ask" | "former", _, int(contact_id)):
                return contact_id
            case ("gap", int(index)):
                candidate = self._gaps[index].candidate if index < len(self._gaps) else None
                return candidate.contact_id if candidate is not None else None
        return None

    @property
    def current_item(self) -> tuple[ResearchItemKind, int] | None:
        """The finding or hypothesis under the cursor."""
        match self.rows.cursor_key:
            case (ResearchItemKind() as kind, int(item_id)):
                return kind, item_id
        return None


def _is_item(key: Hashable) -> bool:
    return isinstance(key, tuple) and isinstance(key[0], ResearchItemKind)


def _build_fact_row(fact: Fact) -> Row:
    text = assemble(fact.text) if fact.text else assemble((fact.hint, "$text-muted"))
    return Row(("fact", fact.label), text, assemble((f"{fact.label:<{LABEL_WIDTH}}", "$text-muted")))
