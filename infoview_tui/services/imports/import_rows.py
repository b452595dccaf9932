"""Input and result rows of an import (R2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from infoview_tui.domain.enums import AffiliationKind, ContactMethodKind, FindingKind, Sender
from infoview_tui.services.contacts.form import ContactForm


@dataclass(frozen=True, slots=True)
class MethodRow:
    """A further email address, phone number, or profile of a contact; ``label`` is what the source calls it."""

    kind: ContactMethodKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class AffiliationRow:
    """A further or former employer of a contact, or a school. ``title`` is the position or degree."""

    organization: str
    kind: AffiliationKind = AffiliationKind.WORK
    title: str = ""
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line of the notes that the source has on a contact, kept as a finding (R16). ``source`` names the program."""

    text: str
    source: str = ""
    kind: FindingKind = FindingKind.FINDING


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One contact to import; ``line`` is its line number in the file, from 1.

    The main email address, phone number, and profile are in ``form``, further ones in ``methods``. ``last_contact_at``
    is when the user and the contact last wrote to each other, in UTC, or ``last_contact_on`` the day if the time is not
    known, and ``last_contact_from`` who did. A row that is ``only_if_known`` completes a known contact, but never adds
    one. ``file`` is the one in an archive or folder that has the row.
    """

    line: int
    form: ContactForm
    connected_on: date | None = None
    methods: tuple[MethodRow, ...] = ()
    affiliations: tuple[AffiliationRow, ...] = ()
    last_contact_at: datetime | None = None
    last_contact_from: Sender | None = None
    last_contact_on: date | None = None
    findings: tuple[FindingRow, ...] = ()
    only_if_known: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class OwnData:
    """What a source says about the user: former employers and schools, and texts for empty fields of the profile.

    ``profile`` has pairs of a field of the profile and its text, and is only taken if the user agrees.
    """

    affiliations: tuple[AffiliationRow, ...] = ()
    profile: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The result for one row: ``added``, ``merged`` (into an existing contact) or ``skipped``, with the reason."""

    line: int
    name: str
    status: str
    reason: str = ""
    file: str = ""
