"""Ranks and marks of matches, kinds of results, and days in the past."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.past_days import parse_past_day
from infoview_tui.domain.search_kinds import SearchKind, find_kinds
from infoview_tui.domain.search_ranking import MatchRank, find_marks, rank_match

THURSDAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "words", "rank"),
    [
        ("Maria López", ("maria", "lopez"), MatchRank.EXACT),
        ("with MARIA-LOPEZ, designer", ("maria", "lopez"), MatchRank.EXACT),
        ("design reviews", ("design",), MatchRank.EXACT),
        ("designers", ("design",), MatchRank.WORD_START),
        ("López, Maria", ("maria", "lopez"), MatchRank.ALL_WORDS),
        ("Brückenbauamt", ("bau",), MatchRank.INSIDE),
        ("我们讨论设计工作", ("设计",), MatchRank.INSIDE),
        ("design", ("desgin",), MatchRank.TYPO),
        ("C++ and C", ("c++",), MatchRank.EXACT),
    ],
)
def test_rank(text: str, words: tuple[str, ...], rank: MatchRank) -> None:
    assert rank_match(text, words) is rank


def test_words_inside_others_are_marked_only_if_nothing_else_is() -> None:
    assert find_marks("redesign by design", ("design",)) == ((12, 18),)
    assert find_marks("redesign", ("design",)) == ((2, 8),)
    assert find_marks("a design", ("desgin",), ("design",)) == ((2, 8),)


@given(st.text(), st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_any_text_has_a_rank_and_marks_inside_it(text: str, words: list[str]) -> None:
    assert rank_match(text, words) in MatchRank
    assert all(0 <= start < end <= len(text) for start, end in find_marks(text, words))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-03", date(2026, 11, 3)),
        ("2026-2", date(2026, 2, 1)),
        ("2025", date(2025, 1, 1)),
        ("today", THURSDAY),
        ("Yesterday", date(2026, 11, 25)),
        ("thu", THURSDAY),
        ("fri", date(2026, 11, 20)),
        ("Nov 3", date(2026, 11, 3)),
        ("3 dec", date(2025, 12, 3)),
        ("march", date(2026, 3, 1)),
        ("2w", date(2026, 11, 12)),
        ("3 days ago", date(2026, 11, 23)),
        ("", None),
        ("soon", None),
        ("2026-13", None),
        ("feb 31", None),
        ("9999y", None),
    ],
)
def test_past_days(typed: str, day: date | None) -> None:
    assert parse_past_day(typed, NOW) == day


def test_a_day_of_numbers_is_read_in_the_order_of_the_user() -> None:
    assert parse_past_day("3/4", NOW, DateOrder.MONTH_FIRST) == date(2026, 3, 4)
    assert parse_past_day("3/4", NOW, DateOrder.DAY_FIRST) == date(2026, 4, 3)


@given(st.text())
def test_any_text_is_a_day_or_none(text: str) -> None:
    parse_past_day(text, NOW)


def _kinds(value: str) -> tuple[set[SearchKind], set[NoteKind]]:
    kinds, notes = find_kinds(value)
    return set(kinds), set(notes)


def test_kinds_are_found_by_their_beginning() -> None:
    assert _kinds("note") == ({SearchKind.NOTE}, set())
    assert _kinds("quo") == (set(), {NoteKind.QUOTE})
    assert _kinds("off-rec") == (set(), {NoteKind.OFF_RECORD})
    assert _kinds("commitment") == (set(), {NoteKind.COMMITMENT})
    assert _kinds("xyz") == (set(), set())
