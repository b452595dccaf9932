"""The event log of the campaign, derived from its data, so that the two never disagree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from infoview_tui.demo.calendar import DemoCalendar
from infoview_tui.demo.ids import DemoIds
from infoview_tui.demo.models import Campaign, Contact, Interview
from infoview_tui.domain.enums import EventKind, MessageKind, Stage

LogEntry = tuple[datetime, EventKind, str, int | None, int | None, dict[str, Any]]
"""Time, kind, label, contact id, interview id and facts of an event."""

_MESSAGE_NAMES = {
    MessageKind.REQUEST: "request",
    MessageKind.NUDGE: "nudge",
    MessageKind.THANK_YOU: "thank-you",
    MessageKind.UPDATE: "update",
}


def build_events(campaign: Campaign, calendar: DemoCalendar, ids: DemoIds) -> list[LogEntry]:
    """Return the events, oldest first; those of one moment are in the order of cause and effect."""
    names: dict[str, str] = {contact.key: contact.name for contact in campaign.contacts}
    entries: list[LogEntry] = []
    for contact in campaign.contacts:
        added = calendar.resolve(contact.added)
        facts: dict[str, Any] = {"referrer_id": ids.contacts[contact.referrer]} if contact.referrer else {}
        label = f"Added {contact.name}"
        entries.append((added, EventKind.CONTACT_ADDED, label, ids.contacts[contact.key], None, facts))
    for finding in campaign.findings:
        at, contact_id = calendar.resolve(finding.at), ids.contacts[finding.contact]
        label = f"Noted about {names[finding.contact]}: {finding.text}"
        entries.append((at, EventKind.RESEARCH_ADDED, label, contact_id, None, {"kind": finding.kind.value}))
    for message in campaign.messages:
        label = f"{_MESSAGE_NAMES[message.kind]} to {names[message.contact]}"
        facts = {"kind": message.kind.value, "channel": message.channel.value}
        contact_id = ids.contacts[message.contact]
        interview_id = ids.interviews[message.contact] if message.about_interview else None
        if message.sent is None:
            drafted = calendar.resolve(message.created)
            entries.append(
                (drafted, EventKind.MESSAGE_DRAFTED, f"Drafted the {label}", contact_id, interview_id, facts)
            )
        else:
            sent = calendar.resolve(message.sent)
            entries.append((sent, EventKind.MESSAGE_SENT, f"Sent the {label}", contact_id, interview_id, facts))
    for interview in campaign.interviews:
        entries.extend(_interview_events(interview, names, calendar, ids))
    for action in campaign.actions:
        if action.done is not None:
            at, contact_id = calendar.resolve(action.done), ids.contacts[action.contact]
            facts = {"kind": action.kind.value}
            entries.append((at, EventKind.ACTION_DONE, f"Done: {action.text}", contact_id, None, facts))
    for contact in campaign.contacts:
        entries.extend(_stage_events(calendar, contact, ids.contacts[contact.key]))
    entries.sort(key=itemgetter(0))
    return entries


def _stage_events(calendar: DemoCalendar, contact: Contact, contact_id: int) -> Iterator[LogEntry]:
    before = Stage.RESEARCHING
    for stage, moment in contact.stages.items():
        facts = {"from": before.value, "to": stage.value}
        label = f"Moved {contact.name} to {stage.label}"
        yield calendar.resolve(moment), EventKind.CONTACT_MOVED, label, contact_id, None, facts
        before = stage


def _interview_events(
    interview: Interview, names: dict[str, str], calendar: DemoCalendar, ids: DemoIds
) -> Iterator[LogEntry]:
    """The events of one interview, from its scheduling to its debrief."""
    contact_id, name = ids.contacts[interview.contact], names[interview.contact]
    interview_id = ids.interviews[interview.contact]
    starts = calendar.resolve(interview.starts)
    scheduled = calendar.resolve(interview.scheduled)
    facts: dict[str, Any] = {"minutes": interview.minutes, "medium": interview.medium.value}
    yield scheduled, EventKind.INTERVIEW_SCHEDULED, f"Scheduled {name}", contact_id, interview_id, facts
    if not interview.minutes_held:
        return
    yield starts, EventKind.INTERVIEW_STARTED, f"Began the interview with {name}", contact_id, interview_id, {}
    if interview.extra_minutes:
        invited = starts + timedelta(minutes=interview.minutes - 2)
        facts = {"minutes": interview.extra_minutes}
        label = f"{name} invited me to stay"
        yield invited, EventKind.INTERVIEW_EXTENDED, label, contact_id, interview_id, facts
    ended = starts + timedelta(minutes=interview.minutes_held)
    facts = {"notes": len(interview.notes)}
    yield ended, EventKind.INTERVIEW_ENDED, f"Ended the interview with {name}", contact_id, interview_id, facts
    if interview.debrief is None:
        return
    debriefed = calendar.resolve(interview.debrief.at)
    for note in interview.notes:
        if note.referred is not None:
            facts = {"contact_id": ids.contacts[note.referred]}
            label = f"Accepted the referral to {names[note.referred]}"
            yield debriefed, EventKind.REFERRAL_ACCEPTED, label, contact_id, interview_id, facts
    for _, verdict, because in interview.debrief.verdicts:
        label = f"{verdict.value.capitalize()} by {name}: {because}"
        facts = {"verdict": verdict.value}
        yield debriefed, EventKind.VERDICT_GIVEN, label, contact_id, interview_id, facts
    label = f"Debriefed the interview with {name}"
    yield debriefed, EventKind.INTERVIEW_DEBRIEFED, label, contact_id, interview_id, {}
