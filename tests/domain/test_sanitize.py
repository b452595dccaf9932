"""Sanitizing input: unsafe characters are removed, ordinary text is kept."""

import random
import sys
import unicodedata
from types import SimpleNamespace
from typing import Literal

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.sanitize import MAX_MARKS, clean_line, clean_text
from tests.clean import is_clean_line
from tests.hostile_texts import HOSTILE_TEXTS, HOSTILE_UNITS, LONG_TEXTS, MAX_LINE

HIDDEN = [
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *map(chr, range(0xD800, 0xE000)),
    *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *"\u00ad\u180e\u200b\u2060\ufeff\u2028\u2029",
    *map(chr, range(0xE0000, 0xE0080)),
    *(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)),
    *map(chr, range(0xFDD0, 0xFDF0)),
]

# Hypothesis rarely generates these by chance.
hostile = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Mn", "Me", "Zs", "Cs"]),
        st.sampled_from("\x1b[]P\\;m0\x07\x9b\x9c\x9d \t\r\n\u200d\u0301\u0316\u0958\u0344\u0cc6\u0cc2"),
    )
)


def shown(text: str) -> str:
    """Return a short, printable test id."""
    return ascii(text[:30])


@pytest.mark.parametrize(
    ("entered", "kept"),
    [
        ("\x1b[1;31mAnn\x1b[0m", "Ann"),
        ("\x1b[?25lAnn", "Ann"),
        ("\x1b[201~rm -rf", "rm -rf"),
        ("\x9b31mAnn", "Ann"),
        ("\x1b]2;title\x07Ann", "Ann"),
        ("\x1b]52;c;cm0=\x1b\\Ann", "Ann"),
        ("\x9d52;c;cm0=\x9cAnn", "Ann"),
        ("\x1b]8;;https://example.com\x1b\\Ann\x1b]8;;\x1b\\", "Ann"),
        ("\x1bP1$r0m\x1b\\Ann", "Ann"),
        ("\x90q\x9c\x98q\x9c\x9eq\x9c\x9fq\x9cAnn", "Ann"),
        ("\x1bXq\x1b\\\x1b^q\x1b\\\x1b_q\x1b\\Ann", "Ann"),
        ("\x1bcAnn", "Ann"),
        ("\x1b(BAnn", "Ann"),
        ("Ann\x1b", "Ann"),
    ],
)
def test_escape_sequence_is_removed_completely(entered: str, kept: str) -> None:
    assert clean_line(entered) == kept
    assert clean_text(entered) == kept


@pytest.mark.parametrize("introducer", ["\x1b]", "\x1bP", "\x1b_", "\x9d", "\x90", "\x1b[", "\x9b"])
def test_unterminated_sequence_loses_only_its_introducer(introducer: str) -> None:
    rest = "0" + "; the rest of a long note" * 1000 if introducer not in {"\x1b[", "\x9b"} else "0;1"
    assert clean_line(introducer + rest) == rest


def test_control_string_stops_at_the_end_of_the_line() -> None:
    assert clean_text("\x1b]0;first\nsecond\x07\nthird") == "0;first\nsecond\nthird"


def test_removal_creates_no_new_sequence() -> None:
    assert "\x1b" not in clean_line("\x1b\x1b[31m[31mAnn")
    assert clean_line("\x1b\u200b[31mAnn") == "[31mAnn"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\v", "\f"])
def test_line_endings_are_normalized(end: str) -> None:
    assert clean_text(f"one{end}two") == "one\ntwo"
    assert clean_line(f"one{end}two") == "one two"


def test_tab_is_four_spaces_in_text_and_one_in_a_line() -> None:
    assert clean_text("\ta\tb") == "    a    b"
    assert clean_line("\ta\t\tb") == "a b"


def test_line_is_stripped_and_keeps_inner_spaces() -> None:
    assert clean_line(" \u00a0 two  blanks \u3000\u200d") == "two  blanks"


def test_text_keeps_indentation_and_empty_lines() -> None:
    assert clean_text("- é\n\n  - b  \n") == "- é\n\n  - b  \n"


