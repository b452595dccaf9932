"""How often to stay in touch, as typed."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.stay_in_touch import MAX_MONTHS, MIN_MONTHS, format_interval, parse_interval


@pytest.mark.parametrize(
    ("typed", "months"),
    [("", None), (" 6 ", 6), ("6 months", 6), ("every 3 months", 3), ("every month", 1), ("a year", 12), ("2y", 24)],
)
def test_interval_in_words(typed: str, months: int | None) -> None:
    assert parse_interval(typed) == months


@pytest.mark.parametrize("typed", ["0", "25", "3 years", "often", "every", "-1", "6 weeks"])
def test_other_words_are_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=r"months.*\.$"):
        parse_interval(typed)


@given(st.none() | st.integers(MIN_MONTHS, MAX_MONTHS))
def test_format_is_read_back(months: int | None) -> None:
    assert parse_interval(format_interval(months)) == months
