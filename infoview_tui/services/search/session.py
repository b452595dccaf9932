"""What searches remember between keys while the data is the same: the words of the index, and facts of contacts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, tzinfo
from pathlib import Path

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.normalize import fold
from infoview_tui.services.search.results import SearchResults
from infoview_tui.storage.queries.search.contacts import CONTACT_FACTS, ContactFactsRow
from infoview_tui.storage.read_errors import READ_ERRORS, read_error
from infoview_tui.storage.reader import Reader, open_reader
from infoview_tui.storage.search.expressions import split_tokens
from infoview_tui.storage.search.vocabulary import Vocabulary, read_vocabulary

_STEPS_BETWEEN_CHECKS = 2000
"""Steps of SQLite between two looks at the clock."""

_MAX_REMEMBERED = 64
"""How many searches have their results kept: as many as a long query has letters."""


class SearchSession:
    """Searches on one reader, which may be used by one thread at a time."""

    def __init__(self, reader: Reader, date_order: DateOrder = DateOrder.MONTH_FIRST) -> None:
        """Search with this reader. *date_order* says what is first in a day such as ``3/4``."""
        self.reader = reader
        self.date_order = date_order
        self._version: tuple[int, int] | None = None
        self._vocabulary: Vocabulary | None = None
        self._facts: list[ContactFactsRow] | None = None
        self._names: list[tuple[int, str]] | None = None
        self._results: dict[tuple[str, date], SearchResults] = {}

    def refresh(self) -> None:
        """Forget what was remembered if the data has changed. Raises StorageError if it cannot be read."""
        version = self.reader.data_version(), self.reader.connection.total_changes
        if version != self._version:
            self._version = version
            self._vocabulary = self._facts = self._names = None
            self._results.clear()

    @property
    def version(self) -> tuple[int, int] | None:
        """What changes with the data, as of the last `refresh`."""
        return self._version

    def remember(self, text: str, today: date, results: SearchResults, version: tuple[int, int] | None) -> None:
        """Keep all results of a text, found in data of this `version` or a later one; `recall` returns them."""
        if version == self._version:
            while len(self._results) >= _MAX_REMEMBERED:
                del self._results[next(iter(self._results))]
            self._results[text, today] = results

    def recall(self, text: str, today: date) -> SearchResults | None:
        """Return the results of a text on this day that were kept while the data is the same, or None.

        Raises StorageError if the data cannot be read.
        """
        self.refresh()
        return self._results.get((text, today))

    def forget_results(self) -> None:
        """Forget the results that were kept, since what is not in the data may have changed."""
        self._results.clear()

    def interrupt(self) -> None:
        """Make a search that runs in another thread raise StorageError."""
        self.reader.connection.interrupt()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Make queries raise StorageError when a search has taken this long."""
        end = time.monotonic() + seconds
        self.reader.connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_CHECKS)
        try:
            yield
        finally:
            self.reader.connection.set_progress_handler(None, 0)

    def close(self) -> None:
        """Close the connection."""
        self.reader.close()

    @property
    def has_vocabulary(self) -> bool:
        """Whether the words of the index are in memory, as of the last `refresh`."""
        return self._vocabulary is not None

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the index. Raises StorageError if they cannot be read."""
        if self._vocabulary is None:
            try:
                self._vocabulary = read_vocabulary(self.reader.connection)
            except READ_ERRORS as error:
                raise read_error(error) from error
        return self._vocabulary

    @property
    def facts(self) -> list[ContactFactsRow]:
        """Facts of all contacts."""
        if self._facts is None:
            self._facts = self.reader.all(CONTACT_FACTS)
        return self._facts

    def find_contacts_by_word(self, word: str) -> frozenset[int]:
        """Return the contacts in whose name or organization a word begins with this one."""
        if self._names is None:
            self._names = [
                (row.contact_id, " " + " ".join(split_tokens(fold(f"{row.name}\n{row.organization}"))))
                for row in self.facts
            ]
        start = " " + " ".join(split_tokens(fold(word)))
        return (
            frozenset(contact_id for contact_id, names in self._names if start in names)
            if start.strip()
            else frozenset()
        )


def open_session(database: Path, zone: tzinfo, date_order: DateOrder) -> SearchSession:
    """Open a session with a connection of its own, for a background thread. Raises StorageError if that fails.

    *zone* and *date_order* are the user's.
    """
    return SearchSession(open_reader(database, zone), date_order)