@pytest.mark.parametrize(
    "text",
    [
        "👩‍👩‍👧‍👦 👩🏽‍💻 ❤️",
        "می‌خواهم",
        "שלום עולם",
        "株式会社リクルート",
        "Nguyễn Thị Ánh",
        "क्षत्रिय",
        "O'Brien-Smith & Söhne [TBD] (she/her) — 50%",
        "private \ue000 use",
    ],
)
def test_ordinary_text_is_unchanged(text: str) -> None:
    assert clean_line(text) == text
    assert clean_text(text) == text
    assert is_clean_line(text)


def test_text_is_normalized_to_nfc() -> None:
    assert clean_line("Rene\u0301") == clean_line("Ren\u00e9") == "Ren\u00e9"


def test_stacked_marks_are_limited_and_adjacent_text_is_kept() -> None:
    cleaned = clean_line("Z" + "\u0316\u0489\u200d" * 100 + "algo")
    assert cleaned.startswith("Z")
    assert cleaned.endswith("algo")
    assert len(cleaned) == len("Zalgo") + MAX_MARKS


def test_every_combining_mark_is_limited() -> None:
    marks = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) in {"Mn", "Me"}]
    tall = [mark for mark in marks if len(clean_line("x" + mark * 40)) > 1 + MAX_MARKS]
    assert not tall


def test_line_is_truncated_only_to_a_limit() -> None:
    assert len(clean_line("é" * MAX_LINE)) == MAX_LINE
    assert clean_line("abcdef", limit=6) == "abcdef"
    assert clean_line("abcdef", limit=5) == "abcd…"
    assert clean_line("abc def", limit=5) == "abc…"


def test_hidden_characters_are_removed() -> None:
    for character in HIDDEN:
        assert clean_line(f"a{character}é") in {"aé", "a é"}, ascii(character)
        assert clean_text(f"a{character}é") in {"aé", "a\né", "a    é"}, ascii(character)


@pytest.mark.parametrize("text", [*HOSTILE_TEXTS, *LONG_TEXTS], ids=shown)
def test_hostile_text_is_clean_after_one_pass(text: str) -> None:
    line = clean_line(text)
    assert is_clean_line(line)
    assert not set(line) & set(HIDDEN)
    assert clean_text(clean_text(text)) == clean_text(text)
    assert not set(clean_text(text)) & (set(HIDDEN) - {"\n"})


@given(hostile)
def test_any_line_is_clean_after_one_pass(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line
    assert not set(line) & set(HIDDEN)
    line.encode()


@given(hostile)
def test_any_text_is_clean_after_one_pass(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert not set(cleaned) & (set(HIDDEN) - {"\n"})
    cleaned.encode()


@given(hostile, st.integers(1, 20))
def test_truncated_line_is_short_and_clean(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert len(line) <= limit
    assert is_clean_line(line)


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_letters_digits_and_symbols_are_kept(text: str) -> None:
    assert clean_line(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("unit", HOSTILE_UNITS, ids=ascii)
def test_long_hostile_line_is_cleaned(unit: str) -> None:
    text = (unit * MAX_LINE)[:MAX_LINE]
    line = clean_line(text)
    assert not set(line) & set(HIDDEN)
    assert is_clean_line(line)


def test_stacked_marks_are_limited_before_normalization(monkeypatch: pytest.MonkeyPatch) -> None:
    """Normalizing stacked marks takes quadratic time; tests/benchmarks/cleaning.py measures it."""
    normalized: list[str] = []

    def normalize(form: Literal["NFC"], text: str) -> str:
        normalized.append(text)
        return unicodedata.normalize(form, text)

    stand_in = SimpleNamespace(normalize=normalize, category=unicodedata.category)
    monkeypatch.setattr("infoview_tui.domain.sanitize.unicodedata", stand_in)
    marks = [chr(code) for code in range(0x300, 0x370)]
    clean_line("a" + "".join(random.Random(1).choices(marks, k=MAX_LINE)))  # noqa: S311 - a fixed sample
    clean_text("\u0301\u0316" * (MAX_LINE // 2))
    assert normalized
    assert max(map(len, normalized)) <= 2 * (MAX_MARKS + 1)
