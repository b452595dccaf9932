"""What a column may be, by words in its name and by what its cells look like, where its whole name says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.email_addresses import normalize_email
from infoview_tui.domain.profile_urls import profile_url_key
from infoview_tui.exchange.imports.dates import parse_date
from infoview_tui.exchange.imports.table_headers import ColumnMeaning, normalize_column
from infoview_tui.services.imports.table_fields import TableField

_SHARE = 0.6
"""Which part of the cells must look alike."""

_WORDS: tuple[tuple[str, TableField], ...] = (
    (
        r"label|type|typ|display|fax|pager|date|datum|birth\w*|id|photo|street|zip|postal|assistant|manager",
        TableField.IGNORED,
    ),
    (r"e?mails?|correo|courriel|mailadres\w*", TableField.EMAIL),
    (r"linkedin|profile?|xing|github|twitter|mastodon|bluesky", TableField.PROFILE),
    (r"website|web|url|homepage|blog|link", TableField.WEBSITE),
    (r"phones?|tel|telephone|telefon\w*|telefoon\w*|mobile?|cell|handy|gsm|whatsapp|celular|movil", TableField.PHONE),
    (r"former|previous|past|ex", TableField.FORMER_ORGANIZATION),
    (r"school|university|college|alma", TableField.SCHOOL),
    (
        r"compan(?:y|ies)|organi[sz]ation|employer|firma|arbeitgeber|empresa|azienda|bedrijf|societe",
        TableField.ORGANIZATION,
    ),
    (r"title|position|role|job|occupation", TableField.TITLE),
    (r"city|town|location|place|based", TableField.LOCATION),
    (r"notes?|comments?|remarks?", TableField.NOTES),
    (r"tags?|labels|category|categories|groups?", TableField.TAG),
    (r"first|given", TableField.GIVEN_NAME),
    (r"last|family|surname", TableField.FAMILY_NAME),
    (r"names?|person|people|contact", TableField.NAME),
)
"""Words of a column's name and what they stand for, the surest first."""

_PHONE = re.compile(r"(?:tel:)?\+?[0-9() ./\-\u2011\u2013]{6,24}(?: ?(?:x|ext\.?) ?[0-9]{1,6})?", re.ASCII)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:,? [^\W\d_][\w.'’-]*){1,4}")
_LINKEDIN = "linkedin."


def guess_meaning(name: str, cells: Sequence[str]) -> ColumnMeaning:
    """Return what a column may be read as: by a word of its name, otherwise by its cells."""
    key = normalize_column(name)
    for pattern, field in _WORDS:
        if re.search(rf"\b(?:{pattern})\b", key):
            return ColumnMeaning(field) if _fits(field, cells) else ColumnMeaning(TableField.IGNORED)
    return ColumnMeaning(_guess_by_cells(cells))


def is_data(cell: str) -> bool:
    """Whether a cell is an address, a number, or a date, and so no name of a column."""
    return _is_email(cell) or _is_url(cell) or _is_phone(cell) or _is_date(cell) or bool(re.fullmatch(r"[\d.,]+", cell))


def _guess_by_cells(cells: Sequence[str]) -> TableField:
    if _most(_is_email, cells):
        return TableField.EMAIL
    if _most(_is_url, cells):
        return TableField.PROFILE if _most(lambda cell: _LINKEDIN in cell.lower(), cells) else TableField.WEBSITE
    if _most(_is_date, cells):  # the date of what is not known
        return TableField.IGNORED
    if _most(_is_phone, cells):
        return TableField.PHONE
    if _most(_is_name, cells):
        return TableField.NAME
    return TableField.IGNORED


def _fits(field: TableField, cells: Sequence[str]) -> bool:
    """Whether cells can be what a word in the name of their column says."""
    if not cells:
        return True
    if field is TableField.EMAIL:
        return any("@" in cell for cell in cells)
    if field is TableField.PHONE:
        return any(map(str.isdigit, "".join(cells)))
    if field in {TableField.PROFILE, TableField.WEBSITE}:
        return any(map(_is_url, cells))
    return True


def _most(test: Callable[[str], bool], cells: Sequence[str]) -> bool:
    return bool(cells) and sum(map(test, cells)) >= _SHARE * len(cells)


def _is_email(cell: str) -> bool:
    return "@" in cell and bool(normalize_email(cell))


def _is_url(cell: str) -> bool:
    return ("://" in cell or "www." in cell or _LINKEDIN in cell.lower()) and bool(profile_url_key(cell))


def _is_phone(cell: str) -> bool:
    return bool(_PHONE.fullmatch(cell)) and sum(map(str.isdigit, cell)) >= 6


def _is_date(cell: str) -> bool:
    return any(parse_date(cell, order) for order in DateOrder)


def _is_name(cell: str) -> bool:
    """Whether a cell is a name: words without small initials, but for particles; also ``Last, First``."""
    return bool(_NAME.fullmatch(cell)) and all(len(word) <= 3 or not word[0].islower() for word in cell.split())
