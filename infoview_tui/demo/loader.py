"""Writes the campaign down, table by table."""

from __future__ import annotations

import json
import sqlite3

from infoview_tui.demo import event_log
from infoview_tui.demo.campaign import ACTIONS, PATHS, PROFILE, TAGS, VIEWS
from infoview_tui.demo.contacts import ORGANIZATIONS, PEOPLE
from infoview_tui.demo.held_interviews import HELD
from infoview_tui.demo.interview_loader import write_interviews
from infoview_tui.demo.lookups import Ids, Times
from infoview_tui.demo.messages import MESSAGES
from infoview_tui.demo.models import At, Calendar, Person
from infoview_tui.demo.planned_interviews import PLANNED
from infoview_tui.demo.research import FINDINGS, HYPOTHESES, OFFERINGS
from infoview_tui.domain.enums import Channel, Stage
from infoview_tui.storage.timestamps import to_text

BEGINNING = At(-30, 8, 40)
"""When the person set out: profile, paths and organizations."""


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
    times = Times(calendar)
    _write_targets(connection, times, ids)
    _write_people(connection, times, ids)
    _write_tags_and_views(connection, times, ids)
    _write_research(connection, times, ids)
    write_interviews(connection, calendar, times, ids, interviews)
    _write_outreach(connection, times, ids)
    events = event_log.tell(calendar, ids.contacts, ids.interviews)
    connection.executemany(
        "INSERT INTO events (at, kind, label, contact_id, interview_id, facts) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (to_text(at), kind.value, label, who, call, json.dumps(facts))
            for at, kind, label, who, call, facts in events
        ],
    )


def _write_targets(connection: sqlite3.Connection, times: Times, ids: Ids) -> None:
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


def _write_people(connection: sqlite3.Connection, times: Times, ids: Ids) -> None:
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


def _write_tags_and_views(connection: sqlite3.Connection, times: Times, ids: Ids) -> None:
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


def _last_contacts(times: Times) -> dict[str, str]:
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


def _write_research(connection: sqlite3.Connection, times: Times, ids: Ids) -> None:
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


def _write_outreach(connection: sqlite3.Connection, times: Times, ids: Ids) -> None:
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
