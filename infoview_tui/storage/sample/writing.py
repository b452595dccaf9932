"""Writes the campaign down: from keys to ids, and from its moments to stored times."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.vocabulary import Channel, Stage
from infoview_tui.storage.instants import to_text
from infoview_tui.storage.sample import history
from infoview_tui.storage.sample.appointments import PLANNED
from infoview_tui.storage.sample.campaign import ACTIONS, PATHS, PROFILE, TAGS, VIEWS
from infoview_tui.storage.sample.conversations import HELD
from infoview_tui.storage.sample.impressions import IMPRESSIONS
from infoview_tui.storage.sample.letters import MESSAGES
from infoview_tui.storage.sample.people import ORGANIZATIONS, PEOPLE
from infoview_tui.storage.sample.research import FINDINGS, HYPOTHESES, OFFERINGS
from infoview_tui.storage.sample.shapes import At, Calendar, Interview, Moment, Person

BEGINNING = At(-30, 8, 40)
"""When the person set out: profile, paths and organizations."""


class Ids(NamedTuple):
    """The id of each thing that others refer to."""

    contacts: dict[str, int]
    organizations: dict[str, int]
    hypotheses: dict[str, int]
    interviews: dict[str, int]  # by the contact's key
    notes: dict[tuple[str, int], int]  # by the contact's key and the number of the note


def write(connection: sqlite3.Connection, calendar: Calendar) -> None:
    """Insert the whole campaign; the caller holds the transaction."""
    interviews = HELD + PLANNED
    ids = Ids(
        {person.key: number for number, person in enumerate(PEOPLE, 1)},
        {name: number for number, (name, _, _) in enumerate(ORGANIZATIONS, 1)},
        {belief.key: number for number, belief in enumerate(HYPOTHESES, 1)},
        {interview.contact: number for number, interview in enumerate(interviews, 1)},
        {},
    )
    times = _Times(calendar)
    _write_targets(connection, times, ids)
    _write_people(connection, times, ids)
    _write_tags_and_views(connection, times, ids)
    _write_research(connection, times, ids)
    _write_interviews(connection, calendar, times, ids, interviews)
    _write_impressions(connection, times, ids)
    _write_outreach(connection, times, ids)
    events = history.tell(calendar, ids.contacts, ids.interviews)
    connection.executemany(
        "INSERT INTO events (at, kind, label, contact_id, interview_id, facts) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (to_text(at), kind.value, label, who, call, json.dumps(facts))
            for at, kind, label, who, call, facts in events
        ],
    )


class _Times:
    """Stored times by moment; None stays None."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._known: dict[Moment, str] = {}

    def at(self, moment: Moment) -> str:
        text = self._known.get(moment)
        if text is None:
            text = self._known[moment] = to_text(self._calendar.moment(moment))
        return text

    def maybe(self, moment: Moment | None) -> str | None:
        return None if moment is None else self.at(moment)


def _write_targets(connection: sqlite3.Connection, times: _Times, ids: Ids) -> None:
    beginning = times.at(BEGINNING)
    connection.execute(
        'INSERT INTO profile (id, name, email, phone, introduction, skills, "values", interests, experience,'
        " circumstances, updated_at) VALUES (1, :name, :email, :phone, :introduction, :skills, :values, :interests,"
        " :experience, :circumstances, :updated_at)",
        {**PROFILE, "updated_at": beginning},
    )
    connection.executemany(
        "INSERT INTO organizations (id, name, industry, why, created_at) VALUES (?, ?, ?, ?, ?)",
        [(ids.organizations[name], name, industry, why, beginning) for name, industry, why in ORGANIZATIONS],
    )
    connection.executemany(
        "INSERT INTO paths (id, name, why, created_at) VALUES (?, ?, ?, ?)",
        [(number, name, why, beginning) for number, (name, why) in enumerate(PATHS, 1)],
    )


def _write_people(connection: sqlite3.Connection, times: _Times, ids: Ids) -> None:
    heard = _last_contacts(times)
    rows = []
    for person in PEOPLE:
        stage, since = person.moves[-1] if person.moves else (Stage.RESEARCHING, person.added)
        rows.append((
            ids.contacts[person.key], person.name, person.title, ids.organizations.get(person.organization),
            stage.value, times.at(since), person.tie.value, person.how_known, person.why,
            ids.contacts[person.referrer] if person.referrer else None,
            person.email, person.phone, _profile_url(person), person.location, _value(person.channel),
            heard.get(person.key), times.at(person.added), max(times.at(since), heard.get(person.key, "")),
        ))  # fmt: skip
    connection.executemany(
        "INSERT INTO contacts (id, name, title, organization_id, stage, stage_since, tie, how_known, why, referrer_id,"
        " email, phone, profile_url, location, channel, last_contact_at, created_at, updated_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.executemany(
        "INSERT INTO contact_paths (contact_id, path_id) VALUES (?, ?)",
        [(ids.contacts[person.key], path) for person in PEOPLE for path in person.paths],
    )


