"""Queries for the rows that match a search: one for each kind of row, the newest first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import NamedTuple

from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.storage.query import Query

ID_BITS = 40
"""A row id of the index is the number of the source, and the id of the row in these lower bits."""


class SearchRow(NamedTuple):
    """A row that was found. *variant* is the kind of a note, message or action; *text* is what is searched."""

    id: int
    contact_id: int | None
    contact: str | None
    organization: str | None
    interview_id: int | None
    note_id: int | None
    at: datetime
    variant: str
    title: str
    text: str


class _Source(NamedTuple):
    number: int
    tables: str
    text: str
    contact_id: str = "d.contact_id"
    interview_id: str = "NULL"
    note_id: str = "NULL"
    at: str = "d.created_at"
    variant: str = "''"
    title: str = "''"


def _join_lines(*columns: str) -> str:
    return " || char(10) || ".join(columns)


_OF_INTERVIEW = "JOIN interviews i ON i.id = d.interview_id"

_OTHER_ADDRESSES = """coalesce((
    SELECT char(10) || group_concat(m.value, char(10)) FROM contact_methods m WHERE m.contact_id = d.id), '')"""

_SOURCES = {
    SearchKind.CONTACT: _Source(
        1,
        "contacts d",
        _join_lines("d.title", "coalesce(o.name, '')", "d.why", "d.how_met", "d.email", "d.phone", "d.location")
        + " || char(10) || d.profile_url || "
        + _OTHER_ADDRESSES,
        contact_id="d.id",
        at="coalesce(d.last_contact_at, day_start(d.last_contact_on), d.updated_at)",
        variant="d.stage",
        title="d.name",
    ),
    SearchKind.ORGANIZATION: _Source(2, "organizations d", "d.why", contact_id="NULL", title="d.name"),
    SearchKind.INDUSTRY: _Source(15, "industries d", "d.why", contact_id="NULL", title="d.name"),
    SearchKind.PATH: _Source(3, "paths d", _join_lines("d.why", "d.introduction"), contact_id="NULL", title="d.name"),
    SearchKind.FINDING: _Source(4, "findings d", _join_lines("d.text", "d.source"), variant="d.kind"),
    SearchKind.HYPOTHESIS: _Source(5, "hypotheses d", "d.text"),
    SearchKind.OFFERING: _Source(6, "offerings d", _join_lines("d.text", "d.source")),
    SearchKind.PLANNED_QUESTION: _Source(
        7,
        f"planned_questions d {_OF_INTERVIEW}",
        "d.text",
        contact_id="i.contact_id",
        interview_id="d.interview_id",
        at="coalesce(i.starts_at, i.created_at)",
        variant="d.topic",
    ),
    SearchKind.NOTE: _Source(
        8,
        f"notes d {_OF_INTERVIEW}",
        "d.text",
        contact_id="i.contact_id",
        interview_id="d.interview_id",
        note_id="d.id",
        variant="d.kind",
    ),
    SearchKind.DEBRIEF: _Source(
        9,
        "interviews d",
        _join_lines("d.learned", "d.want_to_know", "d.next_steps"),
        interview_id="d.id",
        at="coalesce(d.ended_at, d.starts_at, d.created_at)",
    ),
    SearchKind.MESSAGE: _Source(
        10,
        "messages d",
        "d.body",
        interview_id="d.interview_id",
        at="coalesce(d.sent_at, day_start(d.sent_on), d.updated_at)",
        variant="d.kind",
        title="d.subject",
    ),
    SearchKind.ACTION: _Source(
        11,
        "actions d",
        "d.text",
        interview_id="d.interview_id",
        note_id="d.note_id",
        at="coalesce(d.due_at, deadline(d.due_on), d.created_at)",
        variant="d.kind",
    ),
    SearchKind.OUTCOME: _Source(
        12,
        f"outcomes d {_OF_INTERVIEW}",
        "d.text",
        contact_id="i.contact_id",
        interview_id="d.interview_id",
        variant="d.kind",
    ),
    SearchKind.VERDICT: _Source(
        13,
        f"verdicts d {_OF_INTERVIEW}",
        "d.reason",
        contact_id="i.contact_id",
        interview_id="d.interview_id",
        note_id="d.note_id",
        variant="d.verdict",
    ),
    SearchKind.FIT: _Source(
        14,
        "fit_points d LEFT JOIN notes n ON n.id = d.note_id LEFT JOIN interviews i ON i.id = n.interview_id",
        "d.text",
        contact_id="i.contact_id",
        interview_id="n.interview_id",
        note_id="d.note_id",
        variant="d.side",
    ),
    SearchKind.ASK: _Source(16, "asks d", "d.note", variant="d.state"),
}
"""Where each kind is stored; the numbers are those of migration 0015."""

STORED_KINDS = tuple(_SOURCES)

KIND_NUMBERS = {kind: source.number for kind, source in _SOURCES.items()}

_CONDITIONS: Mapping[str, str] = {
    "ids": "d.id IN (SELECT value FROM json_each(:ids))",
    "contact_ids": "{contact_id} IN (SELECT value FROM json_each(:contact_ids))",
    "variants": "{variant} IN (SELECT value FROM json_each(:variants))",
    "since": "{at} >= :since",
    "before": "{at} < :before",
    "hidden_kind": "coalesce((SELECT x.kind FROM notes x WHERE x.id = {note_id}), '') <> :hidden_kind",
    "excluded": "d.id + {base} NOT IN (SELECT rowid FROM search_texts WHERE search_texts MATCH :excluded)",
}
"""Conditions that a search may have besides its words, by the parameter that each needs."""


@cache
def matching_rows(kind: SearchKind, parameters: frozenset[str]) -> Query[SearchRow]:
    """Return the query for the rows of a kind, with a condition for each of the parameters, and ``limit``.

    ``match`` is an expression of FTS5; the other parameters are in `_CONDITIONS`. Rows without a text are left out.
    """
    source = _SOURCES[kind]
    base = source.number << ID_BITS
    values = {**source._asdict(), "base": base}
    tables, conditions, order = source.tables, [f"trim({source.title} || {source.text}, char(10)) <> ''"], "d.id"
    if "match" in parameters:
        tables = f"search_texts s CROSS JOIN {tables}"
        conditions = [f"d.id = s.rowid - {base} AND s.search_texts MATCH :match"]
        conditions.append(f"s.rowid BETWEEN {base} AND {base + (1 << ID_BITS) - 1}")
        order = "s.rowid"
    conditions += (text.format(**values) for name, text in _CONDITIONS.items() if name in parameters)
    sql = f"""
    SELECT d.id, {source.contact_id}, c.name, o.name, {source.interview_id}, {source.note_id}, {source.at},
           {source.variant}, {source.title}, {source.text}
    FROM {tables}
    LEFT JOIN contacts c ON c.id = {source.contact_id} LEFT JOIN organizations o ON o.id = c.organization_id
    WHERE {" AND ".join(conditions)}
    ORDER BY {order} DESC LIMIT :limit
    """  # noqa: S608 - its own names
    return Query(sql, SearchRow)
