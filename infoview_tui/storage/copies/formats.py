"""How the rows of each table are recognized in another copy of the data, and which fields are merged together."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sqlalchemy import Table as SqlTable

from infoview_tui.storage.tables import TableModel

_NOT_MERGED = frozenset({
    *("live_drafts", "research_drafts", "dialog_drafts", "deleted_contacts", "events"),
    *("field_changes", "deleted_rows", "copy_state", "merges"),
})  # fmt: skip
"""Tables of one copy: unfinished texts, which belong to a window, and what merges need. Events are merged apart."""

_LOCAL = frozenset({"id", "uuid", "sort_name"})
"""Columns that differ between copies, or follow from others."""

_NATURAL_KEYS = {
    "profile": ("profile", ()),
    "topic_weights": ("topic:", ("topic",)),
    "question_settings": ("question:", ("question_id",)),
    "calendar_entries": ("calendar:", ("interview_id",)),
    "contact_paths": ("", ("contact_id", "path_id")),
    "contact_tags": ("", ("contact_id", "tag_id")),
    "distinct_contacts": ("", ("first_id", "second_id")),
}
"""A prefix, and the columns by which rows without a UUID are recognized, as triggers of revision 0021 know them."""

_MORE_REFERENCES = {
    ("interviews", "current_question_id"): "planned_questions",
    ("calendar_entries", "interview_id"): "interviews",
}
"""References without a foreign key."""

_GROUPS = {
    "contacts": (("stage", "stage_since"), ("last_contact_at", "last_contact_on", "last_contact_from")),
    "interviews": (
        ("state", "started_at", "ended_at", "elapsed_seconds", "clock_started_at", "debriefed_at"),
        ("starts_at", "wall_time", "timezone"),
        ("current_question_id", "question_started_seconds"),
    ),
    "messages": (("state", "sent_at", "sent_on", "answered_at", "answer"),),
    "actions": (("due_at", "due_on", "late_at"), ("done_at", "dismissed_at")),
    "offers": (("state", "closed_at"),),
    "trips": (("first_day", "last_day", "day_start", "day_end"),),
    "trip_blocks": (("day", "starts", "ends"),),
    "trip_meetings": (("state", "starts_at"),),
    "affiliations": (("first_year", "last_year"),),
    "asks": (("state", "answered_at", "found_contact_id"),),
    "findings": (("contact_id", "organization_id", "industry_id", "path_id"),),
    "hypotheses": (("contact_id", "organization_id", "industry_id", "path_id"),),
}
"""Columns that only make sense together, so that they are taken from the same copy."""

_UNIQUE = {
    "industries": ("name",),
    "organizations": ("name",),
    "paths": ("name",),
    "tags": ("name",),
    "views": ("name",),
    "contacts": ("profile_url",),
    "import_mappings": ("header",),
    "contact_methods": ("contact_id", "kind", "value"),
    "affiliations": ("contact_id", "organization_id", "kind", "title", "first_year", "last_year"),
    "verdicts": ("hypothesis_id", "interview_id"),
    "ratings": ("interview_id", "path_id", "topic"),
    "trip_meetings": ("trip_id", "contact_id"),
}
"""Columns by which two rows made on two machines are one. Names are compared without case, as the indexes do."""


class Reference(NamedTuple):
    """A column that refers to a row: its table, and what happens if that row does not exist."""

    table: str
    is_required: bool
    """Whether the row cannot be without it. Otherwise the column becomes empty."""


class CopyTable(NamedTuple):
    """How a table is merged. Fields are in the order of the values of a row."""

    name: str
    fields: tuple[str, ...]
    groups: tuple[tuple[int, ...], ...]
    """Indexes of the fields that are merged together; most are alone."""
    references: dict[int, Reference]
    key_prefix: str
    key_fields: tuple[int, ...] | None
    """The fields that make the key of a row, after the prefix; None if it has a UUID."""
    unique: tuple[int, ...]

    def make_key(self, values: tuple[object, ...]) -> str:
        """Return the key of a row without a UUID."""
        parts = [str(values[index]) for index in self.key_fields or ()]
        return self.key_prefix + "/".join(sorted(parts) if self.name == "distinct_contacts" else parts)


@cache
def list_copy_tables() -> tuple[CopyTable, ...]:
    """Return the tables that are merged; what refers to a table comes after it."""
    return tuple(_describe(table) for table in TableModel.metadata.sorted_tables if table.name not in _NOT_MERGED)


def _describe(table: SqlTable) -> CopyTable:
    fields = tuple(column.name for column in table.columns if column.name not in _LOCAL)
    prefix, key = _NATURAL_KEYS.get(table.name, ("", None))
    joined = [tuple(fields.index(name) for name in group) for group in _GROUPS.get(table.name, ())]
    alone = [(index,) for index in range(len(fields)) if not any(index in group for group in joined)]
    references = {}
    for index, name in enumerate(fields):
        column = table.c[name]
        for foreign in column.foreign_keys:
            is_required = not column.nullable or foreign.ondelete == "CASCADE"
            references[index] = Reference(foreign.column.table.name, is_required)
        if target := _MORE_REFERENCES.get((table.name, name)):
            references[index] = Reference(target, not column.nullable)
    return CopyTable(
        table.name,
        fields,
        (*joined, *alone),
        references,
        prefix,
        None if key is None else tuple(fields.index(name) for name in key),
        tuple(fields.index(name) for name in _UNIQUE.get(table.name, ())),
    )
