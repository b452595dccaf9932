"""What a merge brings, in words and numbers: rows that are new, changed, and deleted, and conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import cache
from typing import Any, NamedTuple, TypedDict

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.copies.merging import MergedCopies
from infoview_tui.storage.copies.formats import CopyTable, list_copy_tables
from infoview_tui.storage.copies.rows import CopyRows, Values

_NOUNS = {
    "contacts": "contact",
    "organizations": "organization",
    "industries": "industry",
    "paths": "path",
    "tags": "tag",
    "views": "saved view",
    "interviews": "interview",
    "planned_questions": "planned question",
    "notes": "note",
    "offerings": "thing to offer",
    "findings": "finding",
    "hypotheses": "hypothesis",
    "verdicts": "verdict",
    "outcomes": "outcome",
    "ratings": "rating",
    "messages": "message",
    "actions": "action",
    "fit_points": "fit point",
    "path_gauges": "path rating",
    "offers": "offered time",
    "trips": "trip",
    "trip_blocks": "busy time of a trip",
    "trip_meetings": "meeting of a trip",
    "affiliations": "former employer or school",
    "asks": "ask for an introduction",
    "contact_methods": "further address",
    "import_mappings": "remembered column layout",
    "profile": "profile",
    "topic_weights": "topic weight",
    "question_settings": "question setting",
    "calendar_entries": "calendar entry",
    "contact_paths": "path of a contact",
    "contact_tags": "tag of a contact",
    "distinct_contacts": "pair of different people",
}
"""What a row of each table is called."""

_TITLES = ("name", "text", "subject", "city", "value", "topic", "reason", "label", "header", "question_id")
"""Fields by which a person recognizes a row, the best first."""

_OWNERS = ("contact_id", "interview_id", "path_id", "organization_id", "trip_id", "first_id")

_MAX_LABEL = 60
_MAX_VALUE = 200


class ChangeJson(TypedDict):
    """A row that the merge adds, changes, or deletes."""

    change: str
    kind: str
    label: str
    fields: list[str]


class ConflictJson(TypedDict):
    """What both copies changed, the two values, which is used, and why."""

    kind: str
    label: str
    fields: list[str]
    mine: list[Any]
    theirs: list[Any]
    used: str
    reason: str


class MergeReport(NamedTuple):
    """What a merge brings. ``events`` is the number of entries of the history that are new."""

    changes: list[ChangeJson]
    conflicts: list[ConflictJson]
    events: int = 0
    files: tuple[str, ...] = ()
    """The user's own files that are new."""
    remarks: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to merge."""
        return not (self.changes or self.events or self.files)

    def count_changes(self) -> dict[str, Counter[str]]:
        """Return how many rows of each kind are added, changed, and deleted."""
        counts: dict[str, Counter[str]] = {"added": Counter(), "changed": Counter(), "deleted": Counter()}
        for one in self.changes:
            counts[one["change"]][one["kind"]] += 1
        return counts


def build_report(merged: MergedCopies, stored: CopyRows) -> MergeReport:
    """Describe a merge. *stored* is this copy as it is."""
    changes: list[ChangeJson] = []
    for table in list_copy_tables():
        before, after = stored.rows[table.name], merged.rows[table.name]
        for key, row in after.items():
            old = before.get(key) or merged.mine.rows[table.name].get(key)
            if old == row:
                continue
            names = [name for index, name in enumerate(table.fields) if old is not None and old[index] != row[index]]
            changes.append(_describe_change("added" if old is None else "changed", table, row, merged, names))
        for key, row in merged.mine.rows[table.name].items():
            if key not in after:
                changes.append(_describe_change("deleted", table, row, merged, []))
    new_events = sum(event not in merged.mine.events for event in merged.events)
    return MergeReport(changes, _list_conflicts(merged, stored), new_events)


def _describe_change(change: str, table: CopyTable, row: Values, merged: MergedCopies, fields: list[str]) -> ChangeJson:
    return {
        "change": change,
        "kind": _NOUNS[table.name],
        "label": _label(table, row, merged),
        "fields": [name.removesuffix("_id") for name in fields],
    }


def _list_conflicts(merged: MergedCopies, stored: CopyRows) -> list[ConflictJson]:
    found: list[ConflictJson] = []
    tables = {table.name: table for table in list_copy_tables()}
    for one in merged.conflicts:
        table = tables[one.table]
        row = merged.rows[one.table].get(one.key)
        found.append({
            "kind": _NOUNS[one.table],
            "label": _label(table, row, merged) if row else "",
            "fields": [name.removesuffix("_id") for name in one.fields],
            "mine": [_show(value, merged) for value in one.mine],
            "theirs": [_show(value, merged) for value in one.theirs],
            "used": one.winner,
            "reason": one.reason,
        })  # fmt: skip
    for table in tables.values():
        if table.name not in ("contacts", "interviews", "notes", "messages", "organizations", "paths"):
            continue
        for key, row in merged.rows[table.name].items():
            if key in merged.revived and not _belongs_to(table, row, merged.revived):
                found.append(
                    _existence_conflict(table, row, merged, is_kept=True, is_mine=key in stored.rows[table.name])
                )
        for key, name in merged.lost.items():
            if name == table.name:
                row = merged.mine.rows[name].get(key)
                if row is not None and not _belongs_to(table, row, merged.lost):
                    found.append(_existence_conflict(table, row, merged, is_kept=False, is_mine=True))
    return found


def _belongs_to(table: CopyTable, row: Values, keys: Collection[str]) -> bool:
    """Return whether a row belongs to one of these, which stands for it in the list of conflicts."""
    return any(row[index] in keys for index, one in table.references.items() if one.is_required)


def _existence_conflict(
    table: CopyTable, row: Values, merged: MergedCopies, *, is_kept: bool, is_mine: bool
) -> ConflictJson:
    values: tuple[list[Any], list[Any]] = (["changed"], ["deleted"])
    mine, theirs = values if is_mine else values[::-1]
    return {
        "kind": _NOUNS[table.name],
        "label": _label(table, row, merged),
        "fields": [],
        "mine": mine,
        "theirs": theirs,
        "used": "mine" if is_kept is is_mine else "theirs",
        "reason": "it, or something of it, was changed after it was deleted"
        if is_kept
        else "it was deleted after it was changed",
    }


def _label(table: CopyTable, row: Values, merged: MergedCopies) -> str:
    """Return what a person recognizes a row by: its text, and the contact that it belongs to."""
    values = dict(zip(table.fields, row, strict=True))
    title = next((str(values[name]) for name in _TITLES if values.get(name)), "")
    owner = next((values[name] for name in _OWNERS if values.get(name)), None)
    parts = [title, _name_of(str(owner), merged) if owner else ""]
    return clean_line(" – ".join(filter(None, parts)), _MAX_LABEL)


@cache
def _named_tables() -> tuple[CopyTable, ...]:
    names = {"contacts", "interviews", "organizations", "industries", "paths", "tags", "trips"}
    return tuple(table for table in list_copy_tables() if table.name in names)


def _name_of(key: str, merged: MergedCopies) -> str:
    """Return the name of a contact, organization, or path, or of the contact of an interview."""
    for table in _named_tables():
        row = merged.rows[table.name].get(key) or merged.mine.rows[table.name].get(key)
        if row is None:
            continue
        if "name" in table.fields:
            return str(row[table.fields.index("name")])
        if "city" in table.fields:
            return str(row[table.fields.index("city")])
        if table.name == "interviews":
            return _name_of(str(row[table.fields.index("contact_id")]), merged)
    return ""


def _show(value: object, merged: MergedCopies) -> object:
    """Return a value for a person: the name in the place of a reference."""
    if not isinstance(value, str):
        return value
    return _name_of(value, merged) or clean_line(value, _MAX_VALUE)
