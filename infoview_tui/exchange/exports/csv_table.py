"""Contacts as a table for spreadsheets (CSV, RFC 4180), in which no cell is run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo

from infoview_tui.domain.affiliation_lines import format_affiliation
from infoview_tui.domain.enums import AffiliationKind, ContactMethodKind
from infoview_tui.domain.spreadsheet_cells import mark_as_text
from infoview_tui.services.exports.contacts import ExportedContact

SEPARATOR = "; "
"""Between several values in one cell."""

BYTE_ORDER_MARK = "\ufeff"
"""At the start of a file, so that spreadsheets read it as UTF-8."""

COLUMNS = (
    "Name",
    "Title",
    "Organization",
    "Stage",
    "Email",
    "Other emails",
    "Phone",
    "Other phones",
    "Profile",
    "Other profiles",
    "Place",
    "Time zone",
    "Relationship",
    "How we met",
    "Why",
    "Referred by",
    "Channel",
    "Paths",
    "Tags",
    "Seniority",
    "Decides on hiring",
    "Former employers",
    "Schools",
    "Connected on",
    "Last contact",
    "Not before",
)


def format_table(contacts: Iterable[ExportedContact], zone: tzinfo) -> Iterator[str]:
    """Yield the lines of the table, the header first. Moments become days in *zone*."""
    for row in (COLUMNS, *(_format_row(each, zone) for each in contacts)):
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="\r\n").writerow([mark_as_text(cell) for cell in row])
        yield line.getvalue()


def _format_row(exported: ExportedContact, zone: tzinfo) -> tuple[str, ...]:
    contact = exported.contact
    return (
        contact.name,
        contact.title,
        contact.organization,
        contact.stage.label,
        contact.email,
        SEPARATOR.join(exported.other_values(ContactMethodKind.EMAIL)),
        contact.phone,
        SEPARATOR.join(exported.other_values(ContactMethodKind.PHONE)),
        contact.profile_url,
        SEPARATOR.join(exported.other_values(ContactMethodKind.PROFILE)),
        contact.location,
        contact.timezone,
        contact.relationship.value.replace("_", " ") if contact.relationship else "",
        contact.how_met,
        contact.why,
        contact.referrer,
        contact.channel.value if contact.channel else "",
        SEPARATOR.join(contact.paths),
        SEPARATOR.join(contact.tags),
        contact.seniority.value if contact.seniority else "",
        "yes" if contact.decides_on_hiring else "",
        _format_affiliations(exported, AffiliationKind.WORK),
        _format_affiliations(exported, AffiliationKind.STUDY),
        _format_day(contact.connected_on),
        _format_day(contact.last_contact_at.astimezone(zone).date() if contact.last_contact_at else None),
        _format_day(contact.not_before),
    )


def _format_affiliations(exported: ExportedContact, kind: AffiliationKind) -> str:
    return SEPARATOR.join(format_affiliation(line) for line in exported.affiliations if line.kind is kind)


def _format_day(day: date | datetime | None) -> str:
    return "" if day is None else day.isoformat()
