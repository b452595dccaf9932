"""Search within a text: matches, occurrences and excerpts."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.filter_query import parse_filter_query
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.text_search import excerpt, find_matches, find_occurrences
from tests.hostile_texts import HOSTILE_TEXTS


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("José Müller", ["jose"], ["José"]),
        ("Jose Muller", ["JOSÉ", "mül"], ["Jose", "Mul"]),
        ("Jose\u0301 M", ["jose"], ["Jose\u0301"]),
        ("Straße", ["strasse"], ["Straße"]),
        ("ﬁne", ["f"], ["ﬁ"]),
        ("designer", ["design", "signer"], ["designer"]),
        ("aaa", ["a"], ["aaa"]),
        ("nothing", ["x", ""], []),
    ],
)
def test_matches_ignore_case_and_accents(text: str, words: list[str], marked: list[str]) -> None:
    assert [text[begin:end] for begin, end in find_matches(text, words)] == marked


@given(st.text(), st.lists(st.text(max_size=3), max_size=3))
def test_matches_are_ordered_spans(text: str, words: list[str]) -> None:
    edges = [0, *(edge for span in find_matches(text, words) for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(begin < end for begin, end in find_matches(text, words))


@given(st.text(), st.text(min_size=1), st.text())
def test_contained_word_is_matched(before: str, word: str, after: str) -> None:
    assert (
        bool(find_matches(before + word + after, [word]))
        or not fold(word)
        or fold(word) not in fold(before + word + after)
    )


def test_excerpt_starts_at_the_word() -> None:
    text = "They began in a small hospital before they turned to Café design and stayed there for years"
    short = excerpt(text, "cafe", 30)
    assert short == "…Café design and stayed there…"
    assert excerpt(text, "cafe", 11) == "…Café desi…"
    assert excerpt(text, "spital", 12) == "…hospital b…"
    assert excerpt(text, "years", 20) == "…there for years"
    assert excerpt("short", "cafe") == "short"
    assert excerpt("x" * 50, "cafe", 10) == "x" * 9 + "…"


@given(st.text(), st.text(min_size=1, max_size=5), st.text(), st.integers(min_value=8, max_value=50))
def test_excerpt_fits_and_contains_the_word(before: str, word: str, after: str, width: int) -> None:
    text = before + word + after
    short = excerpt(text, word, width)
    assert len(short) <= width
    if text.isascii() and "…" in short and not word.isspace():
        assert word.strip().lower() in short.lower()


def test_hostile_text_is_matched() -> None:
    for text in HOSTILE_TEXTS:
        words = parse_filter_query(text).words
        found = any(word in fold(text) for word in map(fold, words) if word)
        assert bool(find_matches(text, words)) == found, text[:99]


@pytest.mark.parametrize(
    ("sought", "text", "found"),
    [
        ("bus", "The bus, a Bus", ["bus", "Bus"]),
        ("carvalho", "Inês CARVALHO", ["CARVALHO"]),
        ("ines", "Inês", ["Inês"]),
        ("Inês", "ines", ["ines"]),
        ("strasse", "Große Straße", ["Straße"]),
        ("株式", "株式会社", ["株式"]),
        ("", "anything", []),
        ("  ", "anything", []),
        ("[/]", "a [/] b", ["[/]"]),
        ("aa", "aaaa", ["aa", "aa"]),
    ],
)
def test_occurrences_ignore_case_and_accents(sought: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_occurrences(text, sought)] == found


@given(st.text(max_size=20), st.one_of(st.text(max_size=40), st.sampled_from(HOSTILE_TEXTS)))
def test_occurrences_equal_the_search_text(sought: str, text: str) -> None:
    text = clean_line(text)[:500]
    last = 0
    for start, end in find_occurrences(text, sought):
        assert last <= start < end <= len(text)
        assert fold(clean_line(sought)) in fold(text[start:end])
        last = start
