"""Search in the background, on a connection of its own: typing never waits for results."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.errors import StorageError
from infoview_tui.services.search.results import SearchResults
from infoview_tui.services.search.search import search
from infoview_tui.services.search.session import SearchSession, open_session

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import BankLoader


RESULTS_PER_KIND = 8
"""Results of each kind on the screen, where several kinds are found: more would take longer to lay out than to find."""

RESULTS_OF_ONE_KIND = 60
"""Results on the screen if the search asks for one kind."""


def result_limit(text: str) -> int:
    """Return how many results of each kind a search has on the screen."""
    return RESULTS_OF_ONE_KIND if "kind:" in text.lower() else RESULTS_PER_KIND


class SearchRequest(NamedTuple):
    """A text to search for. *version* is that of the data when it was asked for, see `SearchSession.version`."""

    text: str
    now: datetime
    has_first: bool = False
    version: tuple[int, int] | None = None


class BackgroundSearch:
    """Runs one search at a time, always for the newest text."""

    def __init__(self, database: Path, banks: BankLoader, zone: tzinfo, date_order: DateOrder) -> None:
        """Search this database and these banks, which are read when first needed.

        *zone* and *date_order* are the user's.
        """
        self._database = database
        self._banks = banks
        self._zone = zone
        self._date_order = date_order
        self._lock = Lock()
        self._session: SearchSession | None = None
        self._newest: SearchRequest | None = None
        self._done: SearchRequest | None = None
        self._is_closed = False

    def cancel(self) -> None:
        """Interrupt the search that is running, since the text has changed."""
        self._newest = None
        self._interrupt()

    def request(self, request: SearchRequest) -> None:
        """Ask for these results instead of those that were asked for before; `run` finds them.

        Its *has_first* says that the first results, those in which words begin as typed, are known already.
        """
        self._newest = request
        self._interrupt()

    def run(self, show: Callable[[SearchRequest, SearchResults, bool], None]) -> None:
        """Search until the newest text has its results. Call it in a thread, after each request.

        *show* is called in that thread with the request, its results, and whether these are all: first with those in
        which words begin as typed, then with all. Raises StorageError if the data cannot be read.
        """
        with self._lock:
            while (request := self._newest) is not self._done and request is not None and not self._is_closed:
                try:
                    self._search(request, show)
                except StorageError:
                    if self._newest is request and not self._is_closed:
                        self._done = request
                        raise
                else:
                    self._done = request
            if self._is_closed:
                self._close_session()

    def _search(self, request: SearchRequest, show: Callable[[SearchRequest, SearchResults, bool], None]) -> None:
        if self._session is None:
            self._session = open_session(self._database, self._zone, self._date_order)
        text, now, has_first, _ = request
        limit = result_limit(text)
        self._session.refresh()
        if not has_first and not self._session.has_vocabulary:
            show(request, search(self._session, text, now, self._zone, is_quick=True, limit=limit), False)
        if self._newest is request:
            questions = [question for topic in self._banks.load().topics for question in topic.questions]
            results = search(self._session, text, now, self._zone, questions=questions, limit=limit)
            if self._newest is request:
                show(request, results, True)

    def close(self) -> None:
        """Stop searching. The thread that uses the connection closes it, or this one if there is none."""
        self._is_closed = True
        self._interrupt()
        if self._lock.acquire(blocking=False):
            self._close_session()
            self._lock.release()

    def _interrupt(self) -> None:
        session = self._session
        if session is not None and self._lock.locked():
            session.interrupt()

    def _close_session(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None
