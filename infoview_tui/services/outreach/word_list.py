"""Spelling of English words, with the word list of pyspellchecker (MIT) where the extra ``proofread`` is installed.

A word is reported only if a usual word is one letter away from it, since many correct words are in no list.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from threading import Thread
from typing import IO

from infoview_tui.domain.check_result import Span
from infoview_tui.domain.message_text import MessageText
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.proofreading import Misspelling

MIN_LENGTH = 4
"""Shortest word to check, in characters: most shorter ones that are in no list are abbreviations."""

_LIBRARY, _FILE = "spellchecker", ("resources", "en.json.gz")
_ENTRY = re.compile(r'"([^"\\]+)": *([0-9]+)')
"""A word of the library's file, which is one JSON object, and how often the word occurs in its texts."""

_PART = 65536
"""Characters of the file that are read at once."""

_BRITISH = (
    ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("lyse", "lyze"),
    ("lysing", "lyzing"), ("lysed", "lyzed"), ("our", "or"), ("oured", "ored"), ("ouring", "oring"),
    ("ourite", "orite"), ("ourable", "orable"), ("entre", "enter"), ("lled", "led"), ("lling", "ling"),
    ("ller", "ler"), ("ence", "ense"), ("ogue", "og"), ("mme", "m"),
)  # fmt: skip
"""British endings, each with the American one, which the list has."""

_SUFFIXES = ("'s", "s", "es", "ed", "d", "ing", "er", "ers", "ly", "less", "ness")
_PREFIXES = ("un", "re", "non", "pre", "co", "over", "under", "out", "multi", "inter")
_JOINING = "@/._-&=#'’"


class WordFrequencies:
    """Words, and how often each occurs, in 4 MB for 160,000 English words; a dictionary of them takes 26 MB.

    Words of the same length and the same two first letters are one text of lines, such as ``career 52458``.
    """

    def __init__(self) -> None:
        """Start without words."""
        self._lines: defaultdict[tuple[str, int], str] = defaultdict(str)
        self.letters: frozenset[str] = frozenset()
        """All letters and signs of all words."""

    def read(self, file: IO[str]) -> None:
        """Add the words of a JSON object, from one part of the file after the other."""
        while part := file.read(_PART):
            added = defaultdict[tuple[str, int], list[str]](list)
            for word, frequency in _ENTRY.findall(part + file.readline()):  # no word goes on in another line
                added[word[:2], len(word)].append(f"\n{word} {frequency}")
            for key, lines in added.items():
                self._lines[key] += "".join(lines)
        self.letters = frozenset[str]().union(*self._lines.values()) - frozenset("\n 0123456789")

    def get(self, word: str) -> int:
        """Return how often a word occurs: 0 if it is not in the list."""
        lines = self._lines.get((word[:2], len(word)), "")
        at = lines.find(f"\n{word} ")
        return int(lines[at + len(word) + 2 :].partition("\n")[0]) if at >= 0 else 0


class WordList:
    """Known English words. Loading takes a tenth of a second, so a thread does it; until then, no word is wrong."""

    def __init__(self) -> None:
        """Start loading."""
        self._words: WordFrequencies | None = None
        self._suggestions: dict[str, str] = {}
        self._thread = Thread(target=self._load, name="word-list", daemon=True)
        self._thread.start()

    def _load(self) -> None:
        words = WordFrequencies()
        with files(_LIBRARY).joinpath(*_FILE).open("rb") as stored, gzip.open(stored, "rt", encoding="utf-8") as file:
            words.read(file)
        self._words = words

    def wait(self) -> None:
        """Wait until the list is loaded."""
        self._thread.join()

    def suggest(self, word: str) -> str:
        """Return the word that was probably meant, or an empty string if a word is known or unlike any that is."""
        if self._words is None:
            return ""
        if word not in self._suggestions:
            is_known = any(map(self._words.get, _forms(word)))
            self._suggestions[word] = "" if is_known else _find_nearest(word, self._words)
        return self._suggestions[word]


def _find_nearest(word: str, words: WordFrequencies) -> str:
    """Return the most frequent of the words that are one letter away, or empty; first those with other accents."""
    found = {one: frequency for one in _list_edits(word, words.letters) if (frequency := words.get(one))}
    return max(sorted(found), key=lambda one: (fold(one) == word, found[one]), default="")


def _list_edits(word: str, letters: Iterable[str]) -> set[str]:
    """Return what a word becomes by a letter less, two swapped, another one, or one more."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    edits = {start + end[1:] for start, end in parts if end}
    edits |= {start + end[1] + end[0] + end[2:] for start, end in parts if len(end) > 1}
    edits |= {start + letter + end[1:] for start, end in parts if end for letter in letters}
    return edits | {start + letter + end for start, end in parts for letter in letters}


def _forms(word: str) -> Iterator[str]:
    """Yield a word, what is left of it without a usual beginning or ending, and the American form of each."""
    stems = [word]
    for ending in _SUFFIXES:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            is_doubled = stem[-1] == stem[-2] and stem[-1] not in "aeiou"  # "running"
            stems += [stem, stem + "e", stem[:-1] if is_doubled else stem]
    stems += [word.removeprefix(part) for part in _PREFIXES if word.startswith(part) and len(word) > len(part) + 3]
    for stem in stems:
        yield stem
        for british, american in _BRITISH:
            if stem.endswith(british):
                yield stem.removesuffix(british) + american


@cache
def load_word_list() -> WordList | None:
    """Return the word list of the process, or None without the extra. It is loaded when first asked for."""
    return WordList() if find_spec(_LIBRARY) is not None else None


class WordCheck:
    """Finds misspelled words in a message. Names, and words that the user has used before, are accepted."""

    def __init__(self, words: WordList, own_texts: Iterable[str], is_usual: Callable[[str], bool]) -> None:
        """Set the list, texts whose words are all accepted, and whether the user has used a word in other messages."""
        self._words = words
        self._own_words = {word for text in own_texts for word in re.findall(r"[^\W\d_]+", text.lower())}
        self._is_usual = cache(is_usual)

    def find(self, text: MessageText) -> tuple[Misspelling, ...]:
        """Return the misspelled words of the main part. The word that is being typed at the end is not checked."""
        if not text.is_english:
            return ()
        return tuple(
            Misspelling(Span(word.start, word.end), suggestion)
            for word in text.main_words
            if self._is_checked(text.body, word.start, word.end) and (suggestion := self._suggest(word.text))
        )

    def _suggest(self, word: str) -> str:
        if word in self._own_words or word.removesuffix("s") in self._own_words:
            return ""
        suggestion = self._words.suggest(word)
        return "" if suggestion and self._is_usual(word) else suggestion

    @staticmethod
    def _is_checked(body: str, start: int, end: int) -> bool:
        """Whether a word is plain: in lower case, and no part of an address, a compound or a number."""
        word = body[start:end]
        following = body[end : end + 2]
        return (
            len(word) >= MIN_LENGTH
            and word.isascii()
            and word.islower()
            and word.isalpha()
            and bool(following)
            and body[start - 1 : start] not in tuple(_JOINING)
            and following[0] not in "@/_-&=#'’"
            and not (following[0] == "." and following[1:].isalnum())
        )
