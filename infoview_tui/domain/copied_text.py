"""Text copied from a message to somebody else (R12), found by shingles: runs of consecutive words.

The index holds every fifth shingle of the messages sent, and a draft is looked up with all of its shingles. So each
common passage of nine words is found with a fifth of the memory. Only the most similar message is then compared word
by word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from infoview_tui.domain.check_result import Span
from infoview_tui.domain.message_text import MessageText, Word
from infoview_tui.domain.normalize import fold

SHINGLE_WORDS = 5
"""Number of words in a shingle."""

MIN_COPIED_WORDS = 20
"""Fewest copied words to point out: a usual sentence or two may be the same."""

MIN_PASSAGE_WORDS = 8
"""Fewest consecutive words that count as copied."""

_CANDIDATES = 3
"""Number of messages, the most similar by shingles, that are compared word by word."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_PLACEHOLDER = re.compile(r"\{[^{}\n]*\}|\[[^\[\]\n]*\]")


class CopiedText(NamedTuple):
    """Passages of a body that are also in a message to somebody else: the most similar one."""

    contact: str
    words: int
    spans: tuple[Span, ...]


class SentText(NamedTuple):
    """A message to somebody else."""

    contact: str
    body: str


class SentTexts:
    """An index of the messages that were sent to others. It is built when a draft is first compared."""

    def __init__(self, sent: Sequence[SentText], shared_texts: Iterable[str] = ()) -> None:
        """Set the messages. ``shared_texts`` may be in any message: templates, and the user's introduction."""
        self._sent = sent
        self._shared_texts = shared_texts
        self._shingles: dict[str, list[int]] | None = None
        self._shared: set[str] = set()
        self._compared: dict[int, set[str]] = {}
        """All shingles of the messages that have been compared word by word."""

    def find_copied(self, text: MessageText) -> CopiedText | None:
        """Return what a draft has in common with the most similar message, or None if that is little."""
        words = text.main_words
        if not self._sent or len(words) < MIN_PASSAGE_WORDS:
            return None
        index = self._index()
        shingles = _shingles([word.text for word in words])
        hits = Counter(number for shingle in shingles for number in index.get(shingle, ()))
        if not hits:
            return None
        own = [not shared for shared in _covered(shingles, self._shared)]
        found = (self._compare(number, words, shingles, own) for number, _ in hits.most_common(_CANDIDATES))
        best = max(found, key=lambda copied: copied.words)
        return best if best.words >= MIN_COPIED_WORDS else None

    def _index(self) -> dict[str, list[int]]:
        if self._shingles is None:
            self._shared = {
                shingle
                for text in self._shared_texts
                for part in _PLACEHOLDER.split(text)
                for shingle in _shingles(_words(part))
            }
            self._shingles = {}
            for number, sent in enumerate(self._sent):
                words = _words(sent.body)
                for at in range(0, len(words) - SHINGLE_WORDS + 1, SHINGLE_WORDS):
                    self._shingles.setdefault(" ".join(words[at : at + SHINGLE_WORDS]), []).append(number)
        return self._shingles

    def _compare(self, number: int, words: Sequence[Word], shingles: Sequence[str], own: Sequence[bool]) -> CopiedText:
        """Compare a draft with a message word by word. Words of shared texts do not count."""
        sent = self._sent[number]
        if number not in self._compared:
            self._compared[number] = set(_shingles(_words(sent.body)))
        copied = _covered(shingles, self._compared[number])
        passages = [(start, end) for start, end in _runs(copied) if sum(own[start:end]) >= MIN_PASSAGE_WORDS]
        spans = tuple(Span(words[start].start, words[end - 1].end) for start, end in passages)
        return CopiedText(sent.contact, sum(sum(own[start:end]) for start, end in passages), spans)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text.replace("’", "'")))


def _shingles(words: Sequence[str]) -> list[str]:
    """Return the shingle that starts at each word, but for the last few."""
    return [" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)]


def _covered(shingles: Sequence[str], known: set[str]) -> list[bool]:
    """Return for each word whether it is in a shingle that is known."""
    covered = [False] * (len(shingles) + SHINGLE_WORDS - 1)
    for at, shingle in enumerate(shingles):
        if shingle in known:
            covered[at : at + SHINGLE_WORDS] = [True] * SHINGLE_WORDS
    return covered


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each run of true flags."""
    start = None
    for at, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = at
        elif not flag and start is not None:
            yield start, at
            start = None
