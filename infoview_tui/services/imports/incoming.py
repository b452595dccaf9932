"""A row of an import, cleaned, with the keys by which its contact is recognized."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from infoview_tui.domain.address_keys import address_key
from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.enums import AffiliationKind, ContactMethodKind
from infoview_tui.domain.name_matching import same_name_keys
from infoview_tui.domain.organization_names import organization_key
from infoview_tui.domain.profile_urls import normalize_profile_url
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.imports.import_rows import AffiliationRow, FindingRow, ImportRow, MethodRow

MAIN_FIELDS = {
    ContactMethodKind.PROFILE: "profile_url",
    ContactMethodKind.EMAIL: "email",
    ContactMethodKind.PHONE: "phone",
}
"""The field of a contact's main address, by kind, in the order in which contacts are recognized."""


class Address(NamedTuple):
    """An address of a contact; ``key`` is equal for other spellings of it, and empty if it identifies nobody."""

    kind: ContactMethodKind
    value: str
    label: str
    key: str


AffiliationKey = tuple[str, AffiliationKind, str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A cleaned row: its addresses, the main ones first, and the keys of its name and its organization."""

    row: ImportRow
    form: ContactForm
    addresses: tuple[Address, ...]
    name_keys: tuple[str, ...]
    organization_key: str
    affiliations: tuple[AffiliationRow, ...]
    findings: tuple[FindingRow, ...]
    last_contact: DayOrMoment | None
    profiles: tuple[str, ...]
    """The keys of its profiles."""


def clean_row(row: ImportRow) -> Incoming:
    """Return a row cleaned. Raises InfoviewError, with what is wrong, if it is no contact."""
    form = row.form.cleaned()
    addresses = [
        _build_address(kind, value)
        for kind, value in zip(MAIN_FIELDS, (form.profile_url, form.email, form.phone), strict=True)
        if value
    ]
    if row.methods:
        further = filter(lambda address: address.value, map(_clean_method, row.methods))
        found: dict[tuple[ContactMethodKind, str], Address] = {}
        for address in (*addresses, *further):
            found.setdefault((address.kind, address.key or address.value), address)
        addresses = list(found.values())
    return Incoming(
        row,
        form,
        tuple(addresses),
        same_name_keys(form.name),
        organization_key(form.organization),
        clean_affiliations(row.affiliations) if row.affiliations else (),
        tuple(found for found in map(_clean_finding, row.findings) if found.text) if row.findings else (),
        _read_last_contact(row),
        tuple(address.key for address in addresses if address.kind is ContactMethodKind.PROFILE),
    )


def clean_affiliations(rows: Iterable[AffiliationRow]) -> tuple[AffiliationRow, ...]:
    """Return affiliations cleaned, each once, without those that name no organization."""
    cleaned: dict[AffiliationKey, AffiliationRow] = {}
    for row in map(_clean_affiliation, rows):
        if row.organization:
            cleaned.setdefault(affiliation_key(row), row)
    return tuple(cleaned.values())


def affiliation_key(row: AffiliationRow) -> AffiliationKey:
    """Return the key of an affiliation, which is the same for other spellings of it."""
    return organization_key(row.organization), row.kind, row.title.casefold(), row.first_year, row.last_year


def _build_address(kind: ContactMethodKind, value: str, label: str = "") -> Address:
    return Address(kind, value, label, address_key(kind, value))


def _clean_method(method: MethodRow) -> Address:
    is_profile = method.kind is ContactMethodKind.PROFILE
    value = normalize_profile_url(method.value) if is_profile else clean_line(method.value)
    return _build_address(method.kind, value, clean_line(method.label))


def _clean_finding(row: FindingRow) -> FindingRow:
    return FindingRow(clean_line(row.text), clean_line(row.source), row.kind)


def _read_last_contact(row: ImportRow) -> DayOrMoment | None:
    """Return when the last contact was, to the millisecond, as it is stored."""
    if row.last_contact_at is not None:
        at = row.last_contact_at
        return DayOrMoment(at=at.replace(microsecond=at.microsecond // 1000 * 1000))
    return DayOrMoment(row.last_contact_on) if row.last_contact_on is not None else None


def _clean_affiliation(row: AffiliationRow) -> AffiliationRow:
    first, last = row.first_year, row.last_year
    if first is not None and last is not None and last < first:
        first, last = last, first
    return AffiliationRow(clean_line(row.organization), row.kind, clean_line(row.title), first, last)
