"""The filter line: parsing into words and terms, completions, and folded offsets."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st

from infoview_tui.domain.filter_query import (
    FILTER_KEYS,
    SEARCH_KEYS,
    FilterQuery,
    FilterTerm,
    complete_filter,
    parse_filter_query,
    quote_value,
    word_span,
)
from infoview_tui.domain.normalize import fold, fold_with_offsets
from tests.hostile_texts import HOSTILE_TEXTS

KNOWN = {
    "path": ["Product design", "Data journalist", "Design"],
    "tag": ["alumni", "met at a fair", "Ålesund"],
    "stage": ["researching", "ready"],
}
VALUES = st.text(st.characters(exclude_characters='"', exclude_categories=["Z", "C"]), min_size=1)
LINES = st.text(st.sampled_from('ab :#-"path'), max_size=30) | st.text()


def test_query_is_split_into_words_and_terms() -> None:
    assert parse_filter_query('priya path:"data journalist" -stage:met #alumni "staff designer"') == FilterQuery(
        ("priya", "staff designer"),
        (FilterTerm("path", "data journalist"), FilterTerm("stage", "met", True), FilterTerm("tag", "alumni")),
    )


def test_hash_sign_filters_by_tag() -> None:
    assert parse_filter_query("#alumni") == parse_filter_query("tag:alumni")
    assert parse_filter_query("-#alumni") == parse_filter_query("-tag:alumni")


@pytest.mark.parametrize("line", ["foo:bar", "12:30", "https://x.org", "->", "-", "a#b", ":path"])
def test_text_that_is_not_a_term_is_a_word(line: str) -> None:
    assert parse_filter_query(line) == FilterQuery((line,))


@pytest.mark.parametrize("line", ["", "  ", '"', '""', "path:", '-path:"', "#", "-#"])
def test_incomplete_term_is_ignored(line: str) -> None:
    assert parse_filter_query(line) == FilterQuery()


@pytest.mark.parametrize("sign", ["", "-"])
def test_relationship_has_an_alias(sign: str) -> None:
    assert parse_filter_query(f"{sign}tie:friend") == parse_filter_query(f"{sign}relationship:friend")
    assert complete_filter("Tie:f", 5, {"relationship": ["friend"]}) == ("Tie:friend",)


def test_minus_excludes_a_word() -> None:
    assert parse_filter_query('priya -intern -"summer job" -') == FilterQuery(
        ("priya", "-"), (), ("intern", "summer job")
    )


def test_search_has_keys_of_its_own() -> None:
    assert parse_filter_query("who:ana kind:quote due:today #a", SEARCH_KEYS) == FilterQuery(
        ("due:today", "#a"), (FilterTerm("who", "ana"), FilterTerm("kind", "quote"))
    )
    assert complete_filter("ki", 2, {}, SEARCH_KEYS) == ("kind:",)


def test_keys_are_case_insensitive() -> None:
    assert parse_filter_query("PATH:Design") == FilterQuery((), (FilterTerm("path", "Design"),))


def test_unclosed_quotation_mark_extends_to_the_end() -> None:
    assert parse_filter_query('path:"data jour') == FilterQuery((), (FilterTerm("path", "data jour"),))


@given(LINES)
def test_any_line_is_parsed(line: str) -> None:
    query = parse_filter_query(line)
    assert all(query.words)
    assert all(term.key in FILTER_KEYS and term.value for term in query.terms)


@given(st.sampled_from(FILTER_KEYS), st.lists(VALUES, min_size=1, max_size=3).map(" ".join), st.booleans())
def test_quoted_value_round_trips(key: str, value: str, negated: bool) -> None:
    line = f"{'-' if negated else ''}{key}:{quote_value(value)}"
    assert parse_filter_query(f"before {line} after") == FilterQuery(
        ("before", "after"), (FilterTerm(key, value, negated),)
    )


@pytest.mark.parametrize(
    ("line", "completions"),
    [
        ("", tuple(f"{key}:" for key in FILTER_KEYS)),
        ("pa", ("path:",)),
        ("-st", ("-stage:",)),
        ("maria r", ("referrer:", "relationship:")),
        ("priya", ()),
        ("path:", ('path:"Product design"', 'path:"Data journalist"', "path:Design")),
        ("path:des", ("path:Design", 'path:"Product design"')),
        ('path:"data j', ('path:"Data journalist"',)),
        ("-stage:rea", ("-stage:ready",)),
        ("#", ("#alumni", "#Ålesund")),
        ("#al", ("#alumni", "#Ålesund")),
        ("tag:met", ('tag:"met at a fair"',)),
        ("org:x", ()),
        ("foo:x", ()),
    ],
)
def test_word_at_the_cursor_is_completed(line: str, completions: tuple[str, ...]) -> None:
    assert complete_filter(line, len(line), KNOWN) == completions


def test_only_the_word_at_the_cursor_is_completed() -> None:
    line = "maria pa stage:ready"
    assert complete_filter(line, 8, KNOWN) == ("path:",)
    assert word_span(line, 8) == (6, 8)
    assert word_span("a  b", 2) == (2, 2)


@given(LINES, st.integers(-1, 40))
@example("maria pa stage:ready", 8)
def test_completion_is_one_word_of_the_line(line: str, cursor: int) -> None:
    start, end = word_span(line, cursor)
    for completion in complete_filter(line, cursor, KNOWN):
        whole = line[:start] + completion + line[end:]
        assert word_span(whole, start + len(completion)) == (start, start + len(completion))


@given(st.text())
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_each_folded_character_has_an_offset(text: str) -> None:
    folded, paths = fold_with_offsets(text)
    assert len(folded) == len(paths)
    assert paths == sorted(paths)
    assert "".join(fold(text[place]) for place in dict.fromkeys(paths)) == folded


def test_hostile_text_is_completed() -> None:
    for text in HOSTILE_TEXTS:
        assert all(
            word_span(completion, 1) == (0, len(completion)) for completion in complete_filter(text, len(text), KNOWN)
        )
