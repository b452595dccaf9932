"""The event log of the campaign, told from its own data, so that the two never disagree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from infoview_tui.demo.campaign import ACTIONS
from infoview_tui.demo.contacts import CONTACTS
from infoview_tui.demo.held_interviews import HELD_INTERVIEWS
from infoview_tui.demo.messages import MESSAGES
from infoview_tui.demo.models import DemoCalendar, DemoContact, Interview
from infoview_tui.demo.planned_interviews import PLANNED_INTERVIEWS
from infoview_tui.demo.research import FINDINGS
from infoview_tui.domain.enums import EventKind, MessageKind, Stage

LogEntry = tuple[datetime, EventKind, str, int | None, int | None, dict[str, Any]]
"""When, what, its label, the contact, the interview, and the facts."""

MESSAGE_NAMES = {
    MessageKind.REQUEST: "request",
    MessageKind.NUDGE: "nudge",
    MessageKind.THANK_YOU: "thank-you",
    MessageKind.UPDATE: "update",
}


def build_events(calendar: DemoCalendar, contacts: dict[str, int], interviews: dict[str, int]) -> list[LogEntry]:
    """Return what happened, oldest first; what happened at one moment is in the order of cause and effect."""
    names = {person.key: person.name for person in CONTACTS}
    entries: list[LogEntry] = []
    for person in CONTACTS:
        added = calendar.resolve(person.added)
        facts: dict[str, Any] = {"referrer_id": contacts[person.referrer]} if person.referrer else {}
        entries.append((added, EventKind.CONTACT_ADDED, f"Added {person.name}", contacts[person.key], None, facts))
    for finding in FINDINGS:
        at, who = calendar.resolve(finding.at), contacts[finding.contact]
        label = f"Noted about {names[finding.contact]}: {finding.text}"
        entries.append((at, EventKind.RESEARCH_ADDED, label, who, None, {"kind": finding.kind.value}))
    for message in MESSAGES:
        label = f"{MESSAGE_NAMES[message.kind]} to {names[message.contact]}"
        facts = {"kind": message.kind.value, "channel": message.channel.value}
        call = interviews[message.contact] if message.is_about_interview else None
        if message.sent is None:
            drafted = calendar.resolve(message.created)
            entries.append(
                (drafted, EventKind.MESSAGE_DRAFTED, f"Drafted the {label}", contacts[message.contact], call, facts)
            )
        else:
            sent = calendar.resolve(message.sent)
            entries.append((sent, EventKind.MESSAGE_SENT, f"Sent the {label}", contacts[message.contact], call, facts))
    for interview in HELD_INTERVIEWS + PLANNED_INTERVIEWS:
        entries.extend(_interview_events(calendar, interview, names, contacts, interviews[interview.contact]))
    for action in ACTIONS:
        if action.done is not None:
            at = calendar.resolve(action.done)
            facts = {"kind": action.kind.value}
            entries.append((at, EventKind.ACTION_DONE, f"Done: {action.text}", contacts[action.contact], None, facts))
    for person in CONTACTS:
        entries.extend(_stage_events(calendar, person, contacts[person.key]))
    entries.sort(key=itemgetter(0))
    return entries


def _stage_events(calendar: DemoCalendar, person: DemoContact, contact_id: int) -> Iterator[LogEntry]:
    before = Stage.RESEARCHING
    for stage, moment in person.stage_moves:
        facts = {"from": before.value, "to": stage.value}
        label = f"Moved {person.name} to {stage.label}"
        yield calendar.resolve(moment), EventKind.CONTACT_MOVED, label, contact_id, None, facts
        before = stage


def _interview_events(
    calendar: DemoCalendar, call: Interview, names: dict[str, str], contacts: dict[str, int], call_id: int
) -> Iterator[LogEntry]:
    """What happened in and around one interview."""
    who, name = contacts[call.contact], names[call.contact]
    starts = calendar.resolve(call.starts)
    scheduled = calendar.resolve(call.scheduled)
    facts: dict[str, Any] = {"minutes": call.minutes, "medium": call.medium.value}
    yield scheduled, EventKind.INTERVIEW_SCHEDULED, f"Scheduled {name}", who, call_id, facts
    if not call.minutes_held:
        return
    yield starts, EventKind.INTERVIEW_STARTED, f"Began the call with {name}", who, call_id, {}
    if call.extra_minutes:
        invited = starts + timedelta(minutes=call.minutes - 2)
        facts = {"minutes": call.extra_minutes}
        yield invited, EventKind.INTERVIEW_EXTENDED, f"{name} invited me to stay", who, call_id, facts
    ended = starts + timedelta(minutes=call.minutes_held)
    yield ended, EventKind.INTERVIEW_ENDED, f"Ended the call with {name}", who, call_id, {"notes": len(call.notes)}
    if call.debriefed is None:
        return
    debriefed = calendar.resolve(call.debriefed)
    for note in call.notes:
        if note.referred is not None:
            facts = {"contact_id": contacts[note.referred]}
            label = f"Accepted the referral to {names[note.referred]}"
            yield debriefed, EventKind.REFERRAL_ACCEPTED, label, who, call_id, facts
    for given in call.verdicts:
        label = f"{given.verdict.value.capitalize()} by {name}: {given.because}"
        yield debriefed, EventKind.VERDICT_GIVEN, label, who, call_id, {"verdict": given.verdict.value}
    yield debriefed, EventKind.INTERVIEW_DEBRIEFED, f"Debriefed the interview with {name}", who, call_id, {}
