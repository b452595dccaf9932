"""How well a text matches the words of a search: exactly, at the beginning of a word, inside one, or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache

from infoview_tui.domain.normalize import fold
from infoview_tui.domain.text_search import find_matches


class MatchRank(IntEnum):
    """Why a text was found, from the best reason to the weakest."""

    EXACT = 0
    WORD_START = 1
    ALL_WORDS = 2
    INSIDE = 3
    TYPO = 4

    @property
    def label(self) -> str:
        """The reason in words."""
        return ("exact", "beginning of a word", "all words", "inside a word", "similar word")[self]


def rank_match(text: str, words: Sequence[str]) -> MatchRank:
    """Return how well a text matches the words, of which there is at least one.

    Exact: the words as typed, in this order. Beginning: the same, but the last word goes on. All words: each begins a
    word, in any order. Inside: each occurs somewhere. Otherwise something similar was found.
    """
    folded = fold(text)
    phrase = _phrase_pattern(tuple(map(fold, words)))
    starts = [match.end() for match in phrase.finditer(folded)]
    if any(end == len(folded) or not folded[end].isalnum() for end in starts):
        return MatchRank.EXACT
    if starts:
        return MatchRank.WORD_START
    if all(_phrase_pattern((fold(word),)).search(folded) for word in words):
        return MatchRank.ALL_WORDS
    return MatchRank.INSIDE if all(fold(word) in folded for word in words) else MatchRank.TYPO


def find_marks(text: str, words: Sequence[str], similar: Iterable[str] = ()) -> tuple[tuple[int, int], ...]:
    """Return the spans to mark in a text: those of the words, or of *similar* ones if none occurs.

    Where a word occurs at the beginning of a word, what it is inside of elsewhere is not marked.
    """
    folded = fold(text)
    spans: set[tuple[int, int]] = set()
    for word in words:
        found = _find_word(text, folded, word)
        spans.update([span for span in found if not span[0] or not text[span[0] - 1].isalnum()] or found)
    if not spans:
        spans.update(span for word in similar for span in _find_word(text, folded, word))
    return tuple(sorted(spans))


def count_words(text: str, words: Iterable[str]) -> int:
    """Return how many of the words occur in a text."""
    folded = fold(text)
    return sum(fold(word) in folded for word in words)


def _find_word(text: str, folded: str, word: str) -> Sequence[tuple[int, int]]:
    wanted = fold(word)
    if not wanted or wanted not in folded:
        return ()
    if not text.isascii():
        return find_matches(text, (word,))
    return [match.span() for match in re.finditer(re.escape(wanted), folded)]


@lru_cache(maxsize=64)
def _phrase_pattern(folded_words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, folded_words)))
