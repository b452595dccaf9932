"""The sheet of a trip as Markdown and as a page to print (R15)."""

from __future__ import annotations

from datetime import date

from infoview_tui.exchange.trip_sheet_html import format_trip_page
from infoview_tui.exchange.trip_sheet_markdown import format_trip_sheet
from infoview_tui.services.trips.sheet import SheetDay, SheetEntry, TripSheet
from tests.exchange.html_tags import Tags

HOSTILE = "<script>alert('x')</script> & \"*Ann*\" _x_ [a](http://x.org)"
SHEET = TripSheet(
    "Köln <b>",
    date(2026, 12, 7),
    date(2026, 12, 8),
    (
        SheetDay(
            date(2026, 12, 7),
            (
                SheetEntry(
                    600, 630, HOSTILE, True, HOSTILE, "confirmed", HOSTILE, "+49 1", "a@x.org", HOSTILE, HOSTILE
                ),
                SheetEntry(720, 780, "Lunch"),
                SheetEntry(795, 825, "Bo", True, state="not asked yet", travel=15, warnings=("overlaps Lunch",)),
            ),
            2,
        ),
        SheetDay(date(2026, 12, 8), (SheetEntry(720, 780, "Lunch"),), 0),
    ),
    "I teach.\nI look at design.",
)


def test_page_is_well_formed_and_loads_nothing() -> None:
    page = Tags()
    page.feed(format_trip_page(SHEET))
    assert page.open == []
    assert not set(page.tags) & {"script", "link", "img", "iframe", "a", "b"}
    assert not any("http" in value for value in page.values)
    assert "url(" not in page.text
    assert page.text.count(HOSTILE) == 5
    assert page.tags.count("section") == 2
    assert "break-after: page" in page.text


def test_markdown_has_times_ways_and_what_to_bring() -> None:
    text = format_trip_sheet(SHEET)
    assert text.startswith("# Köln \\<b> from 7 to 8 Dec 2026\n\nWho I am: I teach. I look at design.\n")
    assert "2 meetings · bring 2 résumés" in text
    assert "- 12:00–13:00 Lunch\n- **13:15–13:45 Bo** (not asked yet)\n  - no address yet\n" in text
    assert "  - 15 min from the meeting before\n  - Check: overlaps Lunch\n" in text
    assert "No meetings." in text
    assert text.count("<script") == text.count("\\<script") > 0
    assert "[a](" not in text


def test_sheet_without_meetings_says_so() -> None:
    empty = TripSheet("Rome", date(2026, 12, 7), date(2026, 12, 7), ())
    assert "No meetings yet." in format_trip_sheet(empty)
    assert "No meetings yet." in format_trip_page(empty)
