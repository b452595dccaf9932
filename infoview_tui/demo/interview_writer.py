"""Writes the interviews of the campaign to the database, with their questions, notes and debriefs."""

from __future__ import annotations

import json
import sqlite3
from datetime import timedelta

from infoview_tui.demo.calendar import DemoCalendar
from infoview_tui.demo.ids import DemoIds
from infoview_tui.demo.models import Interview
from infoview_tui.domain.timestamps import format_timestamp

_Row = tuple[object, ...]


def write_interviews(
    connection: sqlite3.Connection, interviews: tuple[Interview, ...], calendar: DemoCalendar, ids: DemoIds
) -> None:
    """Insert all interviews and what belongs to them; puts the ids of the notes into ``ids``."""
    questions: list[_Row] = []
    notes: list[_Row] = []
    for interview in interviews:
        interview_id = ids.interviews[interview.contact]
        begun = calendar.resolve(interview.starts)
        first = len(questions)
        for place, question in enumerate(interview.questions, 1):
            questions.append((
                first + place, interview_id, place, question.bank_id, question.topic.value, question.text,
                json.dumps(question.probes), question.minutes, question.must_ask, question.state.value,
                question.reason, question.is_locked,
            ))  # fmt: skip
        for place, note in enumerate(interview.notes, 1):
            ids.notes[interview.contact, place] = len(notes) + 1
            notes.append((
                len(notes) + 1, interview_id, first + note.question if note.question else None, place, note.kind.value,
                note.text, note.starred, note.at, ids.contacts[note.referred] if note.referred else None,
                format_timestamp(begun + timedelta(seconds=note.at)),
            ))  # fmt: skip
    connection.executemany(
        "INSERT INTO interviews (id, contact_id, state, starts_at, minutes, medium, started_at, extra_minutes,"
        " ended_at, elapsed_seconds, learned, want_to_know, next_steps, energy_before, energy_after, debriefed_at,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_interview_row(interview, calendar, ids) for interview in interviews],
    )
    connection.executemany(
        "INSERT INTO planned_questions (id, interview_id, position, bank_id, topic, text, probes, minutes, must_ask,"
        " state, reason, is_locked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        questions,
    )
    connection.executemany(
        "INSERT INTO notes (id, interview_id, question_id, position, kind, text, starred, seconds, referred_contact_id,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        notes,
    )
    _write_debriefs(connection, interviews, calendar, ids)


def _interview_row(interview: Interview, calendar: DemoCalendar, ids: DemoIds) -> _Row:
    starts = calendar.timestamp(interview.starts)
    held = timedelta(minutes=interview.minutes_held)
    ends = format_timestamp(calendar.resolve(interview.starts) + held) if held else None
    debrief = interview.debrief
    return (
        ids.interviews[interview.contact], ids.contacts[interview.contact], interview.state.value, starts,
        interview.minutes, interview.medium.value, starts if held else None, interview.extra_minutes, ends,
        60 * interview.minutes_held,
        debrief.learned if debrief else "", debrief.want_to_know if debrief else "",
        debrief.next_steps if debrief else "",
        debrief.energy_before if debrief else None, debrief.energy_after if debrief else None,
        calendar.timestamp(debrief.at) if debrief else None, calendar.timestamp(interview.scheduled),
    )  # fmt: skip


def _write_debriefs(
    connection: sqlite3.Connection, interviews: tuple[Interview, ...], calendar: DemoCalendar, ids: DemoIds
) -> None:
    verdicts: list[_Row] = []
    ratings: list[_Row] = []
    outcomes: list[_Row] = []
    for interview in interviews:
        if (debrief := interview.debrief) is None:
            continue
        interview_id, at, path_id = (
            ids.interviews[interview.contact],
            calendar.timestamp(debrief.at),
            ids.paths[debrief.path],
        )
        verdicts += [
            (ids.hypotheses[hypothesis], interview_id, verdict.value, because, at)
            for hypothesis, verdict, because in debrief.verdicts
        ]
        ratings += [
            (interview_id, path_id, topic.value, score, confidence.value, at)
            for topic, score, confidence in debrief.ratings
        ]
        outcomes += [(interview_id, kind.value, text, at) for kind, text in debrief.outcomes]
    connection.executemany(
        "INSERT INTO verdicts (hypothesis_id, interview_id, verdict, reason, created_at) VALUES (?, ?, ?, ?, ?)",
        verdicts,
    )
    connection.executemany(
        "INSERT INTO ratings (interview_id, path_id, topic, score, confidence, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        ratings,
    )
    connection.executemany("INSERT INTO outcomes (interview_id, kind, text, created_at) VALUES (?, ?, ?, ?)", outcomes)
