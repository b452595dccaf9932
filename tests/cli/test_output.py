"""Tables and wrapped text always fit 80 columns."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.cli.output import WIDTH, display_width, format_table, truncate, wrap_text
from infoview_tui.domain.sanitize import clean_line
from tests.hostile_texts import HOSTILE_TEXTS

texts = st.one_of(st.text(max_size=300), st.sampled_from([text for text in HOSTILE_TEXTS if len(text) < 1000]))
clean = texts.map(clean_line)


def test_columns_are_aligned() -> None:
    assert format_table(("NAME", "STAGE"), [("Ann Lee", "Met"), ("林美玲", "Ready")]) == [
        "NAME     STAGE",
        "Ann Lee  Met",
        "林美玲   Ready",
    ]


@pytest.mark.parametrize(
    ("text", "width"),
    [("Ann", 3), ("é", 1), ("林美玲", 6), ("👩‍👩‍👧‍👦", 2), ("👍🏽", 2), ("❤️", 2), ("e\u0301", 1), ("🇩🇪", 2)],
)
def test_display_width_counts_terminal_cells(text: str, width: int) -> None:
    assert display_width(text) == width


def test_emoji_sequence_is_not_split() -> None:
    assert truncate("Ann 👩‍👩‍👧‍👦 Lee", 6) == "Ann…"
    assert truncate("Ann 👩‍👩‍👧‍👦 Lee", 7) == "Ann 👩‍👩‍👧‍👦…"


def test_widest_column_is_truncated_with_an_ellipsis() -> None:
    lines = format_table(("NAME", "TEXT"), [("Ann Lee", "word " * 40)])
    assert lines[1] == f"Ann Lee  {('word ' * 14)[:70].rstrip()}…"


@given(st.lists(st.tuples(texts, texts, texts), max_size=5))
def test_any_table_fits(rows: list[tuple[str, str, str]]) -> None:
    lines = format_table(("A", "B", "C"), rows)
    assert len(lines) == len(rows) + 1
    assert max(map(display_width, lines)) <= WIDTH


@pytest.mark.parametrize("character", ["x", "é", "林", "x y", "👩‍👩‍👧‍👦"])
def test_very_long_cell_fits(character: str) -> None:
    assert max(map(display_width, format_table(("A", "B"), [(character * 100_000, "b")]))) <= WIDTH


@given(clean, st.integers(1, 100))
def test_truncated_text_fits_and_fitting_text_is_unchanged(text: str, width: int) -> None:
    assert display_width(truncate(text, width)) <= width
    if display_width(text) <= width:
        assert truncate(text, width) == text


@given(texts)
def test_wrapping_keeps_every_character(text: str) -> None:
    lines = wrap_text(text, "  1. ", "     ")
    assert max(map(display_width, lines)) <= WIDTH
    assert lines[0].startswith("  1. ")
    assert all(line.startswith("     ") for line in lines[1:])
    written = "".join(line[5:] for line in lines)
    assert written.replace(" ", "") == clean_line(text).replace(" ", "")


def test_text_is_wrapped_at_word_boundaries() -> None:
    assert wrap_text("a" * 70 + " bcd efg", "* ", "  ") == [f"* {'a' * 70} bcd efg"]
    assert wrap_text("a" * 70 + " bcd efgh", "* ", "  ") == [f"* {'a' * 70} bcd", "  efgh"]
