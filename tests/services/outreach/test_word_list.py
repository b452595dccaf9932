"""The list of English words: read in parts, compact, and with the suggestions of its library."""

from __future__ import annotations

import json
from io import StringIO
from itertools import product
from string import ascii_lowercase

import pytest

from infoview_tui.services.outreach.word_list import WordFrequencies, load_word_list
from tests.costs import measure_kept

MANY = {f"over{''.join(letters)}": 50 + len(set(letters)) for letters in product(ascii_lowercase[:20], repeat=3)}
"""Words of which a file is longer than what is read at once."""


@pytest.mark.parametrize("separators", [(",\n", ": "), (",", ":")], ids=["lines", "one line"])
def test_all_words_of_a_file_are_read_with_their_frequencies(separators: tuple[str, str]) -> None:
    stored = {"a": 48779620, "a's": 50, "café": 900, **MANY}
    words = WordFrequencies()
    words.read(StringIO(json.dumps(stored, ensure_ascii=False, separators=separators)))
    assert {word: words.get(word) for word in stored} == stored
    assert not any(words.get(word) for word in ("", "b", "over", "overaa", "overaaaa", "cafe", "aaa", "a 4"))
    assert words.letters == set().union(*stored)


def test_words_take_less_than_half_the_memory_of_a_dictionary() -> None:
    text = json.dumps(MANY, separators=(",\n", ": "))

    def read() -> WordFrequencies:
        words = WordFrequencies()
        words.read(StringIO(text))
        return words

    assert measure_kept(read) < measure_kept(lambda: json.loads(text)) / 2


def test_suggestions_are_those_of_the_library() -> None:
    library = pytest.importorskip("spellchecker")
    words = load_word_list()
    assert words is not None
    words.wait()
    checker = library.SpellChecker(language="en", distance=1)
    wrong = ("careeer", "disapointed", "recieve", "wednsday", "cafe", "jalapenos", "thier", "qwzxv")  # codespell:ignore
    assert [words.suggest(word) for word in wrong] == [
        "" if word in checker else checker.correction(word) or "" for word in wrong
    ]
