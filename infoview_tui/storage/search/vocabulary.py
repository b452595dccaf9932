"""The words of the full-text index: those that contain some letters, and those that differ by one typo.

A word inside another one, such as ``bau`` in ``Brückenbauamt`` or in a Chinese sentence, and a misspelled word are
first looked up here, and what is found is searched for in the index. Compared with a second index of trigrams, this
finds parts of one and two characters too, ignores accents, and costs nothing when a note is saved.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from infoview_tui.domain.normalize import fold

MAX_TERMS = 200
"""Maximum number of words of the index that stand for a typed one."""

MIN_INSIDE_LENGTH = 3
"""Shortest Latin text that is looked for inside of words; in other scripts, one character is enough."""

MIN_TYPO_LENGTH = 4
"""Shortest word for which similar ones are searched."""

MIN_PREFIX_LENGTH = 6
"""Shortest word for which similar prefixes of longer words are searched; shorter ones are similar to too many."""

_CREATE = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, search_texts, 'row')"


class Vocabulary:
    """All words of the index, folded and sorted."""

    def __init__(self, terms: list[str]) -> None:
        """Take the words as the index spells them."""
        pairs = sorted((fold(term), term) for term in terms)
        self._folded = [folded for folded, _ in pairs]
        self._terms = [term for _, term in pairs]
        self._joined = "\n".join(["", *self._folded, ""])
        self._starts: list[int] = []
        at = 1
        for folded in self._folded:
            self._starts.append(at)
            at += len(folded) + 1
        self._reversed = sorted((folded[::-1], index) for index, folded in enumerate(self._folded))

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self._terms)

    def list_containing(self, word: str) -> list[str]:
        """Return words of the index that contain a word, which is at least `MIN_INSIDE_LENGTH` long if it is Latin."""
        folded = fold(word).strip()
        if not folded or (len(folded) < MIN_INSIDE_LENGTH and folded.isascii()):
            return []
        found: list[str] = []
        at = self._joined.find(folded)
        while at >= 0 and len(found) < MAX_TERMS:
            index = bisect_right(self._starts, at) - 1
            found.append(self._terms[index])
            at = self._joined.find(folded, self._starts[index] + len(self._folded[index]))
        return found

    def list_similar(self, word: str) -> list[str]:
        """Return words of the index, or their prefixes, that differ from a word by one typo.

        A typo is a letter too many, missing, or wrong, or two that are swapped. It leaves one half of the word as it
        is: so candidates begin or end with one, and at most `MAX_TERMS` of them are compared.
        """
        from rapidfuzz.distance import OSA  # not needed before something is misspelled

        typed = fold(word).strip()
        if len(typed) < MIN_TYPO_LENGTH:
            return []
        return [item for item in self._list_candidates(typed) if OSA.distance(typed, item, score_cutoff=1) == 1]

    def _list_candidates(self, typed: str) -> list[str]:
        """Return whole words first, then prefixes."""
        middle = len(typed) // 2
        lengths = range(len(typed) - 1, len(typed) + 2)
        swapped = typed[: middle - 1] + typed[middle] + typed[middle - 1] + typed[middle + 1 :]
        candidates: dict[str, None] = {}
        prefixes: dict[str, None] = {}
        for folded in self._starting_with(swapped):
            prefixes[folded[: max(len(typed), MIN_PREFIX_LENGTH)]] = None
        for folded in self._starting_with(typed[:middle]):
            if len(folded) in lengths:
                candidates[folded] = None
            if len(typed) >= MIN_PREFIX_LENGTH:
                prefixes |= dict.fromkeys(folded[:length] for length in lengths if len(folded) > length)
        candidates |= dict.fromkeys(item for item in self._ending_with(typed[middle:]) if len(item) in lengths)
        return [*candidates, *prefixes][:MAX_TERMS]

    def _starting_with(self, folded: str) -> list[str]:
        first = bisect_left(self._folded, folded)
        return self._folded[first : bisect_left(self._folded, folded + "\U0010ffff", first)]

    def _ending_with(self, folded: str) -> Iterator[str]:
        backwards = folded[::-1]
        first = bisect_left(self._reversed, (backwards, -1))
        for at in range(first, len(self._reversed)):
            if not self._reversed[at][0].startswith(backwards):
                return
            yield self._folded[self._reversed[at][1]]


def read_vocabulary(connection: sqlite3.Connection) -> Vocabulary:
    """Read all words of the index: 0.2 s for 100,000 notes. Raises sqlite3.Error if that fails."""
    connection.execute(_CREATE)
    return Vocabulary([term for (term,) in connection.execute("SELECT term FROM temp.search_words")])
