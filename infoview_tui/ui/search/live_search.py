"""Searches while the user types: the first results at once, and all of them in a thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from infoview_tui.errors import InfoviewError
from infoview_tui.services.search.results import SearchResults
from infoview_tui.services.search.session import SearchSession
from infoview_tui.ui.search.background import BackgroundSearch, SearchRequest, result_limit
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.query_input import QueryInput

AT_ONCE_SECONDS = 0.008
"""How long typing waits for the first results, so that they come in the same frame as the letter."""


class LiveSearch:
    """The search for the text of a line; its results are shown while that is still the text."""

    def __init__(self, screen: InfoviewScreen, line: QueryInput, show: Callable[[str, SearchResults], None]) -> None:
        """*show* shows the results for a text."""
        self._screen = screen
        self._line = line
        self._show = show
        self._background: BackgroundSearch | None = None
        self._session: SearchSession | None = None

    def open(self) -> None:
        """Open the second connection."""
        screen = self._screen
        self._background = BackgroundSearch(
            screen.workspace.store.database, screen.context.banks, screen.zone, screen.workspace.date_order
        )

    def close(self) -> None:
        """Close the second connection."""
        if self._background is not None:
            self._background.close()

    def forget_results(self) -> None:
        """Forget what was found, since the data or the banks may have changed."""
        if self._session is not None:
            self._session.forget_results()

    def search(self) -> None:
        """Show the first results in the frame in which the text appears, and search for all of them after it.

        A search in another thread would take turns with drawing this frame, and delay it.
        """
        screen = self._screen
        if self._background is None:
            return
        self._background.cancel()
        text, now = self._line.value, screen.now()
        self._session = self._session or SearchSession(screen.workspace.store, screen.workspace.date_order)
        try:
            known = self._session.recall(text, self.day(now))
            first = known or self._search_at_once(self._session, text, now)
        except InfoviewError:  # it took too long, or the search in the background says what is wrong
            known = first = None
        if first is not None:
            self._show(text, first)
        if known is None:
            request = SearchRequest(text, now, first is not None, self._session.version)
            screen.call_after_refresh(self._search_in_background, request)

    def _search_at_once(self, session: SearchSession, text: str, now: datetime) -> SearchResults:
        """Return the first results in time for the frame in which the text appears.

        Raises StorageError if that takes too long.
        """
        from infoview_tui.services.search.search import search

        with session.within(AT_ONCE_SECONDS):
            return search(session, text, now, self._screen.zone, is_quick=True, limit=result_limit(text))

    def _search_in_background(self, request: SearchRequest) -> None:
        if self._background is not None and request.text == self._line.value:
            self._background.request(request)
            self._screen.run_worker(self._find, thread=True, exit_on_error=False)

    def _find(self) -> None:
        """Search in a thread, and show the results in the app's."""
        assert self._background is not None  # noqa: S101 - set when mounted
        try:
            self._background.run(lambda *found: self._call(partial(self._show_found, *found)))
        except InfoviewError as error:
            self._call(partial(self._screen.context.show_notification, str(error), error=True))

    def _call(self, action: partial[None]) -> None:
        self._screen.app.call_later(action)

    def _show_found(self, request: SearchRequest, results: SearchResults, are_all: bool) -> None:
        if are_all and self._session is not None:
            self._session.remember(request.text, self.day(request.now), results, request.version)
        self._show(request.text, results)

    def day(self, now: datetime) -> date:
        """Return the user's day at a time."""
        return now.astimezone(self._screen.zone).date()
