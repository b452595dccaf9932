"""The lists of all paths, organizations, and industries: three views of one screen (R1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.same_names import find_same_names
from infoview_tui.services.research.subject_lists import (
    ListedSubjectRow,
    filter_subjects,
    list_industries,
    list_organizations,
    list_paths,
)
from infoview_tui.services.research.subject_pages import read_industry_page, read_organization_page, read_path_page
from infoview_tui.ui.research.list_changes import ListChanges
from infoview_tui.ui.research.list_filter import ListFilter
from infoview_tui.ui.research.list_rows import build_row
from infoview_tui.ui.research.panels import build_industry_panel, build_organization_panel, build_path_panel
from infoview_tui.ui.research.paths_data import NO_KNOWLEDGE, PathKnowledge, read_path_knowledge
from infoview_tui.ui.shared.bindings import BACK, SUBJECT_FILTER, SUBJECTS
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import Row, RowList
from infoview_tui.ui.shared.widgets.view_tabs import ViewTabs


class _List(NamedTuple):
    """One of the lists: what it is called, how it is read, and what it says while it is empty."""

    name: str
    read: Callable[[Workspace], list[ListedSubjectRow]]
    empty_text: str


LISTS: dict[SubjectKind, _List] = {
    SubjectKind.PATH: _List(
        "Paths",
        list_paths,
        "No paths yet.\n\nA path is a career that you explore, such as data journalism. "
        "Write down why, and what you believe about it; interviews then tell you what is true.\n\n"
        "Press n to add a path.",
    ),
    SubjectKind.ORGANIZATION: _List(
        "Organizations",
        list_organizations,
        "No organizations yet.\n\nThose of your contacts are listed here. Press n to add one that interests you.",
    ),
    SubjectKind.INDUSTRY: _List(
        "Industries",
        list_industries,
        "No industries yet.\n\nSet the industry of an organization with e, or press n to add one.",
    ),
}

KINDS = tuple(LISTS)


class SubjectFilter(LineInput):
    """The line that filters a list while it is typed."""

    BINDINGS = [*SUBJECT_FILTER]


class SubjectsScreen(InfoviewScreen):
    """Paths, organizations, and industries, with what is known of the one under the cursor beside the list."""

    BINDINGS = [*SUBJECTS, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Paths and organizations", "In a list")
    AUTO_FOCUS = "RowList"

    def __init__(self, kind: SubjectKind = SubjectKind.PATH) -> None:
        """Start with the list of a kind."""
        super().__init__()
        self.kind = kind
        self.place = ScreenPlace(ListCursor(self), own_name=lambda: f"subjects:{self.kind}")
        self.row_list = RowList()
        self.filter_input = SubjectFilter(placeholder="type to filter", id="filter")
        self.filter = ListFilter(self.filter_input, self.row_list)
        changes = ListChanges(self, self, self.filter, self._show_rows)
        self.parts = (changes, self.filter, self.common_actions)
        self.rows: list[ListedSubjectRow] = []
        self.knowledge: Mapping[int, PathKnowledge] = {}
        self.built: dict[int, Row] = {}
        """The row of each subject by its id, so that a filter does not build them again."""
        self._loaded: object = None
        """The list that was read, with the state of the data and the date."""

    def compose_body(self) -> ComposeResult:
        """Compose the line of lists, the filter, and the list with its panel."""
        yield ViewTabs([each.name for each in LISTS.values()])
        yield self.filter_input
        with Horizontal():
            yield self.row_list
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="panel")

    # Reading and showing

    def load(self) -> None:
        """Read the current list and show it, unless nothing has changed since."""
        state = (self.kind, self.workspace.cache.read_version(), self.to_local(self.now()).date())
        if state == self._loaded:
            return
        self.query_one(ViewTabs).current = KINDS.index(self.kind)
        self.title = LISTS[self.kind].name
        self.rows = LISTS[self.kind].read(self.workspace)
        is_path = self.kind is SubjectKind.PATH
        self.knowledge = read_path_knowledge(self.workspace, self.now()) if is_path else {}
        same = find_same_names(self.rows) if self.kind is SubjectKind.ORGANIZATION else {}
        self.built = {
            row.id: build_row(self.kind, row, self.knowledge.get(row.id), same.get(row.id)) for row in self.rows
        }
        self._show_rows()
        self._loaded = state

    def _show_rows(self, cursor_to: int | None = None) -> None:
        shown = filter_subjects(self.rows, self.filter_input.value)
        rows = self.row_list
        rows.empty_text = "Nothing matches the filter." if self.rows else LISTS[self.kind].empty_text
        rows.show([self.built[row.id] for row in shown], cursor_to=cursor_to)

    def on_row_list_highlighted(self) -> None:
        """Show the subject under the cursor in the panel."""
        panel = Content("")
        if self.subject is not None:
            with self.reporting_errors():
                panel = self._read_panel(self.subject)
        side = self.query_one("#side")
        side.set_class(not panel, "-empty")
        side.scroll_home(animate=False)
        self.query_one("#panel", Static).update(panel)
        self.refresh_bindings()

    def _read_panel(self, subject: Subject) -> Content:
        match subject.kind:
            case SubjectKind.ORGANIZATION:
                return build_organization_panel(read_organization_page(self.workspace, subject.id))
            case SubjectKind.INDUSTRY:
                return build_industry_panel(read_industry_page(self.workspace, subject.id))
            case _:
                page = read_path_page(self.workspace, subject.id)
                return build_path_panel(page, self.knowledge.get(subject.id, NO_KNOWLEDGE))

    @property
    def subject(self) -> Subject | None:
        """The subject under the cursor."""
        key = self.row_list.cursor_key
        return Subject(self.kind, key) if isinstance(key, int) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable what needs a subject while there is none."""
        if action in {"edit", "delete", "merge"} and self.is_mounted and self.subject is None:
            return False
        if action == "edit_introduction":
            return self.kind is SubjectKind.PATH and self.is_mounted and self.subject is not None
        return super().check_action(action, parameters)

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing."""
        if action == "edit_introduction":
            return "Only a path has an introduction of its own: press tab for the paths."
        return "The list is empty: press n to add something." if action in {"edit", "delete", "merge"} else ""

    # Moving between the lists

    def action_switch_list(self, by: int) -> None:
        """Show the next or previous list, wrapping around."""
        self.show_list(KINDS[(KINDS.index(self.kind) + by) % len(KINDS)])

    def on_view_tabs_clicked(self, message: ViewTabs.Clicked) -> None:
        """Show the list that was clicked."""
        self.show_list(KINDS[message.index])

    def show_list(self, kind: SubjectKind) -> None:
        """Show the list of a kind from its beginning, without a filter."""
        self.kind = kind
        self.filter_input.value = ""
        self.filter_input.display = False
        self.reload()
        self.row_list.move_to(0)
        self.row_list.focus()

    # The filter

    def on_input_changed(self, message: Input.Changed) -> None:
        """Filter while the user types."""
        if message.input is self.filter_input:
            self._show_rows()

    def on_input_submitted(self) -> None:
        """Go to the list; the filter stays."""
        self.filter_input.display = bool(self.filter_input.value.strip())
        self.row_list.focus()

    def action_back(self) -> None:
        """Clear the filter; without one, go back."""
        if self.filter_input.value:
            self.filter.action_clear_filter()
        else:
            super().action_back()

    # Changes

    def on_row_list_selected(self) -> None:
        """Open the page of the subject."""
        if self.subject is not None:
            self.navigation.open_subject(self.subject)
