"""Affiliations in one line each: ``Stripe, data analyst, 2018-2021`` and ``studied design at RISD, 2010-2014``.

`format_affiliation` writes the line that `parse_affiliation` reads.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from infoview_tui.domain.enums import AffiliationKind
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.organization_names import is_legal_form
from infoview_tui.domain.sanitize import clean_line

MAX_LENGTH = 300
"""The most characters of a line."""

_YEAR = r"(?:19|20)[0-9]{2}|2100"
_NOW = "present|now|today|current"
_DASH = r"\s*(?:-|–|—|to|until)\s*"
_YEARS = re.compile(
    rf"(?:^|[\s,(])(?:(?:from )?(?P<first>{_YEAR}){_DASH}(?P<last>{_YEAR}|{_NOW})?"
    rf"|since (?P<since>{_YEAR})|until (?P<until>{_YEAR})|(?P<only>{_YEAR}))\)?$",
    re.IGNORECASE,
)
_NO_YEARS: tuple[int | None, int | None] = (None, None)
_LEAD = re.compile(r"^(?P<study>studied|study)\b[:\s]*|^(?P<work>worked|work)\b[:\s]*", re.IGNORECASE)
_SCHOOL = re.compile(
    r"\b(?:universit\w*|college|school|academy|polytechnic|hochschule|fachhochschule|ecole|escuela|universidad"
    r"|institute of technology|politecnico|gymnasium|bootcamp)\b"
)
_DEGREE = re.compile(
    r"\b(?:ba|bs|bsc|ma|ms|msc|meng|mba|mfa|bfa|phd|dphil|jd|llm|degree|diploma|bachelors?|masters?|doctorate"
    r"|student|major|minor|class of)\b"
)


class AffiliationLine(NamedTuple):
    """Where somebody worked or studied, as what, and in which years; the last year is None if it is not over."""

    organization: str
    kind: AffiliationKind = AffiliationKind.WORK
    title: str = ""
    first_year: int | None = None
    last_year: int | None = None


def parse_affiliation(text: str) -> AffiliationLine:
    """Parse a line: the organization, a title or subject, and the years, separated by commas.

    Also ``data analyst at Stripe`` and ``studied design at RISD``. A line that begins with ``studied`` or ``worked``
    says which of the two it is; otherwise it is studying at what is called a school, or for a degree. Raises ValueError
    with a sentence if there is no organization, the line is too long, or the years are in the wrong order.
    """
    text = clean_line(text)
    if len(text) > MAX_LENGTH:
        raise ValueError(f"Shorten this line to {MAX_LENGTH} characters.")
    rest, years = _split_years(text)
    lead = _LEAD.match(rest)
    rest = rest[lead.end() :] if lead else rest
    organization, title = _split_organization(rest)
    if lead and lead["work"] and not title and '"' not in rest:  # "worked at Stripe as data analyst"
        organization, _, title = (part.strip() for part in organization.partition(" as "))
    organization, title = (part.replace('"', "").strip(" ,").rstrip(" ,(") for part in (organization, title))
    if not organization:
        raise ValueError("Type the name of an organization or a school, such as Stripe, data analyst, 2018-2021.")
    if years == _NO_YEARS and title:  # "BA 1999 at Oberlin"
        title, years = _split_years(f", {title}")
    first, last = years
    if first is not None and last is not None and first > last:
        raise ValueError(f"{first} is after {last}: type the first year first.")
    if lead:
        kind = AffiliationKind.STUDY if lead["study"] else AffiliationKind.WORK
    else:
        kind = _guess_kind(organization, title)
    return AffiliationLine(organization, kind, title, first, last)


def format_affiliation(line: AffiliationLine) -> str:
    """Return the shortest line that is read as these values."""
    years = format_years(line.first_year, line.last_year)
    verb = "studied at " if line.kind is AffiliationKind.STUDY else "worked at "
    names = (line.organization, f'"{line.organization}"')
    texts = [f"{lead}{', '.join(filter(None, (name, line.title, years)))}" for name in names for lead in ("", verb)]
    return next((text for text in texts if _is_read_as(text, line)), texts[0])


def _is_read_as(text: str, line: AffiliationLine) -> bool:
    try:
        return parse_affiliation(text) == line
    except ValueError:
        return False


def format_years(first: int | None, last: int | None) -> str:
    """Return years in words: ``2018-2021``, ``2018``, ``since 2018``, ``until 2021``; empty if neither is known."""
    if first is None:
        return f"until {last}" if last is not None else ""
    if last is None:
        return f"since {first}"
    return str(first) if first == last else f"{first}-{last}"


def describe_affiliation(line: AffiliationLine) -> str:
    """Return a clause: ``worked at Stripe as data analyst, 2018-2021``, ``studied design at RISD``."""
    years = format_years(line.first_year, line.last_year)
    if line.kind is AffiliationKind.STUDY:
        clause = " ".join(filter(None, ("studied", line.title, "at", line.organization)))
    else:
        clause = f"worked at {line.organization}{f' as {line.title}' if line.title else ''}"
    return ", ".join(filter(None, (clause, years)))


def _split_years(text: str) -> tuple[str, tuple[int | None, int | None]]:
    """Return a text without the years at its end, and the years. A text of nothing but years is a name."""
    found = _YEARS.search(text)
    if found is None or not found.start():
        return text.strip(" ,"), _NO_YEARS
    rest = text[: found.start()].strip(" ,(")
    if found["since"]:
        return rest, (int(found["since"]), None)
    if found["until"]:
        return rest, (None, int(found["until"]))
    if found["only"]:
        return rest, (int(found["only"]), int(found["only"]))
    last = found["last"]
    return rest, (int(found["first"]), int(last) if last and last.isdigit() else None)


def _split_organization(text: str) -> tuple[str, str]:
    """Return the organization and the title of a line without its years and without its first word."""
    before, at, after = _split_at(text)
    if at and "," not in before and '"' not in before:  # "data analyst at Stripe", "at Stripe, data analyst"
        organization, title = _split_title(after)
        return organization, ", ".join(filter(None, (before, title)))
    return _split_title(text)


def _split_title(text: str) -> tuple[str, str]:
    """Return the organization and what stands after it."""
    text = text.strip(" ,")
    if text.startswith('"') and '"' in text[1:]:
        organization, _, title = text[1:].partition('"')
        return organization.strip(), title.strip(" ,")
    parts = [part.strip() for part in text.split(",")]
    parts = [part for part in parts if part]
    count = 2 if len(parts) > 1 and is_legal_form(parts[1]) else 1  # "Stripe, Inc."
    return ", ".join(parts[:count]), ", ".join(parts[count:])


def _split_at(text: str) -> tuple[str, bool, str]:
    found = re.search(r"(?:^|\s)at\s+", text, re.IGNORECASE)
    if found is None:
        return text, False, ""
    return text[: found.start()].strip(" ,"), True, text[found.end() :].strip(" ,")


def _guess_kind(organization: str, title: str) -> AffiliationKind:
    studied = _SCHOOL.search(fold(organization)) or _DEGREE.search(fold(title).replace(".", ""))
    return AffiliationKind.STUDY if studied else AffiliationKind.WORK
