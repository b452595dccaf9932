"""Interview queries, including questions, notes, and unfinished lines."""

from __future__ import annotations

import json
from typing import NamedTuple

from infoview_tui.errors import DamagedDataError
from infoview_tui.storage.query import Query


def _parse_text_list(stored: object, description: str) -> tuple[str, ...]:
    """Parse a stored JSON list of texts. Raises DamagedDataError, using *description*, if it is invalid."""
    try:
        texts = json.loads(str(stored))
    except ValueError as error:
        raise DamagedDataError(f"the {description} are not valid JSON") from error
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise DamagedDataError(f"the {description} are not a list of texts")
    return tuple(texts)


class InterviewRow(NamedTuple):
    """An interview with its contact. ``minutes`` is the agreed length.

    ``has_draft`` is True if any window has an unfinished line.
    """

    id: int
    contact_id: int
    contact: str
    title: str
    organization: str
    state: str
    starts_at: str | None
    minutes: int
    medium: str
    started_at: str | None
    extra_minutes: int
    ended_at: str | None
    elapsed_seconds: int
    clock_started_at: str | None
    off_record: bool
    current_question_id: int | None
    question_started_seconds: int
    learned: str
    want_to_know: str
    next_steps: str
    energy_before: int | None
    energy_after: int | None
    skipped_sections: tuple[str, ...]
    debriefed_at: str | None
    question_count: int
    has_draft: bool


def _interview_row(*values: object) -> InterviewRow:
    row = InterviewRow._make(values)
    return row._replace(
        off_record=bool(row.off_record),
        skipped_sections=_parse_text_list(row.skipped_sections, "skipped sections of a debrief"),
        has_draft=bool(row.has_draft),
    )


_SELECT_INTERVIEWS = """
SELECT i.id, i.contact_id, c.name, c.title, coalesce(o.name, ''), i.state, i.starts_at, i.minutes, i.medium,
       i.started_at, i.extra_minutes, i.ended_at, i.spoken_seconds, i.spoken_at, i.off_record,
       i.current_question_id, i.turned_seconds,
       i.learned, i.want_to_know, i.next_steps, i.energy_before, i.energy_after, i.skipped_parts,
       i.debriefed_at,
       (SELECT count(*) FROM planned_questions q WHERE q.interview_id = i.id),
       EXISTS (SELECT 1 FROM unfinished_lines u WHERE u.interview_id = i.id AND u.line <> '')
FROM interviews i
JOIN contacts c ON c.id = i.contact_id
LEFT JOIN organizations o ON o.id = c.organization_id
"""

INTERVIEW = Query(_SELECT_INTERVIEWS + "WHERE i.id = :interview_id", _interview_row)
INTERVIEWS_OF_CONTACT = Query(
    _SELECT_INTERVIEWS + "WHERE i.contact_id = :contact_id AND i.state <> 'cancelled' "
    "ORDER BY coalesce(i.started_at, i.starts_at, i.created_at), i.id",
    _interview_row,
)
RUNNING_INTERVIEW = Query(
    _SELECT_INTERVIEWS + "WHERE i.state = 'running' ORDER BY i.started_at DESC, i.id DESC LIMIT 1", _interview_row
)
UPCOMING_INTERVIEWS = Query(
    _SELECT_INTERVIEWS + "WHERE i.state IN ('planned', 'running') "
    "ORDER BY i.state = 'running' DESC, i.starts_at IS NULL, i.starts_at, i.id LIMIT :most",
    _interview_row,
)
NEXT_INTERVIEW_OF_CONTACT = Query(
    _SELECT_INTERVIEWS + "WHERE i.contact_id = :contact_id AND i.state IN ('planned', 'running') "
    "ORDER BY i.state = 'running' DESC, i.starts_at IS NULL, i.starts_at, i.id LIMIT 1",
    _interview_row,
)
LAST_HELD_INTERVIEW = Query(
    _SELECT_INTERVIEWS + "WHERE i.contact_id = :contact_id AND i.state IN ('ended', 'debriefed') "
    "ORDER BY i.ended_at DESC, i.id DESC LIMIT 1",
    _interview_row,
)
INTERVIEWS_TO_DEBRIEF = Query(
    _SELECT_INTERVIEWS + "WHERE i.state = 'ended' ORDER BY i.ended_at DESC, i.id DESC", _interview_row
)


class QuestionRow(NamedTuple):
    """A planned question of an interview. ``minutes`` is the estimated time."""

    id: int
    position: int
    bank_id: str
    topic: str
    text: str
    probes: tuple[str, ...]
    minutes: int
    must_ask: bool
    state: str
    spent_seconds: int


def _question_row(*values: object) -> QuestionRow:
    row = QuestionRow._make(values)
    return row._replace(probes=_parse_text_list(row.probes, "probes of a question"), must_ask=bool(row.must_ask))


QUESTIONS = Query(
    "SELECT id, place, bank_id, topic, text, probes, minutes, must_ask, state, spent_seconds FROM planned_questions "
    "WHERE interview_id = :interview_id ORDER BY place, id",
    _question_row,
)


class LiveDraftRow(NamedTuple):
    """The unfinished line of one window, and the note that it edits."""

    instance: str
    line: str
    note_id: int | None


LIVE_DRAFTS = Query(
    "SELECT window, line, note_id FROM unfinished_lines WHERE interview_id = :interview_id ORDER BY window",
    LiveDraftRow,
)


class NoteRow(NamedTuple):
    """A note. ``seconds`` is the call time when it was started."""

    id: int
    kind: str
    text: str
    starred: bool
    seconds: int
    question_id: int | None
    question: str
    referred_contact_id: int | None
    action_id: int | None
    interview_id: int
    position: int


def _note_row(*values: object) -> NoteRow:
    row = NoteRow._make(values)
    return row._replace(starred=bool(row.starred))


_SELECT_NOTES = """
SELECT n.id, n.kind, n.text, n.starred, n.seconds, n.question_id, coalesce(q.text, ''), n.referred_contact_id,
       (SELECT min(a.id) FROM actions a WHERE a.note_id = n.id), n.interview_id, n.place
FROM notes n
LEFT JOIN planned_questions q ON q.id = n.question_id
"""

NOTES = Query(_SELECT_NOTES + "WHERE n.interview_id = :interview_id ORDER BY n.place, n.id", _note_row)
NOTE = Query(_SELECT_NOTES + "WHERE n.id = :note_id", _note_row)
