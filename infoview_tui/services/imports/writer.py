"""Write a planned import: rows of each table in batches, as the database stores them (R2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any

from infoview_tui.domain.cadence import next_due
from infoview_tui.domain.enums import ActionKind, Stage
from infoview_tui.domain.normalize import sort_key
from infoview_tui.domain.organization_names import organization_key
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.core.bulk_transaction import BulkTransaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.candidates import Candidate
from infoview_tui.services.imports.plan import ImportPlan
from infoview_tui.services.imports.progress import Progress
from infoview_tui.storage.bulk_rows import StoredRow
from infoview_tui.storage.queries.imports.known import KNOWN_ORGANIZATIONS
from infoview_tui.storage.queries.imports.written import (
    OPEN_CHECK_INS,
    PATH_NAMES,
    TAG_NAMES,
    CheckInRow,
    NamedRow,
)
from infoview_tui.storage.query import Query

_ROWS_PER_STATEMENT = 1000
"""After so many rows, progress is reported, so that the import can be stopped while it is written."""

_TEXTS = ("title", "email", "phone", "profile_url", "location", "how_met", "why")
"""Columns of a contact that are empty by default; the other ones of an import are null."""

_OTHERS = (
    "timezone",
    "relationship",
    "channel",
    "seniority",
    "connected_on",
    "last_contact_on",
    "last_contact_at",
    "last_contact_from",
)


class ImportWriter:
    """Writes a plan within a transaction."""

    def __init__(
        self, transaction: BulkTransaction, workspace: Workspace, plan: ImportPlan, progress: Progress | None
    ) -> None:
        """Take a plan that was made in the same transaction. What *progress* raises ends the import."""
        self._progress = progress
        self._transaction = transaction
        self._workspace = workspace
        self._plan = plan
        self._contacts = [*plan.changed, *plan.added]
        self._organizations = {
            organization_key(name): organization_id
            for organization_id, name in workspace.store.tuples(KNOWN_ORGANIZATIONS)
        }

    def write(self) -> None:
        """Write everything, in the order of the foreign keys."""
        self._insert_organizations()
        self._insert_contacts()
        self._update_contacts()
        self._insert_methods()
        self._insert_affiliations()
        self._insert_findings()
        self._insert_tags()
        self._insert_paths()
        self._move_check_ins()
        pairs = {tuple(sorted((one.id or 0, other.id or 0))) for one, other in self._plan.distinct}
        self._insert(
            "distinct_contacts",
            ("first_id", "second_id", "created_at"),
            [(*pair, self._transaction.stored_now) for pair in sorted(pairs)],
            key_size=2,
        )

    def _insert(self, table: str, columns: Sequence[str], rows: Sequence[StoredRow], *, key_size: int = 1) -> None:
        """Insert rows, if there are any."""
        for first in range(0, len(rows), _ROWS_PER_STATEMENT):
            self._transaction.insert(table, columns, rows[first : first + _ROWS_PER_STATEMENT], key_size=key_size)
            if self._progress is not None:
                self._progress(len(self._plan.rows), len(self._plan.rows))

    def _insert_numbered(self, table: str, columns: Sequence[str], rows: Iterable[StoredRow]) -> None:
        """Insert rows with the next ids."""
        numbered = [(number, *row) for number, row in enumerate(rows, self._transaction.next_id(table))]
        self._insert(table, ("id", *columns), numbered)

    def _insert_organizations(self) -> None:
        """Insert the organizations that are new, each spelled as at its first mention."""
        mentioned = [row.organization for row in self._plan.own_affiliations]
        for candidate in self._contacts:
            mentioned.append(candidate.organization)
            mentioned += (row.organization for row in candidate.new_affiliations)
        new: dict[str, str] = {}
        for name in dict.fromkeys(mentioned):
            key = organization_key(name) if name else ""
            if name and key not in self._organizations:
                new.setdefault(key, name)
        first = self._transaction.next_id("organizations")
        rest = ("", self._transaction.stored_now)
        self._insert_numbered("organizations", ("name", "why", "created_at"), [(name, *rest) for name in new.values()])
        self._organizations |= {key: number for number, key in enumerate(new, first)}

    def _insert_contacts(self) -> None:
        """Insert the new contacts."""
        now = self._transaction.stored_now
        first = self._transaction.next_id("contacts")
        rows = []
        for contact_id, candidate in enumerate(self._plan.added, first):
            candidate.id = contact_id
            values, name = candidate.values, candidate.name
            texts = [values.get(column, "") for column in _TEXTS]
            others = [_to_stored(values.get(column)) for column in _OTHERS]
            others[0] = others[0] or ""
            organization_id = self._find_organization(candidate.organization)
            stage = (Stage.RESEARCHING.value, now, now, now)
            rows.append((contact_id, name, sort_key(name), organization_id, *stage, *texts, *others))
        columns = ("id", "name", "sort_name", "organization_id", "stage", "stage_since", "created_at", "updated_at")
        self._insert("contacts", (*columns, *_TEXTS, *_OTHERS), rows)

    def _update_contacts(self) -> None:
        """Change the known contacts, those with the same columns together."""
        groups: dict[tuple[str, ...], list[tuple[StoredRow, StoredRow]]] = defaultdict(list)
        for candidate in self._plan.changed:
            if candidate.before:
                columns, before, after = self._build_change(candidate)
                groups[columns].append((before, after))
        for columns, changes in groups.items():
            self._transaction.update("contacts", columns, *map(list, zip(*changes, strict=True)))

    def _build_change(self, candidate: Candidate) -> tuple[tuple[str, ...], StoredRow, StoredRow]:
        """Return the columns that change, the id first, and their values before and after."""
        columns, before, after = ["id"], [candidate.id], [candidate.id]
        for name, value in candidate.before.items():
            if name == "organization":
                columns.append("organization_id")
                before.append(candidate.organization_id)
                after.append(self._find_organization(candidate.organization))
            else:
                columns.append(name)
                before.append(_to_stored(value))
                after.append(_to_stored(candidate.values[name]))
        columns.append("updated_at")
        return (
            tuple(columns),
            (*before, candidate.updated_at),
            (*after, self._transaction.stored_now),
        )

    def _find_organization(self, name: str) -> int | None:
        """Return the id of an organization; None if the name is empty."""
        return self._organizations[organization_key(name)] if name else None

    def _insert_methods(self) -> None:
        """Insert the further addresses."""
        now = self._transaction.stored_now
        self._insert_numbered(
            "contact_methods",
            ("contact_id", "kind", "value", "label", "created_at"),
            (
                (candidate.id, address.kind.value, address.value, address.label, now)
                for candidate in self._contacts
                for address in candidate.methods
            ),
        )

    def _insert_affiliations(self) -> None:
        """Insert the former employers and schools."""
        now = self._transaction.stored_now
        owned = [(candidate.id, row) for candidate in self._contacts for row in candidate.new_affiliations]
        owned += ((None, row) for row in self._plan.own_affiliations)
        self._insert_numbered(
            "affiliations",
            ("contact_id", "organization_id", "kind", "title", "first_year", "last_year", "created_at"),
            (
                (
                    contact_id,
                    self._find_organization(row.organization),
                    row.kind.value,
                    row.title,
                    row.first_year,
                    row.last_year,
                    now,
                )
                for contact_id, row in owned
            ),
        )

    def _insert_findings(self) -> None:
        """Insert the notes on contacts as findings."""
        now = self._transaction.stored_now
        self._insert_numbered(
            "findings",
            ("contact_id", "kind", "text", "source", "created_at"),
            (
                (candidate.id, row.kind.value, row.text, row.source, now)
                for candidate in self._contacts
                for row in candidate.findings
            ),
        )

    def _insert_tags(self) -> None:
        """Insert the tags that are new, and link them."""
        named = [(candidate.id, candidate.tags) for candidate in self._contacts if candidate.tags]
        ids = self._insert_names("tags", TAG_NAMES, named, ("name",), ())
        self._insert("contact_tags", ("contact_id", "tag_id"), _link(named, ids), key_size=2)

    def _insert_paths(self) -> None:
        """Insert the paths that are new, and link them."""
        named = [(candidate.id, candidate.paths) for candidate in self._contacts if candidate.paths]
        columns, rest = ("name", "why", "created_at"), ("", self._transaction.stored_now)
        ids = self._insert_names("paths", PATH_NAMES, named, columns, rest)
        self._insert("contact_paths", ("contact_id", "path_id"), _link(named, ids), key_size=2)

    def _insert_names(
        self,
        table: str,
        query: Query[NamedRow],
        named: Iterable[tuple[int | None, Sequence[str]]],
        columns: Sequence[str],
        rest: StoredRow,
    ) -> dict[str, int]:
        """Insert the rows that are new, and return the ids of all by their name in lower case."""
        wanted = {name.casefold(): name for _, names in named for name in names}
        if not wanted:
            return {}
        known = {_fold_as_sqlite(name): row_id for row_id, name in self._workspace.store.tuples(query)}
        new = dict.fromkeys(name for name in wanted.values() if _fold_as_sqlite(name) not in known)
        first = self._transaction.next_id(table)
        self._insert_numbered(table, columns, [(name, *rest) for name in new])
        known |= {_fold_as_sqlite(name): number for number, name in enumerate(new, first)}
        return {key: known[_fold_as_sqlite(name)] for key, name in wanted.items()}

    def _move_check_ins(self) -> None:
        """Move the open check-ins of contacts whose last contact is later now (R34)."""
        changed = {
            candidate.id: candidate
            for candidate in self._plan.changed
            if not candidate.before.keys().isdisjoint(("last_contact_at", "last_contact_on"))
        }
        if not changed:
            return
        found = [row for row in self._workspace.store.all(OPEN_CHECK_INS) if row.contact_id in changed]
        now = self._transaction.stored_now
        self._transaction.update(
            "actions",
            ("id", "dismissed_at"),
            [(row.action_id, None) for row in found],
            [(row.action_id, now) for row in found],
        )
        moved = {row.contact_id: row for row in found}
        self._insert_numbered(
            "actions",
            ("contact_id", "kind", "text", "due_on", "due_at", "late_at", "created_at"),
            [self._build_check_in(row, changed[row.contact_id]) for row in moved.values()],
        )

    def _build_check_in(self, row: CheckInRow, candidate: Candidate) -> StoredRow:
        """Return a check-in that is due some months after the last contact."""
        cadence, last = self._workspace.cadence, candidate.last_contact
        counted = next_due(
            cadence,
            ActionKind.STAY_IN_TOUCH,
            last.start(cadence.calendar.zone) if last is not None else self._transaction.now,
            months=row.months if row.months is not None else row.tag_months,
            not_before=row.not_before,
        )
        due = counted.due
        times = (due.on if due else None, due.at if due else None, counted.late_at)
        kind = ActionKind.STAY_IN_TOUCH.value
        return (row.contact_id, kind, "", *map(_to_stored, times), self._transaction.stored_now)


def _link(named: Iterable[tuple[int | None, Sequence[str]]], ids: dict[str, int]) -> list[StoredRow]:
    return [
        (contact_id, row_id)
        for contact_id, names in named
        for row_id in dict.fromkeys(ids[name.casefold()] for name in names)
    ]


def _fold_as_sqlite(name: str) -> str:
    """Return a name in lower case as SQLite compares it: only the letters of English."""
    return name.encode().lower().decode()


def _to_stored(value: Any) -> Any:
    """Return a value as the database stores it."""
    if value is None or type(value) is str:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return format_timestamp(value)
    return value.isoformat() if isinstance(value, date) else value
