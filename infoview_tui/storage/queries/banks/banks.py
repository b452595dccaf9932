"""Queries on questions of banks: their settings, and what they brought. Notes off the record are never counted."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import NoteKind
from infoview_tui.storage.query import Query


class SettingRow(NamedTuple):
    """Whether a question is starred or retired."""

    question_id: str
    is_starred: bool
    is_retired: bool


SETTINGS = Query("SELECT question_id, is_starred, is_retired FROM question_settings", SettingRow)


class UsageRow(NamedTuple):
    """How often a question of a bank was asked, of how many people, and how many notes were written on it."""

    question_id: str
    times: int
    people: int
    notes: int
    insights: int
    quotes: int


_ASKED = """
FROM planned_questions q JOIN interviews i ON i.id = q.interview_id JOIN contacts c ON c.id = i.contact_id
LEFT JOIN notes n ON n.question_id = q.id AND n.kind <> 'off_record'
WHERE i.state <> 'cancelled' AND (q.state = 'answered' OR n.id IS NOT NULL)
"""
"""A question was asked if it was marked as answered, or has a note."""

USAGE = Query(
    "SELECT q.bank_id, count(DISTINCT q.id), count(DISTINCT i.contact_id), count(n.id), "
    "coalesce(sum(n.kind = 'insight'), 0), coalesce(sum(n.kind = 'quote'), 0) "
    f"{_ASKED} AND q.bank_id <> '' GROUP BY q.bank_id",
    UsageRow,
)


class AskedRow(NamedTuple):
    """An interview in which a question of a bank was asked, and the first note on it."""

    interview_id: int
    contact_id: int
    contact: str
    at: datetime | None
    notes: int
    first_note_id: int | None


ASKED = Query(
    f"""
    SELECT i.id, c.id, c.name, coalesce(i.started_at, i.starts_at), count(n.id),
           (SELECT f.id FROM notes f WHERE f.question_id = q.id AND f.kind <> 'off_record' ORDER BY f.position LIMIT 1)
    {_ASKED} AND q.bank_id = :question_id
    GROUP BY q.id ORDER BY coalesce(i.started_at, i.starts_at) DESC, i.id DESC
    """,  # noqa: S608 - put together from constants
    AskedRow,
)


class KindCountRow(NamedTuple):
    """How many notes of a kind a question of a bank brought."""

    kind: NoteKind
    notes: int


NOTES_BY_KIND = Query(
    f"SELECT n.kind, count(*) {_ASKED} AND n.id IS NOT NULL AND q.bank_id = :question_id GROUP BY n.kind",
    KindCountRow,
)
