"""The grammar of a line that introduces a person: name, title, organization, email, phone, introducer and tags."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_TRIM_CHARACTERS = " ,;:-–—"
_DASHES = (" - ", " – ", " — ")


class PersonLine(NamedTuple):
    """Who a line is about. What the line does not say is empty; ``via`` is who introduces (R9)."""

    name: str
    title: str = ""
    organization: str = ""
    email: str = ""
    via: str = ""
    tags: tuple[str, ...] = ()
    phone: str = ""


def parse_person(text: str) -> PersonLine:
    """Read a person from one line, as in a referral (R29) or the quick add.

    ``Priya Shah, staff designer at Figma <priya@x.org> via Maria Lopez #alumni``; also ``Priya Shah (Figma)``,
    ``Priya Shah - designer - Figma``, ``@`` for *at*, and a phone number anywhere. Everything but the name may be
    missing. A line without a recognizable name gives itself as the name, so that nothing is lost.
    """
    whole = " ".join(text.split())
    whole = whole.removeprefix("@").lstrip()
    rest, email = _extract(_patterns().email, whole)
    tags = tuple(dict.fromkeys(_patterns().tag.findall(rest)))
    rest = _patterns().tag.sub(" ", rest)
    rest, via = _extract(_patterns().via, rest)
    rest, phone = _extract(_patterns().phone, rest)
    rest, parenthetical = _extract(_patterns().parenthetical, rest)
    between_commas = (part.strip() for part in rest.split(","))
    rest = ", ".join(filter(None, between_commas))  # what was cut out may leave two commas in a row
    name, title, organization = _name_title_organization(rest)
    if parenthetical and not organization:
        parenthetical_title, at, parenthetical_organization = _split_at(parenthetical)
        title, organization = (
            (title or parenthetical_title, parenthetical_organization) if at else (title, parenthetical)
        )
    elif parenthetical and not title:
        title = parenthetical
    return PersonLine(name or whole, title, organization, email, via, tags, phone)


_PHONE = r"""
    (?<![\w/.:=@#+-])  # not within a word, a web address, a tag, or another number
    (?:(?:tel|telephone|phone|mobile|cell)\b[.:]*\s*|[\u260e\U0001f4de]\ufe0f?\s*)?
    (?!\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?![./-]?\d))  # not a date
    (
        (?:
            \+\d[\d ()./-]{4,24}\d
            | \(0\d{1,5}\)[\d ./-]{3,20}\d
            | 0\d[\d ./-]{4,24}\d
            | (?:1[ .-])?(?:\(\d{3}\)[ ]?|\d{3}[ .-])?\d{3}-\d{4}  # as in the United States
            | (?:1[ .-])?(?:\(\d{3}\)[ ]?|\d{3}[ .-])\d{3}[ .]\d{4}
        )
        (?:[ ]?(?:x|ext\.?)[ ]?\d{1,6})?
    )
    (?!\w)
"""


class _Patterns(NamedTuple):
    email: re.Pattern[str]
    tag: re.Pattern[str]
    via: re.Pattern[str]
    phone: re.Pattern[str]
    parenthetical: re.Pattern[str]
    at: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compiled when first needed, so that the start does not pay for them."""
    return _Patterns(
        email=re.compile(
            r"<?(?:mailto:)?(?<![^\s<>(,;:])([^\s<>@,;()]+@[^\s<>@,;()]+\.[^\s<>@,;()]*[^\s<>@,;().])[>)]?"
        ),
        tag=re.compile(r"(?<!\S)#([\w][\w-]*)"),
        via=re.compile(r"(?<!\S)via ([^,;(]+)", re.IGNORECASE),
        phone=re.compile(_PHONE, re.IGNORECASE | re.VERBOSE),
        parenthetical=re.compile(r"\(([^()]*)\)"),
        at=re.compile(r"(?:^|(?<=\s))(?:at\s+|@\s*)", re.IGNORECASE),
    )


def _extract(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """Cut the first match out of *text* and return what is left, and what it held."""
    match = pattern.search(text)
    if match is None:
        return text, ""
    return f"{text[: match.start()]} {text[match.end() :]}", match[1].strip(_TRIM_CHARACTERS)


def _name_title_organization(text: str) -> tuple[str, str, str]:
    before, _, organization = _split_at(" ".join(text.split()))
    name, separator, title = _split_name(before)
    title = title.strip(_TRIM_CHARACTERS)
    if organization and not title:
        organization, _, title = organization.partition(",")
    elif not organization and separator in _DASHES and separator in title:
        title, _, organization = title.rpartition(separator)
    return name.strip(_TRIM_CHARACTERS), title.strip(_TRIM_CHARACTERS), organization.strip(_TRIM_CHARACTERS)


def _split_at(text: str) -> tuple[str, bool, str]:
    match = _patterns().at.search(text)
    if match is None:
        return text.strip(_TRIM_CHARACTERS), False, ""
    return text[: match.start()].strip(_TRIM_CHARACTERS), True, text[match.end() :].strip(_TRIM_CHARACTERS)


def _split_name(text: str) -> tuple[str, str, str]:
    """Cut the name off at the first comma or spaced dash; a hyphen in a name is neither."""
    positions = [(text.find(mark), mark) for mark in (",", *_DASHES) if mark in text]
    if not positions:
        return text, "", ""
    _, mark = min(positions)
    return text.partition(mark)
