"""Contacts that a row of an import is compared with: known ones, and those that earlier rows add."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Any, NamedTuple

from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.enums import AffiliationKind, ContactMethodKind
from infoview_tui.domain.organization_names import organization_key
from infoview_tui.services.imports.import_rows import AffiliationRow, FindingRow, ImportRow
from infoview_tui.services.imports.incoming import (
    MAIN_FIELDS,
    Address,
    AffiliationKey,
    Incoming,
    affiliation_key,
    clean_row,
)

FORM_FIELDS = ("location", "timezone", "how_met", "why", "relationship", "channel", "seniority")
"""Fields that are filled from the form of a row if they are empty."""


class Addition(NamedTuple):
    """Something that a row adds to a contact.

    ``field`` is a column of `Contact`, or ``organization``, ``method``, ``affiliation`` (an `AffiliationRow`),
    ``finding`` (a `FindingRow`), ``last_contact`` (with who wrote), ``tag``, or ``path``. The value of a main or
    further address is an `Address`.
    """

    field: str
    value: Any

    @property
    def label(self) -> str:
        """What is added, in words: ``title``, ``other email``."""
        match self.field:
            case "method":
                return f"other {self.value.kind.value}"
            case "affiliation":
                return "school" if self.value.kind is AffiliationKind.STUDY else "former employer"
            case "profile_url":
                return "profile"
            case "finding":
                return "note"
            case name:
                return name.replace("_", " ")


@dataclass(slots=True, eq=False)
class Candidate:
    """A contact with its values as they are after the rows so far, and what these have changed.

    ``id`` is None if the import adds it; then ``source`` is the number of the file that does, otherwise -1.
    """

    id: int | None
    name: str
    source: int = -1
    organization_id: int | None = None
    organization: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    updated_at: str = ""
    addresses: set[tuple[ContactMethodKind, str]] = field(default_factory=set)
    affiliations: set[AffiliationKey] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    """Its tags and paths, in lower case, after ``#`` and ``/``, and its findings, after ``:``."""
    before: dict[str, Any] = field(default_factory=dict)
    """The values that were changed, as they were."""
    methods: list[Address] = field(default_factory=list)
    new_affiliations: list[AffiliationRow] = field(default_factory=list)
    findings: list[FindingRow] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    name_keys: tuple[str, ...] = ()
    """The keys of its name, see `same_name_keys`; empty until it is indexed."""
    doubt: Match | None = None
    """Which contact it may be, if it is a row that is left out as doubtful."""

    @property
    def is_changed(self) -> bool:
        """Whether a row has added something."""
        return bool(self.before or self.methods or self.new_affiliations or self.findings or self.tags or self.paths)

    @property
    def last_contact(self) -> DayOrMoment | None:
        """When the user and the contact were last in touch."""
        return DayOrMoment.from_columns(self.values.get("last_contact_on"), self.values.get("last_contact_at"))

    @property
    def organization_key(self) -> str:
        """The key of its organization."""
        return organization_key(self.organization)

    def has_worked_at(self, key: str) -> bool:
        """Whether an organization with this key is its own, or one of its former employers and schools."""
        return self.organization_key == key or any(name == key for name, *_ in self.affiliations)

    def has_had_title(self, title: str) -> bool:
        """Whether a title is its own, or one that it had before at the same organization."""
        key, wanted = self.organization_key, title.casefold()
        if wanted == (self.values.get("title") or "").casefold():
            return True
        return any(name == key and former == wanted for name, _, former, *_ in self.affiliations)

    def take(self, addition: Addition) -> None:
        """Add something."""
        name, value = addition
        match name:
            case "method":
                self.methods.append(value)
                self.addresses.add(address_id(value))
            case "affiliation":
                self.new_affiliations.append(value)
                self.affiliations.add(affiliation_key(value))
            case "finding":
                self.findings.append(value)
                self.names.add(f":{value.text}")
            case "last_contact":
                when, sender = value
                self.set_value("last_contact_on", when.on)
                self.set_value("last_contact_at", when.at)
                self.set_value("last_contact_from", sender)
            case "tag":
                self.tags.append(value)
                self.names.add(f"#{value.casefold()}")
            case "path":
                self.paths.append(value)
                self.names.add(f"/{value.casefold()}")
            case "organization":
                self.before.setdefault("organization", self.organization)
                self.organization = value
            case _ if isinstance(value, Address):
                self.set_value(name, value.value)
                self.addresses.add(address_id(value))
            case _:
                self.set_value(name, value)

    def set_value(self, name: str, value: Any) -> None:
        """Set a column, and remember what it was."""
        self.before.setdefault(name, self.values.get(name))
        self.values[name] = value


