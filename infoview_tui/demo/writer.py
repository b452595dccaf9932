"""Writes the campaign to the database, table by table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from infoview_tui.demo import event_log
from infoview_tui.demo.calendar import DemoCalendar, WorkdayTime
from infoview_tui.demo.ids import DemoIds
from infoview_tui.demo.interview_writer import write_interviews
from infoview_tui.demo.introduction_writer import write_introductions
from infoview_tui.demo.models import Campaign, Contact
from infoview_tui.demo.trip_writer import write_trips
from infoview_tui.domain.enums import Stage
from infoview_tui.domain.normalize import sort_key
from infoview_tui.domain.timestamps import format_timestamp

START = WorkdayTime(-30, 8, 40)
"""When the campaign began: profile, paths and organizations."""


def write_campaign(connection: sqlite3.Connection, campaign: Campaign, calendar: DemoCalendar) -> None:
    """Insert the whole campaign; the caller holds the transaction."""
    ids = DemoIds(
        contacts=_number(contact.key for contact in campaign.contacts),
        industries=_number(dict.fromkeys(organization.industry for organization in campaign.organizations)),
        organizations=_number(organization.name for organization in campaign.organizations),
        paths=_number(path.key for path in campaign.paths),
        hypotheses=_number(hypothesis.key for hypothesis in campaign.hypotheses),
        interviews=_number(interview.contact for interview in campaign.interviews),
        notes={},
    )
    _write_targets(connection, campaign, calendar, ids)
    _write_contacts(connection, campaign, calendar, ids)
    _write_tags_and_views(connection, campaign, calendar, ids)
    _write_research(connection, campaign, calendar, ids)
    write_interviews(connection, campaign.interviews, calendar, ids)
    _write_outreach(connection, campaign, calendar, ids)
    _write_insights(connection, campaign, calendar, ids)
    write_trips(connection, campaign.trips, calendar, ids)
    write_introductions(connection, campaign, calendar, ids)
    events = event_log.build_events(campaign, calendar, ids)
    connection.executemany(
        "INSERT INTO events (at, kind, label, contact_id, interview_id, facts) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (format_timestamp(at), kind.value, label, contact_id, interview_id, json.dumps(facts))
            for at, kind, label, contact_id, interview_id, facts in events
        ],
    )


def _number(keys: Iterable[str]) -> dict[str, int]:
    return {key: number for number, key in enumerate(keys, 1)}


def _write_targets(connection: sqlite3.Connection, campaign: Campaign, calendar: DemoCalendar, ids: DemoIds) -> None:
    beginning = calendar.timestamp(START)
    connection.execute(
        'INSERT INTO profile (id, name, email, phone, introduction, skills, "values", interests, experience,'
        " circumstances, country, updated_at) VALUES (1, :name, :email, :phone, :introduction, :skills, :values,"
        " :interests, :experience, :circumstances, :country, :updated_at)",
        {**campaign.profile._asdict(), "updated_at": beginning},
    )
    connection.executemany(
        "INSERT INTO industries (id, name, why, created_at) VALUES (?, ?, '', ?)",
        [(number, name, beginning) for name, number in ids.industries.items()],
    )
    connection.executemany(
        "INSERT INTO organizations (id, name, industry_id, why, created_at) VALUES (?, ?, ?, ?, ?)",
        [
            (ids.organizations[name], name, ids.industries[industry], why, beginning)
            for name, industry, why in campaign.organizations
        ],
    )
    connection.executemany(
        "INSERT INTO paths (id, name, why, introduction, created_at) VALUES (?, ?, ?, ?, ?)",
        [(ids.paths[key], name, why, introduction, beginning) for key, name, why, introduction in campaign.paths],
    )


def _write_contacts(connection: sqlite3.Connection, campaign: Campaign, calendar: DemoCalendar, ids: DemoIds) -> None:
    last_contacts = _last_contacts(campaign, calendar)
    rows = []
    for contact in campaign.contacts:
        stage, since = next(reversed(contact.stages.items()), (Stage.RESEARCHING, contact.added))
        last_contact = last_contacts.get(contact.key)
        rows.append((
            ids.contacts[contact.key], contact.name, contact.title,
            ids.organizations[contact.organization] if contact.organization else None,
            stage.value, calendar.timestamp(since), contact.relationship.value, contact.how_met, contact.why,
            ids.contacts[contact.referrer] if contact.referrer else None,
            contact.email, contact.phone, _profile_url(contact), contact.location,
            contact.channel.value if contact.channel else None,
            last_contact, calendar.timestamp(contact.added), max(calendar.timestamp(since), last_contact or ""),
            contact.seniority.value if contact.seniority else None,
            contact.decides_on_hiring, contact.stay_in_touch_months, sort_key(contact.name), contact.timezone,
        ))  # fmt: skip
    connection.executemany(
        "INSERT INTO contacts (id, name, title, organization_id, stage, stage_since, relationship, how_met, why,"
        " referrer_id, email, phone, profile_url, location, channel, last_contact_at, created_at, updated_at,"
        " seniority, decides_on_hiring, stay_in_touch_months, sort_name, timezone)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.executemany(
        "INSERT INTO contact_paths (contact_id, path_id) VALUES (?, ?)",
        [(ids.contacts[contact.key], ids.paths[path]) for contact in campaign.contacts for path in contact.paths],
    )


def _write_tags_and_views(
    connection: sqlite3.Connection, campaign: Campaign, calendar: DemoCalendar, ids: DemoIds
) -> None:
    connection.executemany(
        "INSERT INTO tags (id, name) VALUES (?, ?)", [(number, tag.name) for number, tag in enumerate(campaign.tags, 1)]
    )
    connection.executemany(
        "INSERT INTO contact_tags (contact_id, tag_id) VALUES (?, ?)",
        [(ids.contacts[key], number) for number, tag in enumerate(campaign.tags, 1) for key in tag.contacts],
    )
    connection.executemany(
        "INSERT INTO views (name, query, sort, created_at) VALUES (?, ?, ?, ?)",
        [(name, query, sort.value, calendar.timestamp(START)) for name, query, sort in campaign.views],
    )


def _last_contacts(campaign: Campaign, calendar: DemoCalendar) -> dict[str, str]:
    """When each contact last got a message, answered one or was interviewed."""
    moments = [
        (message.contact, moment)
        for message in campaign.messages
        for moment in (message.sent, message.answered)
        if moment is not None
    ]
    moments += [(interview.contact, interview.starts) for interview in campaign.interviews if interview.minutes_held]
    last_contacts: dict[str, str] = {}
    for key, moment in moments:
        last_contacts[key] = max(calendar.timestamp(moment), last_contacts.get(key, ""))
    return last_contacts


def _profile_url(contact: Contact) -> str:
    return f"https://www.linkedin.com/in/{contact.profile}" if contact.profile else ""


def _write_research(connection: sqlite3.Connection, campaign: Campaign, calendar: DemoCalendar, ids: DemoIds) -> None:
    connection.executemany(
        "INSERT INTO findings (contact_id, kind, text, source, created_at) VALUES (?, ?, ?, ?, ?)",
        [
            (ids.contacts[key], kind.value, text, source, calendar.timestamp(at))
            for key, at, text, source, kind in campaign.findings
        ],
    )
    connection.executemany(
        "INSERT INTO findings (organization_id, industry_id, path_id, kind, text, source, created_at)"
        " VALUES (?, ?, ?, 'finding', ?, ?, ?)",
        [
            (
                ids.organizations[finding.organization] if finding.organization else None,
                ids.industries[finding.industry] if finding.industry else None,
                ids.paths[finding.path] if finding.path else None,
                finding.text,
                finding.source,
                calendar.timestamp(finding.at),
            )
            for finding in campaign.subject_findings
        ],
    )
    connection.executemany(
        "INSERT INTO hypotheses (id, text, path_id, contact_id, organization_id, created_at, own_verdict, origin)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                ids.hypotheses[hypothesis.key],
                hypothesis.text,
                ids.paths[hypothesis.path],
                ids.contacts[hypothesis.contact] if hypothesis.contact else None,
                ids.organizations[hypothesis.organization] if hypothesis.organization else None,
                calendar.timestamp(hypothesis.at),
                hypothesis.own_verdict.value if hypothesis.own_verdict else None,
                hypothesis.origin.value if hypothesis.origin else None,
            )
            for hypothesis in campaign.hypotheses
        ],
    )
    connection.executemany(
        "INSERT INTO offerings (contact_id, text, source, created_at) VALUES (?, ?, ?, ?)",
        [(ids.contacts[key], text, source, calendar.timestamp(at)) for key, at, text, source in campaign.offerings],
    )


def _write_outreach(connection: sqlite3.Connection, campaign: Campaign, calendar: DemoCalendar, ids: DemoIds) -> None:
    connection.executemany(
        "INSERT INTO messages (contact_id, interview_id, kind, channel, state, subject, body, sent_at, answered_at,"
        " created_at, updated_at, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                ids.contacts[message.contact],
                ids.interviews[message.contact] if message.about_interview else None,
                message.kind.value,
                message.channel.value,
                message.state.value,
                message.subject,
                message.body,
                calendar.optional_timestamp(message.sent),
                calendar.optional_timestamp(message.answered),
                calendar.timestamp(message.created),
                calendar.timestamp(message.answered or message.sent or message.created),
                message.answer.value if message.answer else None,
            )
            for message in campaign.messages
        ],
    )
    connection.executemany(
        "INSERT INTO actions (contact_id, interview_id, note_id, kind, text, due_on, due_at, late_at, done_at,"
        " dismissed_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                ids.contacts[action.contact],
                ids.interviews[action.contact] if action.about_interview else None,
                ids.notes[action.contact, action.note] if action.note else None,
                action.kind.value,
                action.text,
                calendar.day(action.due_on.days).isoformat() if action.due_on else None,
                calendar.optional_timestamp(action.due),
                calendar.optional_timestamp(action.late),
                calendar.optional_timestamp(action.done),
                calendar.optional_timestamp(action.dismissed),
                calendar.timestamp(action.created),
            )
            for action in campaign.actions
        ],
    )


def _write_insights(connection: sqlite3.Connection, campaign: Campaign, calendar: DemoCalendar, ids: DemoIds) -> None:
    connection.executemany(
        "INSERT INTO topic_weights (topic, weight) VALUES (?, ?)",
        [(topic.value, weight) for topic, weight in campaign.weights.items()],
    )
    connection.executemany(
        "INSERT INTO question_settings (question_id, is_starred, is_retired) VALUES (?, 1, 0)",
        [(question_id,) for question_id in campaign.starred_questions],
    )
    connection.executemany(
        "INSERT INTO fit_points (path_id, aspect, side, text, note_id, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (ids.paths[path], aspect.value, side.value, text, ids.notes[contact, note], calendar.timestamp(at))
            for path, at, aspect, side, text, contact, note in campaign.fit_points
        ],
    )
    connection.executemany(
        "INSERT INTO path_gauges (path_id, created_at, interview_id, resources, liking, confidence, coherence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (ids.paths[path], calendar.timestamp(at), ids.interviews[contact], *scores)
            for path, at, contact, *scores in campaign.gauges
        ],
    )
