"""How long a text takes to say, at 150 words a minute."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.spoken_length import (
    INTRODUCTION_WORDS,
    count_words,
    format_spoken_length,
    is_too_long_to_introduce,
    spoken_seconds,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("  \n ", 0),
        ("I teach math.", 3),
        ("I don't – really! – teach :-)", 4),
        ("a well-known product, 3.5 years, 10,000 users", 7),
        ("ada@x.org or https://x.org/ada", 3),
        ("Zoë Kowalska-Müller", 2),
        ("私は数学を教えています", 6),
        ("我教数学。", 2),
        ("나는 수학을 가르칩니다", 3),
    ],
)
def test_words_are_counted_as_they_are_said(text: str, words: int) -> None:
    assert count_words(text) == words


def test_a_minute_has_150_words() -> None:
    assert spoken_seconds("word " * 150) == 60
    assert spoken_seconds("word " * INTRODUCTION_WORDS) == 10
    assert not is_too_long_to_introduce("word " * INTRODUCTION_WORDS)
    assert is_too_long_to_introduce("word " * (INTRODUCTION_WORDS + 1))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (0, ""),
        (1, "1 word · 1 second"),
        (28, "28 words · 12 seconds"),
        (149, "149 words · 1:00 minutes"),
        (190, "190 words · 1:16 minutes"),
    ],
)
def test_the_length_is_shown_in_words_and_seconds(words: int, shown: str) -> None:
    assert format_spoken_length("word " * words) == shown


@given(st.text(max_size=60), st.text(max_size=60))
def test_two_texts_take_as_long_as_both(first: str, second: str) -> None:
    both = count_words(f"{first}\n{second}")
    assert 0 <= count_words(first) + count_words(second) - both <= 1