class Match(NamedTuple):
    """A contact that a row is, or, if it is not certain, may be; why; and what the row would add to it."""

    candidate: Candidate
    reason: str
    is_certain: bool
    additions: list[Addition]


def address_id(address: Address) -> tuple[ContactMethodKind, str]:
    """Return what an address is known by: its key, or its text if it has none."""
    return address.kind, address.key or address.value


def find_additions(
    candidate: Candidate, incoming: Incoming, main_profiles: Collection[str], zone: tzinfo
) -> list[Addition]:
    """Return what a row adds to a contact: nothing is overwritten, but a later last contact.

    A profile that is the main one of another contact (*main_profiles* has their keys) is a further one here.
    *zone* is the user's.
    """
    form, values = incoming.form, candidate.values
    is_other_job = bool(form.organization and candidate.organization) and (
        candidate.organization_key != incoming.organization_key
    )
    found = []
    if form.organization and not candidate.organization:
        found.append(Addition("organization", form.organization))
    if form.title and not values.get("title") and not is_other_job:
        found.append(Addition("title", form.title))
    found += _find_addresses(candidate, incoming, main_profiles)
    for name in FORM_FIELDS:
        value = getattr(form, name)
        if value and not values.get(name):
            found.append(Addition(name, value))
    row = incoming.row
    if row.connected_on and not values.get("connected_on"):
        found.append(Addition("connected_on", row.connected_on))
    if incoming.last_contact and _is_later(incoming.last_contact, candidate.last_contact, zone):
        found.append(Addition("last_contact", (incoming.last_contact, row.last_contact_from)))
    if incoming.affiliations or incoming.findings or form.tags or form.paths:
        found += _find_lists(candidate, incoming)
    return found


def _find_lists(candidate: Candidate, incoming: Incoming) -> Iterator[Addition]:
    """Yield the employers, findings, tags, and paths that a contact lacks; most rows have none."""
    for affiliation in incoming.affiliations:
        if affiliation_key(affiliation) not in candidate.affiliations:
            yield Addition("affiliation", affiliation)
    findings = {finding.text: finding for finding in incoming.findings}
    form, names = incoming.form, candidate.names
    yield from (Addition("finding", finding) for text, finding in findings.items() if f":{text}" not in names)
    yield from (Addition("tag", tag) for tag in form.tags if f"#{tag.casefold()}" not in names)
    yield from (Addition("path", path) for path in form.paths if f"/{path.casefold()}" not in names)


def build_candidate(incoming: Incoming, source: int, main_profiles: Collection[str], zone: tzinfo) -> Candidate:
    """Return a row as a contact that the import adds."""
    form = incoming.form
    candidate = Candidate(None, form.name, source, organization=form.organization, name_keys=incoming.name_keys)
    row = incoming.row
    if row.last_contact_at or row.last_contact_on or incoming.affiliations or row.findings or form.tags or form.paths:
        for addition in find_additions(candidate, incoming, main_profiles, zone):
            candidate.take(addition)
        return candidate
    values = {name: value for name in FORM_FIELDS if (value := getattr(form, name))}
    if form.title:
        values["title"] = form.title
    if row.connected_on:
        values["connected_on"] = row.connected_on
    candidate.values = values
    for addition in _find_addresses(candidate, incoming, main_profiles):
        candidate.take(addition)
    return candidate


def list_contents(row: ImportRow) -> list[Addition]:
    """Return everything that a row says, as additions to a contact without anything. Raises InfoviewError."""
    return find_additions(Candidate(None, ""), clean_row(row), (), UTC)


def _find_addresses(candidate: Candidate, incoming: Incoming, main_profiles: Collection[str]) -> list[Addition]:
    found: list[Addition] = []
    filled = set()
    for address in incoming.addresses:
        name = MAIN_FIELDS[address.kind]
        if address_id(address) in candidate.addresses:
            continue
        is_free = not candidate.values.get(name) and name not in filled
        if is_free and not (address.kind is ContactMethodKind.PROFILE and address.key in main_profiles):
            filled.add(name)
            found.append(Addition(name, address))
        else:
            found.append(Addition("method", address))
    return found


def _is_later(when: DayOrMoment, known: DayOrMoment | None, zone: tzinfo) -> bool:
    """Return whether there is a later last contact, or the time of one of which only the day was known."""
    return known is None or when.start(zone) > known.start(zone)
