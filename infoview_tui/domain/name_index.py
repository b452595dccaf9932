"""Names and organizations of other contacts, for finding them in a text in one pass over its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from infoview_tui.domain.name_parts import core_name
from infoview_tui.domain.normalize import fold


class FoundName(NamedTuple):
    """A name in a list of words: the index of its first word, and its number of words."""

    name: str
    at: int
    length: int


class NameIndex:
    """Names by their first two words, so that a text of *n* words needs *n* lookups, however many names there are."""

    def __init__(self, names: Iterable[str] = (), organizations: Iterable[str] = ()) -> None:
        """Index full names (those with at least two words) and organizations, without regard to case and accents.

        Titles and degrees are no part of a name.
        """
        self._names = _index_phrases(names, min_words=2, is_name=True)
        self._organizations = _index_phrases(organizations, min_words=1)

    def find_names(self, words: Sequence[str]) -> list[FoundName]:
        """Return the full names of contacts in folded *words*."""
        return _find_phrases(self._names, words)

    def find_organizations(self, words: Sequence[str]) -> list[FoundName]:
        """Return the organizations in folded *words*."""
        return _find_phrases(self._organizations, words)


_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def _index_phrases(phrases: Iterable[str], min_words: int, *, is_name: bool = False) -> _Phrases:
    index: _Phrases = {}
    for phrase in phrases:
        words = tuple(fold(core_name(phrase) if is_name else phrase).split())
        if len(words) >= min_words:
            index.setdefault(words[0], []).append((words, phrase))
    return index


def _find_phrases(index: _Phrases, words: Sequence[str]) -> list[FoundName]:
    return [
        FoundName(phrase, at, len(parts))
        for at, word in enumerate(words)
        for parts, phrase in index.get(word, ())
        if tuple(words[at : at + len(parts)]) == parts
    ]
