"""Search screen: finds everything while you type, and opens it where it is."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from infoview_tui.domain.filter_query import SEARCH_KEYS
from infoview_tui.errors import InfoviewError
from infoview_tui.services.search.results import SearchResult, SearchResults
from infoview_tui.services.search.session import SearchSession
from infoview_tui.ui.search.background import BackgroundSearch, SearchRequest, result_limit
from infoview_tui.ui.search.opening import open_result
from infoview_tui.ui.search.rows import LABEL_WIDTH, RowBuilder
from infoview_tui.ui.shared.bindings import BACK, SEARCH, SEARCH_INPUT
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.query_input import QueryInput
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.shared.widgets.top_bar import TopBar

AT_ONCE_SECONDS = 0.008
"""How long typing waits for the first results, so that they come in the same frame as the letter."""

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
    HELP_GROUPS = ("Search", "Search line", "In a list")
    AUTO_FOCUS = "SearchInput"

    def __init__(self) -> None:
        """Start with an empty search."""
        super().__init__()
        self.results = SearchResults()
        self._background: BackgroundSearch | None = None
        self._session: SearchSession | None = None
        self._row_builder = RowBuilder()
        self._shown_text = ""

    def compose_body(self) -> ComposeResult:
        """Compose the line, the results, and what was not understood."""
        yield SearchInput({}, id="query", keys=SEARCH_KEYS)
        yield ResultList(empty_text=EMPTY_TEXT, id="results")
        yield Static(id="problems")

    def on_mount(self) -> None:
        """Name the screen, and open the second connection."""
        super().on_mount()
        self.query_one(TopBar).title = "Search"
        self._background = BackgroundSearch(
            self.workspace.store.database, self.context.banks, self.zone, self.workspace.date_order
        )
        self.watch(self.query_input, "value", self._text_typed, init=False)
        self.call_after_refresh(self._load_values)

    def _load_values(self) -> None:
        from infoview_tui.services.search.terms import list_search_values

        with self.reporting_errors():
            self.query_input.known_values = list_search_values(SearchSession(self.workspace.store))

    @property
    def query_input(self) -> SearchInput:
        """The line in which the search is typed."""
        return self.query_one(SearchInput)

    @property
    def result_list(self) -> ResultList:
        """The list of results."""
        return self.query_one(ResultList)

    def load(self) -> None:
        """Search again, since the data or the banks may have changed."""
        if self._session is not None:
            self._session.forget_results()
        self._search()

    def _text_typed(self, before: str, after: str) -> None:
        """Search while the user types."""
        if bool(before) != bool(after):
            self.query_one(KeyFooter).refresh()
        self._search()

    def _search(self) -> None:
        """Show the first results in the frame in which the text appears, and search for all of them after it.

        A search in another thread would take turns with drawing this frame, and delay it.
        """
        if self._background is None:
            return
        self._background.cancel()
        text, now = self.query_input.value, self.now()
        self._session = self._session or SearchSession(self.workspace.store, self.workspace.date_order)
        try:
            known = self._session.recall(text, self._day(now))
            first = known or self._search_at_once(self._session, text, now)
        except InfoviewError:  # it took too long, or the search in the background says what is wrong
            known = first = None
        if first is not None:
            self._show(text, first)
        if known is None:
            request = SearchRequest(text, now, first is not None, self._session.version)
            self.call_after_refresh(self._search_in_background, request)

    def _search_at_once(self, session: SearchSession, text: str, now: datetime) -> SearchResults:
        """Return the first results in time for the frame in which the text appears.

        Raises StorageError if that takes too long.
        """
        from infoview_tui.services.search.search import search

        with session.within(AT_ONCE_SECONDS):
            return search(session, text, now, self.zone, is_quick=True, limit=result_limit(text))

    def _search_in_background(self, request: SearchRequest) -> None:
        if self._background is not None and request.text == self.query_input.value:
            self._background.request(request)
            self.run_worker(self._find, thread=True, exit_on_error=False)

    def _find(self) -> None:
        """Search in a thread, and show the results in the app's."""
        assert self._background is not None  # noqa: S101 - set when mounted
        try:
            self._background.run(lambda *found: self._call(partial(self._show_found, *found)))
        except InfoviewError as error:
            self._call(partial(self.context.show_notification, str(error), error=True))

    def _call(self, action: partial[None]) -> None:
        self.app.call_later(action)

    def _show_found(self, request: SearchRequest, results: SearchResults, are_all: bool) -> None:
        if are_all and self._session is not None:
            self._session.remember(request.text, self._day(request.now), results, request.version)
        self._show(request.text, results)

    def _show(self, text: str, results: SearchResults) -> None:
        if not self.is_attached or text != self.query_input.value:
            return
        if text == self._shown_text and results == self.results:
            return
        is_new = text != self._shown_text
        self.results, self._shown_text = results, text
        rows = self._row_builder.build(results, self._day(self.now()), self.zone)
        found = self.result_list
        found.label_width = LABEL_WIDTH if self.size.width >= MEDIUM_WIDTH else 0
        found.empty_text = f"Nothing found for “{text.strip()}”." if text.strip() else EMPTY_TEXT
        found.show(rows, cursor_to=rows[1].key if rows and is_new else None)
        problems = self.query_one("#problems", Static)
        said = plain(" ".join(results.problems))
        if said != problems.content:
            problems.update(said)
            problems.display = bool(results.problems)

    def _day(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()

    def key_name(self, binding: Binding) -> str:
        """Name escape by what it does next."""
        return "Clear" if binding.id == "screen.back" and self.query_input.value else binding.description

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Open the result."""
        if isinstance(message.key, SearchResult):
            open_result(self.context, message.key)

    def action_open_result(self) -> None:
        """Open the result under the cursor."""
        self.result_list.action_select_cursor()

    def action_move_result(self, by: int) -> None:
        """Move the cursor in the results."""
        self.result_list.action_move(by)

    def action_page_results(self, by: int) -> None:
        """Move the cursor by a page."""
        self.result_list.action_page(by)

    def action_focus_query(self) -> None:
        """Focus the line with all of its text selected, to type another search."""
        self.query_input.focus()
        self.query_input.action_select_all()

    def action_back(self) -> None:
        """Clear the line, or else go back."""
        if self.query_input.value:
            self.query_input.value = ""
            self.query_input.focus()
        else:
            super().action_back()

    def on_unmount(self) -> None:
        """Close the second connection."""
        if self._background is not None:
            self._background.close()
