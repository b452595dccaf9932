"""Search screen: finds everything while you type, and opens it where it is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from infoview_tui.domain.filter_query import SEARCH_KEYS
from infoview_tui.services.search.results import SearchResult, SearchResults
from infoview_tui.services.search.session import SearchSession
from infoview_tui.ui.search.live_search import LiveSearch
from infoview_tui.ui.search.opening import open_result
from infoview_tui.ui.search.result_actions import ResultActions
from infoview_tui.ui.search.rows import LABEL_WIDTH, RowBuilder
from infoview_tui.ui.shared.bindings import BACK, SEARCH, SEARCH_INPUT
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.query_input import QueryInput
from infoview_tui.ui.shared.widgets.row_list import RowList

EMPTY_TEXT = (
    "Type words, or a part of one: names, notes, messages, questions.\n\n"
    "Narrow the search with who:  org:  place:  path:  stage:  kind:  since:  before:\n"
    "-word leaves out what has the word; quotation marks hold words together.\n\n"
    "Example: risk kind:quote since:nov"
)


class SearchInput(QueryInput):
    """The line in which the search is typed; its up and down keys move in the results."""

    BINDINGS = [*SEARCH_INPUT]


class ResultList(RowList):
    """The results. The cursor is marked although the line has the focus, since the line's keys move it."""

    @property
    def _marks_cursor(self) -> bool:
        return True


class SearchScreen(InfoviewScreen):
    """The search over everything. The line keeps the focus; results appear while typing."""

    BINDINGS = [*SEARCH, *BACK]
    CSS_PATH = "screen.tcss"
    TITLE = "Search"
    HELP_GROUPS = ("Search", "Search line", "In a list")
    AUTO_FOCUS = "SearchInput"

    def __init__(self) -> None:
        """Start with an empty search."""
        super().__init__()
        self.results = SearchResults()
        self.query_input = SearchInput({}, id="query", keys=SEARCH_KEYS)
        self.result_list = ResultList(empty_text=EMPTY_TEXT, id="results")
        self._live = LiveSearch(self, self.query_input, self._show)
        self._keys = ResultActions(self.query_input, self.result_list)
        self.parts = (self._keys, self.common_actions)
        self._row_builder = RowBuilder()
        self._shown_text = ""

    def compose_body(self) -> ComposeResult:
        """Compose the line, the results, and what was not understood."""
        yield self.query_input
        yield self.result_list
        yield Static(id="problems")

    def on_mount(self) -> None:
        """Open the second connection."""
        self._live.open()
        self.watch(self.query_input, "value", self._text_typed, init=False)
        self.call_after_refresh(self._load_values)

    def _load_values(self) -> None:
        from infoview_tui.services.search.terms import list_search_values

        with self.reporting_errors():
            self.query_input.known_values = list_search_values(SearchSession(self.workspace.store))

    def load(self) -> None:
        """Search again, since the data or the banks may have changed."""
        self._live.forget_results()
        self._live.search()

    def _text_typed(self, before: str, after: str) -> None:
        """Search while the user types."""
        if bool(before) != bool(after):
            self.query_one(KeyFooter).refresh()
        self._live.search()

    def _show(self, text: str, results: SearchResults) -> None:
        if not self.is_attached or text != self.query_input.value:
            return
        if text == self._shown_text and results == self.results:
            return
        is_new = text != self._shown_text
        self.results, self._shown_text = results, text
        rows = self._row_builder.build(results, self._live.day(self.now()), self.zone)
        found = self.result_list
        found.label_width = LABEL_WIDTH if self.size.width >= MEDIUM_WIDTH else 0
        found.empty_text = f"Nothing found for “{text.strip()}”." if text.strip() else EMPTY_TEXT
        found.show(rows, cursor_to=rows[1].key if rows and is_new else None)
        problems = self.query_one("#problems", Static)
        said = plain(" ".join(results.problems))
        if said != problems.content:
            problems.update(said)
            problems.display = bool(results.problems)

    def key_name(self, binding: Binding) -> str:
        """Name escape by what it does next."""
        return "Clear" if binding.id == "screen.back" and self.query_input.value else binding.description

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Open the result."""
        if isinstance(message.key, SearchResult):
            open_result(self.context, message.key)

    def focus_line(self) -> None:
        """Focus the line with all of its text selected, to type another search."""
        self._keys.action_focus_query()

    def action_back(self) -> None:
        """Clear the line, or else go back."""
        if self.query_input.value:
            self.query_input.value = ""
            self.query_input.focus()
        else:
            super().action_back()

    def on_unmount(self) -> None:
        """Close the second connection."""
        self._live.close()
