"""The sheet before an interview as Markdown, and as a page that prints on one page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings, strategies as st

from infoview_tui.exchange.interview_sheet_fit import FITS, MAX_NAME, fit_on_page, shorten
from infoview_tui.exchange.interview_sheet_html import format_interview_page
from infoview_tui.exchange.interview_sheet_markdown import format_interview_sheet
from infoview_tui.services.interviews.sheet import InterviewSheet, ListStyle, SheetItem, SheetSection
from tests.exchange.html_tags import Tags

HOSTILE = "<script>alert('x')</script> & \"*Ann*\" _x_ [a](http://x.org)"


def build_sheet(text: str, *, items: int = 1, questions: int = 1, probes: int = 1) -> InterviewSheet:
    question = SheetItem(text, "4 min", (text,) * probes, True)
    return InterviewSheet(
        1,
        text,
        text,
        ("Thu 3 Dec 2026, 15:00–15:30 · 30 min", text),
        (
            *(SheetSection(title, (SheetItem(text),) * items, "Nothing yet.") for title in ("Who", "How", "Common")),
            SheetSection("Introduction", (SheetItem(text * 3),), "", ListStyle.PARAGRAPHS),
            SheetSection("Offer", (), "One-sided."),
        ),
        (
            SheetSection("To test", (SheetItem(text, "1 person: refined"),) * items, "No hypothesis yet."),
            SheetSection("Questions", (question,) * questions, "", ListStyle.NUMBERS, "6 of 20 min"),
            SheetSection("Before the call", (SheetItem("Quiet room"),) * 6, "", ListStyle.BOXES),
        ),
        "The goal is to learn.",
    )


def test_page_is_well_formed_and_loads_nothing() -> None:
    page = Tags()
    page.feed(format_interview_page(build_sheet(HOSTILE)))
    assert page.open == []
    assert not set(page.tags) & {"script", "link", "img", "iframe", "a"}
    assert not any("http" in value for value in page.values)
    assert "url(" not in page.text
    assert page.text.count(HOSTILE) >= 6
    assert "One-sided." in page.text


def test_a_short_sheet_shows_the_follow_ups_and_a_long_one_folds_them() -> None:
    assert "<details open>" in format_interview_page(build_sheet("What changed?"))
    long = format_interview_page(build_sheet("What changed in the last year? " * 6, questions=12, probes=3))
    assert "<details open>" not in long
    assert long.count("<details>") == 12


def test_lists_that_are_too_long_say_how_many_are_left_out() -> None:
    page = format_interview_page(build_sheet("A long finding about the organization " * 5, items=60))
    assert re.search(r"… and 5\d more in Infoview", page)


@settings(max_examples=60)
@given(
    text=st.text(alphabet=st.sampled_from("abc WM漢字é👩 "), max_size=400),
    numbers=st.tuples(st.integers(0, 200), st.integers(0, 60), st.integers(0, 4)),
)
def test_every_sheet_fits(text: str, numbers: tuple[int, int, int]) -> None:
    """A fit is found for every sheet; `FITS` was tried with Chromium on A4 and Letter."""
    items, questions, probes = numbers
    short, fit = fit_on_page(build_sheet(text, items=items, questions=questions, probes=probes))
    assert fit in FITS
    assert len(short.name) <= MAX_NAME
    assert [len(section.items) + section.left_out for section in short.sections] == [
        items, items, items, 1, 0, items, questions, 6
    ]  # fmt: skip


def test_the_last_fit_holds_the_largest_sheet() -> None:
    from infoview_tui.exchange import interview_sheet_fit as fitting

    for text in ("漢 " * 200, "MW" * 200, "w" * 400):
        largest = fitting._shorten(build_sheet(text, items=50, questions=50, probes=4), FITS[-1])
        assert fitting._is_on_page(largest, FITS[-1])


def test_broad_letters_take_more_lines() -> None:
    prose = "They draw on paper first, and ask patients what it is for. "
    sizes = [fit_on_page(build_sheet(text, items=9, questions=6, probes=0))[1].points for text in (prose, "MW" * 29)]
    assert sizes[0] > sizes[1]


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("abc", 4, "abc"),
        ("abcdefgh", 6, "abc…"),
        ("漢字", 4, "漢字"),
        ("漢字x", 4, "漢…"),
        ("MMMM", 6, "MM…"),
        ("iiii", 3, "iiii"),
        ("ab cdef", 5, "ab…"),
        ("", 0, ""),
    ],
)
def test_texts_are_cut_by_their_width(text: str, width: int, short: str) -> None:
    assert shorten(text, width) == short


def test_markdown_has_boxes_numbers_and_follow_ups() -> None:
    text = format_interview_sheet(build_sheet("What *changed*?"))
    assert text.startswith("# Interview with What \\*changed\\*?\n")
    assert "1. What \\*changed\\*? *(4 min, must ask)*\n   - What \\*changed\\*?" in text
    assert "- [ ] Quiet room" in text
    assert "*One-sided.*" in text
