"""Line wrapping: lines fit, lose no text, and split no words or wide characters."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st
from rich.cells import cell_len

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.line_wrap import line_starts
from tests.hostile_texts import HOSTILE_TEXTS, LONG_TEXTS


def lines(text: str, width: int) -> list[str]:
    starts = line_starts(text, width)
    return [text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]


def test_short_text_is_one_line() -> None:
    assert lines("They ship weekly", 16) == ["They ship weekly"]


def test_words_are_not_split() -> None:
    assert lines("They ship weekly", 10) == ["They ship ", "weekly"]


def test_trailing_spaces_take_no_line() -> None:
    assert lines("They ship   ", 9) == ["They ship   "]


def test_long_word_starts_on_new_line() -> None:
    assert lines("see wwwwwwwwwwww now", 5) == ["see ", "wwwww", "wwwww", "ww ", "now"]


def test_wide_characters_are_not_split() -> None:
    assert lines("株式会社", 5) == ["株式", "会社"]


def test_star_stays_with_last_word() -> None:
    assert lines("They ship\u00a0*", 9) == ["They ", "ship\u00a0*"]


@example("\u200d\u200da株", 2)
@given(st.text(st.sampled_from("ab é株\u0301م\u200d👩 "), max_size=60), st.integers(2, 20))
def test_lines_fit_and_lose_no_character(text: str, width: int) -> None:
    assert "".join(lines(text, width)) == text
    assert all(cell_len(line.rstrip(" ")) <= width for line in lines(text, width))


@given(st.text(st.sampled_from("abc  "), max_size=60), st.integers(1, 12))
def test_ascii_wraps_like_other_text(text: str, width: int) -> None:
    clean = clean_line(text)
    assert "".join(lines(clean, width)) == clean
    assert all(len(line.rstrip(" ")) <= width for line in lines(clean, width))
    wide = clean.replace("c", "é")
    assert line_starts(wide, width) == line_starts(clean, width)


@pytest.mark.parametrize("text", [*HOSTILE_TEXTS, *LONG_TEXTS])
def test_hostile_text_wraps(text: str) -> None:
    clean = clean_line(text)
    assert "".join(lines(clean, 31)) == clean
    assert all(cell_len(line.rstrip(" ")) <= 31 for line in lines(clean, 31))
