"""Build one contact of an import from the values of its columns, whatever the format called them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from infoview_tui.domain.contact_line import find_relationship
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.email_addresses import normalize_email
from infoview_tui.domain.enums import Channel, ContactMethodKind, Relationship, Seniority
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.phone_numbers import normalize_phone
from infoview_tui.domain.profile_urls import identify_profile, normalize_profile_url, profile_url_key
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.zones import find_zone
from infoview_tui.exchange.imports.affiliation_values import build_affiliations
from infoview_tui.exchange.imports.dates import parse_date
from infoview_tui.exchange.imports.field_values import FieldValue
from infoview_tui.exchange.imports.name_values import build_name
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.imports.import_rows import FindingRow, ImportRow, MethodRow
from infoview_tui.services.imports.table_fields import TableField

_MAX_QUOTE_LENGTH = 200  # characters quoted from the file in one warning
_LISTED = re.compile(r"\s*(?:;|,|\n|\||:::)\s*")
_ADDRESS_LIST = re.compile(r"\s*(?:;|,(?=[^,]*@)|\n|:::|\s(?=\S+@))\s*")
_PHONE_LIST = re.compile(r"\s*(?:;|\n|:::)\s*")
_SHORTENED = re.compile(r"[0-9][.,][0-9]+[eE]\+[0-9]+")
"""A long number as spreadsheets show and save it, with most of its digits lost."""

_LINKEDIN_PROFILE = re.compile(r"https://www\.linkedin\.com/(?:in|pub|profile)/.")


@dataclass(frozen=True, slots=True)
class Reading:
    """How the values of one file are read: the program that it comes from, dates, and the country of phones."""

    source: str = ""
    how_met: str = ""
    order: DateOrder = DateOrder.MONTH_FIRST
    region: str = ""


class BuiltContact(NamedTuple):
    """A contact, or the reason why there is none, and what was left out of it, as parts of sentences."""

    row: ImportRow | None
    reason: str = ""
    lost: tuple[str, ...] = ()


def build_contact(line: int, values: Iterable[FieldValue], reading: Reading) -> BuiltContact:
    """Build the contact of one line from the values of its columns."""
    return _Builder(line, values, reading).build()


@dataclass
class _Builder:
    line: int
    values: Iterable[FieldValue]
    reading: Reading
    lost: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.by_field: defaultdict[TableField, list[FieldValue]] = defaultdict(list)
        for value in self.values:
            text = clean_text(value.text) if value.field is TableField.NOTES else clean_line(value.text)
            if text.strip():
                self.by_field[value.field].append(value._replace(text=text, label=clean_line(value.label)))

    def build(self) -> BuiltContact:
        name = build_name(self._first)
        emails = list(self._read_emails())
        if not name:
            known = emails[0].value if emails else self._first(TableField.ORGANIZATION)
            return BuiltContact(None, f"no name, only {clean_line(known, 60)}" if known else "no name")
        phones = list(self._read_phones())
        profiles = list(self._read_profiles())
        own_profile = self._find_own_profile(profiles)
        work = build_affiliations(self.by_field)
        form = ContactForm(
            name=name,
            title=work.title,
            organization=work.organization,
            email=emails[0].value if emails else "",
            phone=phones[0].value if phones else "",
            profile_url=own_profile,
            location=self._read_location(),
            relationship=self._read_relationship(),
            how_met=self._first(TableField.HOW_MET) or self.reading.how_met,
            why=self._first(TableField.WHY),
            channel=self._read_channel(),
            seniority=self._read_seniority(),
            paths=self._read_list(TableField.PATH),
            tags=self._read_list(TableField.TAG),
            timezone=self._read_timezone(),
        )
        others = (*emails[1:], *phones[1:], *(one for one in profiles if one.value != own_profile))
        row = ImportRow(
            self.line,
            form,
            self._read_date(TableField.CONNECTED_ON),
            methods=others,
            affiliations=work.affiliations,
            last_contact_on=self._read_date(TableField.LAST_CONTACT),
            findings=tuple(self._read_findings()),
        )
        return BuiltContact(row, lost=tuple(self.lost))

    def _first(self, kind: TableField) -> str:
        return next((value.text for value in self.by_field[kind]), "")

    def _lose(self, text: str, why: str) -> None:
        self.lost.append(f"“{clean_line(text, _MAX_QUOTE_LENGTH)}” {why} and was left out.")

    def _read_emails(self) -> Iterator[MethodRow]:
        seen: set[str] = set()
        for value in self.by_field[TableField.EMAIL]:
            for part in filter(None, _ADDRESS_LIST.split(value.text)):
                email = normalize_email(part)
                if not email:
                    self._lose(part, "is not an email address")
                elif email not in seen:
                    seen.add(email)
                    yield MethodRow(ContactMethodKind.EMAIL, email, value.label)

    def _read_phones(self) -> Iterator[MethodRow]:
        seen: set[str] = set()
        for value in self.by_field[TableField.PHONE]:
            for part in filter(None, _PHONE_LIST.split(value.text)):
                phone = normalize_phone(part, self.reading.region)
                if _SHORTENED.fullmatch(phone):
                    self._lose(part, "is a number that a spreadsheet has shortened")
                elif not any(map(str.isdigit, phone)):
                    self._lose(part, "is not a phone number")
                elif phone not in seen:
                    seen.add(phone)
                    yield MethodRow(ContactMethodKind.PHONE, phone, value.label)

    def _read_profiles(self) -> Iterator[MethodRow]:
        seen: set[str] = set()
        for value in (*self.by_field[TableField.PROFILE], *self.by_field[TableField.WEBSITE]):
            for part in filter(None, re.split(r"\s*(?::::|\s)\s*", value.text)):
                key = profile_url_key(part)
                if not key:
                    self._lose(part, "is not a web address")
                elif key not in seen:
                    seen.add(key)
                    yield MethodRow(ContactMethodKind.PROFILE, normalize_profile_url(part), value.label)

    def _find_own_profile(self, profiles: Sequence[MethodRow]) -> str:
        """Return the LinkedIn profile; without one, what a column says is the profile. A website may be anything."""
        linkedin = next((one.value for one in profiles if _LINKEDIN_PROFILE.match(one.value)), "")
        if linkedin:
            return linkedin
        own = {identify_profile(value.text) for value in self.by_field[TableField.PROFILE]}
        return next((one.value for one in profiles if identify_profile(one.value) in own), "")

    def _read_location(self) -> str:
        """Return the place: as one column says it, or that of the address at work, or else the first, by its parts."""
        if given := self._first(TableField.LOCATION):
            return given
        parts = (TableField.CITY, TableField.REGION, TableField.COUNTRY)
        labels = {value.label: value.label != "work" for part in parts for value in self.by_field[part]}
        addresses = [
            [value.text for part in parts for value in self.by_field[part] if value.label == label]
            for label in sorted(labels, key=labels.__getitem__)
        ]
        return ", ".join(dict.fromkeys(next(iter(addresses), [])))

    def _read_list(self, kind: TableField) -> tuple[str, ...]:
        parts = (part for value in self.by_field[kind] for part in _LISTED.split(value.text))
        return tuple(dict.fromkeys(filter(None, parts)))

    def _read_date(self, kind: TableField) -> date | None:
        text = self._first(kind)
        day = parse_date(text, self.reading.order) if text else None
        if text and day is None:
            self.lost.append(f"the date “{clean_line(text, _MAX_QUOTE_LENGTH)}” is not valid and was left out.")
        return day

    def _read_relationship(self) -> Relationship | None:
        text = self._first(TableField.RELATIONSHIP)
        found = find_relationship(text) if text else None
        if text and found is None:
            self._lose(text, "is not a relationship")
        return found

    def _read_channel(self) -> Channel | None:
        text = self._first(TableField.CHANNEL)
        found = next((one for one in Channel if one.value.startswith(fold(text).replace("-", ""))), None)
        if text and found is None:
            self._lose(text, "is not a channel")
        return found if text else None

    def _read_seniority(self) -> Seniority | None:
        text = self._first(TableField.SENIORITY)
        found = next((one for one in Seniority if one.value.startswith(fold(text))), None)
        if text and found is None:
            self._lose(text, "is not a level of seniority")
        return found if text else None

    def _read_timezone(self) -> str:
        text = self._first(TableField.TIMEZONE)
        if text and find_zone(text) is None:
            self._lose(text, "is not a time zone")
            return ""
        return text

    def _read_findings(self) -> Iterator[FindingRow]:
        """Yield the notes, one for each line, and the details with the names of their columns."""
        for value in self.by_field[TableField.NOTES]:
            for line in filter(None, map(clean_line, value.text.split("\n"))):
                yield FindingRow(line, self.reading.source)
        for value in self.by_field[TableField.DETAIL]:
            yield FindingRow(f"{value.label}: {value.text}" if value.label else value.text, self.reading.source)
