"""Fitting the sheet before an interview on one printed page, A4 or Letter.

The page is in two columns. The lines that the texts take are estimated from the width of their characters, a little
too high, since the browser chooses the font. If they are too many, the follow-ups are folded, the font becomes smaller,
and finally texts and lists are shortened, which is shown by an ellipsis, or by how many more there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import ceil
from typing import NamedTuple
from unicodedata import east_asian_width

from infoview_tui.services.interviews.sheet import InterviewSheet, ListStyle, SheetSection

LINE_HEIGHT = 1.3
"""Height of a line in ems."""

MARGIN_MM = 12
"""Margin of the page in millimeters."""

COLUMN_GAP_MM = 8
"""Space between the columns in millimeters."""

_PAGE_WIDTH_MM, _PAGE_HEIGHT_MM = 210 - 2 * MARGIN_MM, 279 - 2 * MARGIN_MM
"""What both A4 (210 × 297 mm) and Letter (216 × 279 mm) have inside the margins."""

_COLUMN_WIDTH_MM = (_PAGE_WIDTH_MM - COLUMN_GAP_MM) / 2
_MM_PER_POINT = 0.3528
_CHARACTER_EMS = 0.5
"""Width of a character in ems: above the average of the usual fonts."""

_THIN = frozenset(" iljtfrI.,:;'|!()[]/-")
_BROAD = frozenset("mwMW@%&—…")
"""Characters that are much thinner or broader than others in the usual fonts."""

_FILLED = 0.93
"""How much of a line is filled on average, since words are not split."""

_ITEM_SPACE = 0.2
"""Space around an item, in lines."""

_SIGN_EMS = 1.8
"""Width of the number, dot, or box before an item, in ems."""

_HEADING_LINES = 1.8
"""Lines that a section's heading takes, with the space above it."""

_TOP_MM = 14
"""Height of the name, without the lines below it, in millimeters."""

_BALANCE_LINES = 4
"""Lines that the columns may differ in length, since an item is never split."""

MAX_NAME = 60
"""Maximum width of the contact's name, in narrow characters."""


class Fit(NamedTuple):
    """How a sheet is printed: the font size in points, whether follow-ups are shown, and limits.

    ``most_width`` is the maximum width of a text in narrow characters, ``most_items`` the maximum number of items of a
    list, and of questions twice as many.
    """

    points: float
    shows_details: bool
    most_width: int
    most_items: int


FITS = (
    Fit(10.5, True, 600, 40),
    Fit(9.5, True, 600, 40),
    Fit(10.5, False, 600, 40),
    Fit(9.5, False, 600, 40),
    Fit(9, False, 300, 12),
    Fit(8.5, False, 180, 8),
    Fit(8.5, False, 130, 8),
    Fit(8.5, False, 110, 6),
    Fit(8, False, 90, 5),
    Fit(8, False, 80, 4),
)
"""How to print a sheet, the best first; the last always fits."""


def fit_on_page(sheet: InterviewSheet) -> tuple[InterviewSheet, Fit]:
    """Return the sheet, shortened if needed, and how to print it on one page."""
    for fit in FITS:
        short = _shorten(sheet, fit)
        if _is_on_page(short, fit):
            break
    return short, fit


def shorten(text: str, width: int) -> str:
    """Return a text as wide as *width* characters of prose at most. One that was cut ends in ``…``."""
    if _count_narrow(text) <= width:
        return text
    room = width - _character_width("…")
    for at, character in enumerate(text):
        room -= _character_width(character)
        if room < 0:
            return text[:at].rstrip() + "…"
    return text


def _shorten(sheet: InterviewSheet, fit: Fit) -> InterviewSheet:
    return sheet._replace(
        name=shorten(sheet.name, MAX_NAME),
        role=shorten(sheet.role, fit.most_width),
        when=tuple(shorten(line, min(fit.most_width, 160)) for line in sheet.when),
        person=tuple(_shorten_section(section, fit) for section in sheet.person),
        conversation=tuple(_shorten_section(section, fit) for section in sheet.conversation),
    )


def _shorten_section(section: SheetSection, fit: Fit) -> SheetSection:
    most = fit.most_items * (2 if section.style is ListStyle.NUMBERS else 1)
    width = fit.most_width * (3 if section.style is ListStyle.PARAGRAPHS else 1)  # an introduction is one text
    items = [
        item._replace(
            text=shorten(item.text, width),
            note=shorten(item.note, 80),
            details=tuple(shorten(probe, width) for probe in item.details),
        )
        for item in section.items
    ]
    shown = items if section.style is ListStyle.BOXES else items[:most]
    return section._replace(items=tuple(shown), left_out=len(items) - len(shown))


def _is_on_page(sheet: InterviewSheet, fit: Fit) -> bool:
    line_mm = fit.points * _MM_PER_POINT * LINE_HEIGHT
    top = _TOP_MM + sum(_count_lines(text, fit, _PAGE_WIDTH_MM) for text in (sheet.role, *sheet.when)) * line_mm
    lines = sum(_section_lines(section, fit) for section in sheet.sections)
    return top + (lines / 2 + _BALANCE_LINES) * line_mm <= _PAGE_HEIGHT_MM


def _section_lines(section: SheetSection, fit: Fit) -> float:
    return _HEADING_LINES + (sum(_item_lines(section, fit)) or 1) + bool(section.left_out)


def _item_lines(section: SheetSection, fit: Fit) -> Iterator[float]:
    room = _COLUMN_WIDTH_MM - _SIGN_EMS * fit.points * _MM_PER_POINT
    for item in section.items:
        notes = f"  {item.note}" + (", must ask" if item.mark else "") if item.note or item.mark else ""
        yield _count_lines(item.text + notes, fit, room) + _ITEM_SPACE
        if fit.shows_details:
            yield from (_count_lines(probe, fit, room) for probe in item.details)


def _count_lines(text: str, fit: Fit, width_mm: float) -> int:
    width = _count_narrow(text) * _CHARACTER_EMS * fit.points * _MM_PER_POINT
    return ceil(width / (width_mm * _FILLED)) if text else 0


def _count_narrow(text: str) -> float:
    return sum(map(_character_width, text))


@lru_cache(maxsize=4096)
def _character_width(character: str) -> float:
    """Return about how wide a character is, where those of English prose are one on average."""
    if character in _THIN:
        return 0.7
    if character in _BROAD or east_asian_width(character) in "WF":
        return 2
    return 1.5 if character.isupper() else 1.1
