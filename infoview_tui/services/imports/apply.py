"""Import contacts: all rows of an import in one transaction, with few statements, and one undo (R2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table as SqlTable
from sqlmodel import col, select

from infoview_tui.domain.enums import ActionKind, EventKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.normalize import sort_key
from infoview_tui.domain.organization_names import organization_key
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.timestamps import parse_timestamp
from infoview_tui.services.contacts.tagging import get_or_create_path, get_or_create_tag
from infoview_tui.services.core.cascade_delete import MAX_IDS_PER_STATEMENT
from infoview_tui.services.core.check_ins import schedule_check_in
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.undo import RowChange, RowValues
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.candidates import Candidate
from infoview_tui.services.imports.plan import (
    Choice,
    Decision,
    ImportPlan,
    Progress,
    RowSource,
    pausing_collection,
    plan_import,
)
from infoview_tui.storage.queries.imports.known import KNOWN_ORGANIZATIONS
from infoview_tui.storage.tables import (
    Action,
    Affiliation,
    Contact,
    ContactMethod,
    ContactPath,
    ContactTag,
    DistinctContacts,
    Finding,
    Organization,
    TableModel,
)

_ROWS_PER_STATEMENT = 1000
"""After so many rows, progress is reported, so that the import can be stopped while it is written."""


def import_contacts(
    workspace: Workspace,
    sources: Sequence[RowSource],
    now: datetime,
    decisions: Mapping[int, Decision] | None = None,
    *,
    default: Choice = Choice.SKIP,
    progress: Progress | None = None,
) -> ImportPlan:
    """Add and complete contacts in one command, and return what was done with each row.

    The rows are planned again with the data as they are now, see `plan_import`. Raises StorageError if saving fails,
    and what *progress* raises; nothing is saved then.
    """
    with pausing_collection(), workspace.transaction(EventKind.CONTACTS_IMPORTED, now) as transaction:
        plan = plan_import(workspace, sources, decisions, default=default, progress=progress)
        if not plan.is_empty:
            _Writer(transaction, workspace, plan, progress).write()
            transaction.record(f"{_describe(plan)} from {_name_sources(sources)}", added=len(plan.added))
    return plan


class _Writer:
    def __init__(
        self, transaction: Transaction, workspace: Workspace, plan: ImportPlan, progress: Progress | None
    ) -> None:
        self.progress = progress
        self.transaction = transaction
        self.now = transaction.now
        self.plan = plan
        self.contacts = [*plan.changed, *plan.added]
        self.organizations = {
            organization_key(name): organization_id
            for organization_id, name in workspace.store.tuples(KNOWN_ORGANIZATIONS)
        }

    def write(self) -> None:
        """Write everything, in the order of the foreign keys."""
        self.insert_organizations()
        first = self.transaction.next_id(Contact)
        for contact_id, candidate in enumerate(self.plan.added, first):
            candidate.id = contact_id
        template = _columns(Contact(name="-", stage_since=self.now, created_at=self.now, updated_at=self.now))
        self.insert(Contact, (self.build_contact(template, candidate) for candidate in self.plan.added))
        self.transaction.write_changes([self.build_change(c) for c in self.plan.changed if c.before])
        self.insert_methods()
        self.insert_affiliations()
        self.insert_findings()
        self.insert_links()
        self.move_check_ins()
        pairs = {tuple(sorted((one.id or 0, other.id or 0))) for one, other in self.plan.distinct}
        self.insert(
            DistinctContacts,
            ({"first_id": first, "second_id": second, "created_at": self.now} for first, second in sorted(pairs)),
        )

    def insert(self, table: type[TableModel], rows: Iterable[RowValues]) -> None:
        """Insert rows, if there are any."""
        found = list(rows)
        for first in range(0, len(found), _ROWS_PER_STATEMENT):
            self.transaction.insert_rows(table, found[first : first + _ROWS_PER_STATEMENT])
            if self.progress is not None:
                self.progress(len(self.plan.rows), len(self.plan.rows))

    def insert_organizations(self) -> None:
        """Insert the organizations that are new, each spelled as at its first mention."""
        mentioned = [row.organization for row in self.plan.own_affiliations]
        for candidate in self.contacts:
            mentioned += (candidate.organization, *(row.organization for row in candidate.new_affiliations))
        new = {
            key: name
            for name in reversed(list(filter(None, mentioned)))
            if (key := organization_key(name)) not in self.organizations
        }
        rows = [
            {"id": number, "name": name, "why": "", "created_at": self.now, "industry_id": None}
            for number, name in enumerate(reversed(new.values()), self.transaction.next_id(Organization))
        ]
        self.insert(Organization, rows)
        self.organizations |= {organization_key(row["name"]): row["id"] for row in rows}

    def build_contact(self, template: RowValues, candidate: Candidate) -> RowValues:
        """Return the row of a new contact."""
        organization_id = self.find_organization(candidate.organization)
        return {
            **template,
            **candidate.values,
            "id": candidate.id,
            "name": candidate.name,
            "sort_name": sort_key(candidate.name),
            "organization_id": organization_id,
        }

    def build_change(self, candidate: Candidate) -> RowChange:
        """Return the change of a known contact."""
        before = {name: value for name, value in candidate.before.items() if name != "organization"}
        after = {name: candidate.values[name] for name in before}
        if "organization" in candidate.before:
            before["organization_id"] = candidate.organization_id
            after["organization_id"] = self.find_organization(candidate.organization)
        before["updated_at"], after["updated_at"] = parse_timestamp(candidate.updated_at), self.now
        return RowChange(_sql_table(Contact), {"id": candidate.id}, before, after)

    def find_organization(self, name: str) -> int | None:
        """Return the id of an organization; None if the name is empty."""
        return self.organizations[organization_key(name)] if name else None

    def insert_methods(self) -> None:
        """Insert the further addresses."""
        owned = [(candidate, address) for candidate in self.contacts for address in candidate.methods]
        self.insert(
            ContactMethod,
            (
                {
                    "id": number,
                    "contact_id": candidate.id,
                    "kind": address.kind,
                    "value": address.value,
                    "label": address.label,
                    "created_at": self.now,
                }
                for number, (candidate, address) in enumerate(owned, self.transaction.next_id(ContactMethod))
            ),
        )

    def insert_affiliations(self) -> None:
        """Insert the former employers and schools."""
        owned = [(candidate.id, row) for candidate in self.contacts for row in candidate.new_affiliations]
        owned += ((None, row) for row in self.plan.own_affiliations)
        self.insert(
            Affiliation,
            (
                {
                    "id": number,
                    "contact_id": contact_id,
                    "organization_id": self.find_organization(row.organization),
                    "kind": row.kind,
                    "title": row.title,
                    "first_year": row.first_year,
                    "last_year": row.last_year,
                    "created_at": self.now,
                }
                for number, (contact_id, row) in enumerate(owned, self.transaction.next_id(Affiliation))
            ),
        )

    def insert_findings(self) -> None:
        """Insert the notes on contacts as findings."""
        owned = [(candidate, row) for candidate in self.contacts for row in candidate.findings]
        template = _columns(Finding(text="-", created_at=self.now))
        self.insert(
            Finding,
            (
                {
                    **template,
                    "id": number,
                    "contact_id": candidate.id,
                    "kind": row.kind,
                    "text": row.text,
                    "source": row.source,
                }
                for number, (candidate, row) in enumerate(owned, self.transaction.next_id(Finding))
            ),
        )

    def move_check_ins(self) -> None:
        """Move the open check-ins of contacts whose last contact is later now (R34)."""
        ids = [c.id for c in self.plan.changed if "last_contact_at" in c.before or "last_contact_on" in c.before]
        session = self.transaction.session
        for first in range(0, len(ids), MAX_IDS_PER_STATEMENT):
            statement = select(Action.contact_id).where(
                col(Action.contact_id).in_(ids[first : first + MAX_IDS_PER_STATEMENT]),
                Action.kind == ActionKind.STAY_IN_TOUCH,
                col(Action.done_at).is_(None),
                col(Action.dismissed_at).is_(None),
            )
            for contact_id in dict.fromkeys(session.exec(statement.order_by(col(Action.id))).all()):
                schedule_check_in(self.transaction, self.transaction.get(Contact, contact_id or 0))

    def insert_links(self) -> None:
        """Insert the tags and paths that are new, and link them."""
        session = self.transaction.session
        tags = {name.casefold(): name for candidate in self.contacts for name in candidate.tags}
        tag_ids = {key: get_or_create_tag(session, name).id for key, name in tags.items()}
        self.insert(
            ContactTag,
            (
                {"contact_id": candidate.id, "tag_id": tag_id}
                for candidate in self.contacts
                for tag_id in dict.fromkeys(tag_ids[name.casefold()] for name in candidate.tags)
            ),
        )
        paths = {name.casefold(): name for candidate in self.contacts for name in candidate.paths}
        path_ids = {key: get_or_create_path(session, name, self.now).id for key, name in paths.items()}
        self.insert(
            ContactPath,
            (
                {"contact_id": candidate.id, "path_id": path_id}
                for candidate in self.contacts
                for path_id in dict.fromkeys(path_ids[name.casefold()] for name in candidate.paths)
            ),
        )


def _sql_table(table: type[TableModel]) -> SqlTable:
    sql_table: SqlTable = table.__table__  # type: ignore[attr-defined]
    return sql_table


def _columns(item: TableModel) -> dict[str, Any]:
    """Return the values of a row with its defaults."""
    return {column.name: getattr(item, column.name) for column in _sql_table(type(item)).columns}


def _describe(plan: ImportPlan) -> str:
    if plan.added or not plan.changed:
        return f"Imported {format_count(len(plan.added), 'contact')}"
    return f"Completed {format_count(len(plan.changed), 'contact')}"


def _name_sources(sources: Sequence[RowSource]) -> str:
    return clean_line(sources[0].name) if len(sources) == 1 else format_count(len(sources), "file")
