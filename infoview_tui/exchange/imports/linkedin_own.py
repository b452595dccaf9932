"""What LinkedIn's export says about the user: former employers, schools, and the profile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from infoview_tui.domain.email_addresses import normalize_email
from infoview_tui.domain.enums import AffiliationKind
from infoview_tui.domain.name_parts import join_name
from infoview_tui.exchange.imports.linkedin_files import LinkedInFiles
from infoview_tui.exchange.imports.linkedin_people import read_lines
from infoview_tui.services.imports.import_rows import AffiliationRow, OwnData

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def read_own_data(files: LinkedInFiles) -> OwnData:
    """Return the positions, the education, and the profile of the user."""
    return OwnData((*_read_positions(files), *_read_education(files)), tuple(_read_profile(files)))


def _read_positions(files: LinkedInFiles) -> Iterator[AffiliationRow]:
    columns = ("company name", "title", "started on", "finished on")
    for line in read_lines(_place(files, "Positions.csv"), files.texts.get("positions"), ("company name",), columns):
        if line.cell("company name"):
            first, last = _read_years(line.cell("started on"), line.cell("finished on"))
            yield AffiliationRow(line.cell("company name"), AffiliationKind.WORK, line.cell("title"), first, last)


def _read_education(files: LinkedInFiles) -> Iterator[AffiliationRow]:
    columns = ("school name", "degree name", "start date", "end date")
    for line in read_lines(_place(files, "Education.csv"), files.texts.get("education"), ("school name",), columns):
        if line.cell("school name"):
            first, last = _read_years(line.cell("start date"), line.cell("end date"))
            yield AffiliationRow(line.cell("school name"), AffiliationKind.STUDY, line.cell("degree name"), first, last)


def _read_profile(files: LinkedInFiles) -> Iterator[tuple[str, str]]:
    """Yield the fields of the profile that the export has."""
    columns = ("first name", "last name", "headline", "summary")
    path = _place(files, "Profile.csv")
    for line in read_lines(path, files.texts.get("profile"), ("first name", "last name"), columns)[:1]:
        yield from _if_given("name", join_name(line.cell("first name"), line.cell("last name")))
        yield from _if_given("experience", line.cell("summary") or line.cell("headline"))
    path = _place(files, "Email Addresses.csv")
    text = files.texts.get("email addresses")
    addresses = read_lines(path, text, ("email address",), ("email address", "primary"))
    addresses.sort(key=lambda line: line.cell("primary").casefold() != "yes")
    emails = filter(None, (normalize_email(line.cell("email address")) for line in addresses))
    yield from _if_given("email", next(emails, ""))
    skills = read_lines(_place(files, "Skills.csv"), files.texts.get("skills"), ("name",), ("name",))
    yield from _if_given("skills", ", ".join(filter(None, (line.cell("name") for line in skills))))


def _if_given(field: str, text: str) -> Iterator[tuple[str, str]]:
    if text:
        yield field, text


def _read_years(started: str, finished: str) -> tuple[int | None, int | None]:
    first, last = (int(found[0]) if (found := _YEAR.search(text)) else None for text in (started, finished))
    return (last, first) if first is not None and last is not None and first > last else (first, last)


def _place(files: LinkedInFiles, name: str) -> Path:
    return files.path / name