def _write_tags_and_views(connection: sqlite3.Connection, times: _Times, ids: Ids) -> None:
    connection.executemany(
        "INSERT INTO tags (id, name) VALUES (?, ?)", [(number, name) for number, (name, _) in enumerate(TAGS, 1)]
    )
    connection.executemany(
        "INSERT INTO contact_tags (contact_id, tag_id) VALUES (?, ?)",
        [(ids.contacts[who], number) for number, (_, bearers) in enumerate(TAGS, 1) for who in bearers],
    )
    connection.executemany(
        "INSERT INTO views (name, query, sort, created_at) VALUES (?, ?, ?, ?)",
        [(name, query, sort.value, times.at(BEGINNING)) for name, query, sort in VIEWS],
    )


def _last_contacts(times: _Times) -> dict[str, str]:
    """When each contact was last written to, heard from or spoken with."""
    heard: dict[str, str] = {}
    for message in MESSAGES:
        for moment in (message.sent, message.answered):
            if moment is not None:
                heard[message.contact] = max(times.at(moment), heard.get(message.contact, ""))
    for interview in HELD:
        heard[interview.contact] = max(times.at(interview.starts), heard.get(interview.contact, ""))
    return heard


def _profile_url(person: Person) -> str:
    return f"https://www.linkedin.com/in/{person.profile}" if person.profile else ""


def _value(channel: Channel | None) -> str | None:
    return None if channel is None else channel.value


def _write_research(connection: sqlite3.Connection, times: _Times, ids: Ids) -> None:
    connection.executemany(
        "INSERT INTO findings (contact_id, kind, text, source, created_at) VALUES (?, ?, ?, ?, ?)",
        [(ids.contacts[who], kind.value, text, source, times.at(at)) for who, at, text, source, kind in FINDINGS],
    )
    connection.executemany(
        "INSERT INTO hypotheses (id, text, path_id, contact_id, organization_id, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                ids.hypotheses[belief.key],
                belief.text,
                belief.path,
                ids.contacts[belief.contact] if belief.contact else None,
                ids.organizations[belief.organization] if belief.organization else None,
                times.at(belief.at),
            )
            for belief in HYPOTHESES
        ],
    )
    connection.executemany(
        "INSERT INTO offerings (contact_id, text, source, created_at) VALUES (?, ?, ?, ?)",
        [(ids.contacts[who], text, source, times.at(at)) for who, at, text, source in OFFERINGS],
    )


def _write_interviews(
    connection: sqlite3.Connection,
    calendar: Calendar,
    times: _Times,
    ids: Ids,
    interviews: tuple[Interview, ...],
) -> None:
    rows: list[tuple[object, ...]] = []
    questions: list[tuple[object, ...]] = []
    notes: list[tuple[object, ...]] = []
    verdicts: list[tuple[object, ...]] = []
    for call in interviews:
        call_id = ids.interviews[call.contact]
        begun = calendar.moment(call.starts)
        rows.append((
            call_id, ids.contacts[call.contact], call.state.value, to_text(begun), call.minutes, call.medium.value,
            to_text(begun) if call.lasted else None, call.extra_minutes, _ended(call, begun),
            60 * call.lasted, call.learned, call.want_to_know, call.next_steps, times.maybe(call.debriefed),
            times.at(call.scheduled),
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
                to_text(begun + timedelta(seconds=elapsed)),
            ))  # fmt: skip
        for belief, verdict, because in call.verdicts:
            verdicts.append((ids.hypotheses[belief], call_id, verdict.value, because, times.maybe(call.debriefed)))
    connection.executemany(
        "INSERT INTO interviews (id, contact_id, state, starts_at, minutes, medium, started_at, extra_minutes,"
        " ended_at, spoken_seconds, learned, want_to_know, next_steps, debriefed_at, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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


def _write_impressions(connection: sqlite3.Connection, times: _Times, ids: Ids) -> None:
    written = {call.contact: times.maybe(call.debriefed) for call in HELD}
    ratings, outcomes = [], []
    for impression in IMPRESSIONS:
        call_id, at = ids.interviews[impression.contact], written[impression.contact]
        connection.execute(
            "UPDATE interviews SET energy_before = ?, energy_after = ? WHERE id = ?", (*impression.energy, call_id)
        )
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


def _ended(call: Interview, begun: datetime) -> str | None:
    return to_text(begun + timedelta(minutes=call.lasted)) if call.lasted else None


def _write_outreach(connection: sqlite3.Connection, times: _Times, ids: Ids) -> None:
    connection.executemany(
        "INSERT INTO messages (contact_id, interview_id, kind, channel, state, subject, body, sent_at, answered_at,"
        " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                ids.contacts[message.contact],
                ids.interviews[message.contact] if message.about else None,
                message.kind.value,
                message.channel.value,
                message.state.value,
                message.subject,
                "\n\n".join(message.paragraphs),
                times.maybe(message.sent),
                times.maybe(message.answered),
                times.at(message.created),
                times.at(message.answered or message.sent or message.created),
            )
            for message in MESSAGES
        ],
    )
    connection.executemany(
        "INSERT INTO actions (contact_id, interview_id, note_id, kind, text, due_at, late_at, done_at, dropped_at,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                ids.contacts[action.contact],
                ids.interviews[action.contact] if action.about else None,
                ids.notes[action.contact, action.note] if action.note else None,
                action.kind.value,
                action.text,
                times.maybe(action.due),
                times.maybe(action.late),
                times.maybe(action.done),
                times.maybe(action.dropped),
                times.at(action.created),
            )
            for action in ACTIONS
        ],
    )
