"""Writes the conversations of the campaign down: what was planned, noted and learned in each, and what came of it."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime, timedelta

from infoview_tui.demo.debriefs import DEBRIEFS
from infoview_tui.demo.held_interviews import HELD_INTERVIEWS
from infoview_tui.demo.lookups import DemoIds, TimestampFormatter
from infoview_tui.demo.models import DemoCalendar, Interview
from infoview_tui.storage.timestamps import format_timestamp


def write_interviews(
    connection: sqlite3.Connection,
    calendar: DemoCalendar,
    times: TimestampFormatter,
    ids: DemoIds,
    interviews: tuple[Interview, ...],
) -> None:
    """Insert all interviews with what hangs on them; the notes' ids are known in ``ids`` from then on."""
    energy = {impression.contact: impression.energy for impression in DEBRIEFS}
    rows: list[tuple[object, ...]] = []
    questions: list[tuple[object, ...]] = []
    notes: list[tuple[object, ...]] = []
    verdicts: list[tuple[object, ...]] = []
    for call in interviews:
        call_id = ids.interviews[call.contact]
        begun = calendar.resolve(call.starts)
        rows.append((
            call_id, ids.contacts[call.contact], call.state.value, format_timestamp(begun), call.minutes,
            call.medium.value,
            format_timestamp(begun) if call.minutes_held else None, call.extra_minutes, _ended_at(call, begun),
            60 * call.minutes_held, call.learned, call.want_to_know, call.next_steps,
            *energy.get(call.contact, (None, None)), times.format_optional(call.debriefed),
            times.format(call.scheduled),
        ))  # fmt: skip
        first = len(questions)
        for place, question in enumerate(call.questions, 1):
            questions.append((
                first + place, call_id, place, question.bank_id, question.topic.value, question.text,
                json.dumps(question.probes), question.minutes, question.must_ask, question.state.value,
            ))  # fmt: skip
        for place, note in enumerate(call.notes, 1):
            minutes, seconds = note.clock.split(":")
            elapsed = 60 * int(minutes) + int(seconds)
            ids.notes[call.contact, place] = len(notes) + 1
            notes.append((
                len(notes) + 1, call_id, first + note.question if note.question else None, place, note.kind.value,
                note.text, note.starred, elapsed, ids.contacts[note.referred] if note.referred else None,
                format_timestamp(begun + timedelta(seconds=elapsed)),
            ))  # fmt: skip
        for belief, verdict, because in call.verdicts:
            verdicts.append(
                (ids.hypotheses[belief], call_id, verdict.value, because, times.format_optional(call.debriefed))
            )
    connection.executemany(
        "INSERT INTO interviews (id, contact_id, state, starts_at, minutes, medium, started_at, extra_minutes,"
        " ended_at, spoken_seconds, learned, want_to_know, next_steps, energy_before, energy_after, debriefed_at,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.executemany(
        "INSERT INTO planned_questions (id, interview_id, place, bank_id, topic, text, probes, minutes, must_ask,"
        " state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        questions,
    )
    connection.executemany(
        "INSERT INTO notes (id, interview_id, question_id, place, kind, text, starred, seconds, referred_contact_id,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        notes,
    )
    connection.executemany(
        "INSERT INTO verdicts (hypothesis_id, interview_id, verdict, because, created_at) VALUES (?, ?, ?, ?, ?)",
        verdicts,
    )
    _write_debriefs(connection, times, ids)


def _write_debriefs(connection: sqlite3.Connection, times: TimestampFormatter, ids: DemoIds) -> None:
    written = {call.contact: times.format_optional(call.debriefed) for call in HELD_INTERVIEWS}
    ratings, outcomes = [], []
    for impression in DEBRIEFS:
        call_id, at = ids.interviews[impression.contact], written[impression.contact]
        ratings += [
            (call_id, impression.path, topic.value, score, sureness.value, at)
            for topic, score, sureness in impression.scores
        ]
        outcomes += [(call_id, kind.value, text, at) for kind, text in impression.outcomes]
    connection.executemany(
        "INSERT INTO ratings (interview_id, path_id, topic, score, sureness, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        ratings,
    )
    connection.executemany("INSERT INTO outcomes (interview_id, kind, text, created_at) VALUES (?, ?, ?, ?)", outcomes)


def _ended_at(call: Interview, begun: datetime) -> str | None:
    return format_timestamp(begun + timedelta(minutes=call.minutes_held)) if call.minutes_held else None
