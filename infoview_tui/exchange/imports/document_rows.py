"""The contacts of an exported document as rows of an import, for data that are not empty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from infoview_tui.domain.enums import AffiliationKind, Channel, ContactMethodKind, Relationship, Sender, Seniority
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.imports.document import Document, Row
from infoview_tui.services.imports.import_rows import AffiliationRow, ImportRow, MethodRow

_SAME_FIELDS = (
    "name",
    "title",
    "email",
    "phone",
    "profile_url",
    "location",
    "how_met",
    "why",
    "decides_on_hiring",
    "stay_in_touch_months",
    "not_before",
    "timezone",
)
"""Fields of the form that are columns of the contact."""


def list_contact_rows(document: Document) -> tuple[ImportRow, ...]:
    """Return a row for each contact, without what refers to other contacts or to interviews."""
    builder = _RowBuilder(document)
    contacts = zip(document.lines["contacts"], document.tables["contacts"], strict=True)
    return tuple(builder.build(line, contact) for line, contact in contacts)


class _RowBuilder:
    def __init__(self, document: Document) -> None:
        tables = document.tables
        self.organizations = {row["id"]: row["name"] for row in tables["organizations"]}
        path_names = {row["id"]: row["name"] for row in tables["paths"]}
        tag_names = {row["id"]: row["name"] for row in tables["tags"]}
        self.paths = _group((row["contact_id"], path_names[row["path_id"]]) for row in tables["contact_paths"])
        self.tags = _group((row["contact_id"], tag_names[row["tag_id"]]) for row in tables["contact_tags"])
        self.methods = _group(
            (row["contact_id"], MethodRow(ContactMethodKind(row["kind"]), row["value"], row["label"]))
            for row in tables["contact_methods"]
        )
        self.affiliations = _group(
            (row["contact_id"], self._build_affiliation(row)) for row in tables["affiliations"] if row["contact_id"]
        )

    def build(self, line: int, contact: Row) -> ImportRow:
        """Return the row of a contact."""
        key = contact["id"]
        form = ContactForm(
            **{name: contact[name] for name in _SAME_FIELDS},
            organization=self.organizations.get(contact["organization_id"], ""),
            relationship=_member(Relationship, contact["relationship"]),
            channel=_member(Channel, contact["channel"]),
            seniority=_member(Seniority, contact["seniority"]),
            paths=self.paths.get(key, ()),
            tags=self.tags.get(key, ()),
        )
        return ImportRow(
            line,
            form,
            connected_on=contact["connected_on"],
            methods=self.methods.get(key, ()),
            affiliations=self.affiliations.get(key, ()),
            last_contact_at=contact["last_contact_at"],
            last_contact_from=_member(Sender, contact["last_contact_from"]),
        )

    def _build_affiliation(self, row: Row) -> AffiliationRow:
        return AffiliationRow(
            self.organizations[row["organization_id"]],
            AffiliationKind(row["kind"]),
            row["title"],
            row["first_year"],
            row["last_year"],
        )


def _group(pairs: Iterable[tuple[int, Any]]) -> dict[int, tuple[Any, ...]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _member(enum: Any, value: str | None) -> Any:
    return None if value is None else enum(value)
