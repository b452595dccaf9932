"""All contacts with their addresses and affiliations, for exports."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.affiliation_lines import AffiliationLine
from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.contacts import CONTACTS, ContactRow
from infoview_tui.storage.queries.exports.contacts import (
    ALL_AFFILIATIONS,
    ALL_CONTACT_METHODS,
    CONTACT_TIMES,
    ContactMethodRow as ContactMethodRow,
)


class ExportedContact(NamedTuple):
    """A contact with further email addresses, phone numbers, and profiles, and former employers and schools."""

    contact: ContactRow
    methods: tuple[ContactMethodRow, ...]
    affiliations: tuple[AffiliationLine, ...]
    created_at: datetime
    updated_at: datetime

    def other_values(self, kind: ContactMethodKind) -> list[str]:
        """Return the further addresses of one kind."""
        return [method.value for method in self.methods if method.kind is kind]


def list_exported_contacts(workspace: Workspace) -> list[ExportedContact]:
    """Return all contacts, sorted by name. Raises StorageError if they cannot be read."""
    methods: dict[int, list[ContactMethodRow]] = defaultdict(list)
    for method in workspace.store.all(ALL_CONTACT_METHODS):
        methods[method.contact_id].append(method)
    affiliations: dict[int, list[AffiliationLine]] = defaultdict(list)
    for row in workspace.store.all(ALL_AFFILIATIONS):
        affiliations[row.contact_id].append(AffiliationLine(*row[1:]))
    times = {row.contact_id: row for row in workspace.store.all(CONTACT_TIMES)}
    return [
        ExportedContact(
            contact,
            tuple(methods[contact.id]),
            tuple(affiliations[contact.id]),
            times[contact.id].created_at,
            times[contact.id].updated_at,
        )
        for contact in workspace.store.all(CONTACTS, stage=None)
    ]
