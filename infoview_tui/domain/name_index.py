"""Names and organizations of other contacts, for finding them in a text in one pass over its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from infoview_tui.domain.name_parts import core_name
from infoview_tui.domain.normalize import fold


class FoundName(NamedTuple):
    """A name in a list of words: the index of its first word, and its number of words."""

    name: str
    at: int
    length: int


class NameIndex:
    """Names by their first words, so that a text of *n* words needs *n* lookups, however many names there are."""

    def __init__(self, names: Iterable[str] = (), organizations: Iterable[str] = ()) -> None:
        """Index full names (those with at least two words) and organizations, without regard to case and accents.

        Titles and degrees are no part of a name.
        """
        self._names = _PhraseIndex(names, _split_name, min_words=2)
        self._organizations = _PhraseIndex(organizations, _split, min_words=1)

    def find_names(self, words: Sequence[str]) -> list[FoundName]:
        """Return the full names of contacts in folded *words*."""
        return list(self._names.find(words))

    def find_organizations(self, words: Sequence[str]) -> list[FoundName]:
        """Return the organizations in folded *words*."""
        return list(self._organizations.find(words))


class _PhraseIndex:
    """Phrases by their first words. Of thousands of phrases, the other words would take megabytes."""

    def __init__(self, phrases: Iterable[str], split: Callable[[str], list[str]], *, min_words: int) -> None:
        """Index phrases of at least *min_words* words, into which *split* splits them."""
        self._split = split
        self._by_first: dict[str, list[str]] = {}
        for phrase in phrases:
            words = split(phrase)
            if len(words) >= min_words:
                self._by_first.setdefault(words[0], []).append(phrase)

    def find(self, words: Sequence[str]) -> Iterator[FoundName]:
        """Yield the phrases in folded *words*."""
        for at, word in enumerate(words):
            for phrase in self._by_first.get(word, ()):
                parts = self._split(phrase)
                if words[at : at + len(parts)] == parts:
                    yield FoundName(phrase, at, len(parts))


def _split(phrase: str) -> list[str]:
    return fold(phrase).split()


def _split_name(name: str) -> list[str]:
    return _split(core_name(name))
