"""Writes the campaign down, table by table."""

from __future__ import annotations

import json
import sqlite3

from infoview_tui.demo import event_log
from infoview_tui.demo.campaign import ACTIONS, PATHS, PROFILE, TAGS, VIEWS
from infoview_tui.demo.contacts import CONTACTS, ORGANIZATIONS
from infoview_tui.demo.held_interviews import HELD_INTERVIEWS
from infoview_tui.demo.interview_writer import write_interviews
from infoview_tui.demo.lookups import DemoIds, TimestampFormatter
from infoview_tui.demo.messages import MESSAGES
from infoview_tui.demo.models import At, DemoCalendar, DemoContact
from infoview_tui.demo.planned_interviews import PLANNED_INTERVIEWS
from infoview_tui.demo.research import FINDINGS, HYPOTHESES, OFFERINGS
from infoview_tui.domain.enums import Channel, Stage
from infoview_tui.storage.timestamps import format_timestamp

START = At(-30, 8, 40)
"""When the person set out: profile, paths and organizations."""


def write_campaign(connection: sqlite3.Connection, calendar: DemoCalendar) -> None:
    """Insert the whole campaign; the caller holds the transaction."""
    interviews = HELD_INTERVIEWS + PLANNED_INTERVIEWS
    ids = DemoIds(
        {person.key: number for number, person in enumerate(CONTACTS, 1)},
        {name: number for number, (name, _, _) in enumerate(ORGANIZATIONS, 1)},
        {belief.key: number for number, belief in enumerate(HYPOTHESES, 1)},
        {interview.contact: number for number, interview in enumerate(interviews, 1)},
        {},
    )
    times = TimestampFormatter(calendar)
    _write_targets(connection, times, ids)
    _write_contacts(connection, times, ids)
    _write_tags_and_views(connection, times, ids)
    _write_research(connection, times, ids)
    write_interviews(connection, calendar, times, ids, interviews)
    _write_outreach(connection, times, ids)
    events = event_log.build_events(calendar, ids.contacts, ids.interviews)
    connection.executemany(
        "INSERT INTO events (at, kind, label, contact_id, interview_id, facts) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (format_timestamp(at), kind.value, label, who, call, json.dumps(facts))
            for at, kind, label, who, call, facts in events
        ],
    )


def _write_targets(connection: sqlite3.Connection, times: TimestampFormatter, ids: DemoIds) -> None:
    beginning = times.format(START)
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


def _write_contacts(connection: sqlite3.Connection, times: TimestampFormatter, ids: DemoIds) -> None:
    last_contacts = _last_contacts(times)
    rows = []
    for person in CONTACTS:
        stage, since = person.stage_moves[-1] if person.stage_moves else (Stage.RESEARCHING, person.added)
        rows.append((
            ids.contacts[person.key], person.name, person.title, ids.organizations.get(person.organization),
            stage.value, times.format(since), person.tie.value, person.how_known, person.why,
            ids.contacts[person.referrer] if person.referrer else None,
            person.email, person.phone, _profile_url(person), person.location, _enum_value(person.channel),
            last_contacts.get(person.key), times.format(person.added),
            max(times.format(since), last_contacts.get(person.key, "")),
        ))  # fmt: skip
    connection.executemany(
        "INSERT INTO contacts (id, name, title, organization_id, stage, stage_since, tie, how_known, why, referrer_id,"
        " email, phone, profile_url, location, channel, last_contact_at, created_at, updated_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.executemany(
        "INSERT INTO contact_paths (contact_id, path_id) VALUES (?, ?)",
        [(ids.contacts[person.key], path) for person in CONTACTS for path in person.paths],
    )


def _write_tags_and_views(connection: sqlite3.Connection, times: TimestampFormatter, ids: DemoIds) -> None:
    connection.executemany(
        "INSERT INTO tags (id, name) VALUES (?, ?)", [(number, name) for number, (name, _) in enumerate(TAGS, 1)]
    )
    connection.executemany(
        "INSERT INTO contact_tags (contact_id, tag_id) VALUES (?, ?)",
        [(ids.contacts[who], number) for number, (_, bearers) in enumerate(TAGS, 1) for who in bearers],
    )
    connection.executemany(
        "INSERT INTO views (name, query, sort, created_at) VALUES (?, ?, ?, ?)",
        [(name, query, sort.value, times.format(START)) for name, query, sort in VIEWS],
    )


def _last_contacts(times: TimestampFormatter) -> dict[str, str]:
    """When each contact was last written to, heard from or spoken with."""
    last_contacts: dict[str, str] = {}
    for message in MESSAGES:
        for moment in (message.sent, message.answered):
            if moment is not None:
                last_contacts[message.contact] = max(times.format(moment), last_contacts.get(message.contact, ""))
    for interview in HELD_INTERVIEWS:
        last_contacts[interview.contact] = max(times.format(interview.starts), last_contacts.get(interview.contact, ""))
    return last_contacts


def _profile_url(person: DemoContact) -> str:
    return f"https://www.linkedin.com/in/{person.profile}" if person.profile else ""


def _enum_value(channel: Channel | None) -> str | None:
    return None if channel is None else channel.value


def _write_research(connection: sqlite3.Connection, times: TimestampFormatter, ids: DemoIds) -> None:
    connection.executemany(
        "INSERT INTO findings (contact_id, kind, text, source, created_at) VALUES (?, ?, ?, ?, ?)",
        [(ids.contacts[who], kind.value, text, source, times.format(at)) for who, at, text, source, kind in FINDINGS],
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
                times.format(belief.at),
            )
            for belief in HYPOTHESES
        ],
    )
    connection.executemany(
        "INSERT INTO offerings (contact_id, text, source, created_at) VALUES (?, ?, ?, ?)",
        [(ids.contacts[who], text, source, times.format(at)) for who, at, text, source in OFFERINGS],
    )


def _write_outreach(connection: sqlite3.Connection, times: TimestampFormatter, ids: DemoIds) -> None:
    connection.executemany(
        "INSERT INTO messages (contact_id, interview_id, kind, channel, state, subject, body, sent_at, answered_at,"
        " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                ids.contacts[message.contact],
                ids.interviews[message.contact] if message.is_about_interview else None,
                message.kind.value,
                message.channel.value,
                message.state.value,
                message.subject,
                "\n\n".join(message.paragraphs),
                times.format_optional(message.sent),
                times.format_optional(message.answered),
                times.format(message.created),
                times.format(message.answered or message.sent or message.created),
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
                ids.interviews[action.contact] if action.is_about_interview else None,
                ids.notes[action.contact, action.note] if action.note else None,
                action.kind.value,
                action.text,
                times.format_optional(action.due),
                times.format_optional(action.late),
                times.format_optional(action.done),
                times.format_optional(action.dropped),
                times.format(action.created),
            )
            for action in ACTIONS
        ],
    )
