"""Reads what templates and checks know about a message, none of it off the record (R8-R14, R33)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.channel_choice import ChannelChoice, ReferrerWish, choose_channel
from infoview_tui.domain.channel_wish import find_channel_wish
from infoview_tui.domain.commitments import is_theirs
from infoview_tui.domain.enums import (
    Channel,
    FindingKind,
    MessageKind,
    MessageState,
    NoteKind,
    ResumeChoice,
    Stage,
)
from infoview_tui.domain.format_dates import format_day_range
from infoview_tui.domain.message_facts import MessageFacts, StarredMoment
from infoview_tui.domain.message_kinds import OFFERS_TIMES
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget
from infoview_tui.domain.offered_times import format_time, propose_times
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.research_subjects import SubjectKind
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.domain.zones import is_same_time, zone_or
from infoview_tui.services.availability.free_times import list_other_times, read_availability
from infoview_tui.services.contacts.introduction import read_introduction
from infoview_tui.services.core.lookups import read_contact, read_interview
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.debrief.debrief import COMMITMENT_ACTIONS
from infoview_tui.storage.queries.interviews import interviews as interview_queries
from infoview_tui.storage.queries.outreach import messages as message_queries
from infoview_tui.storage.queries.research.findings import FINDINGS_ABOUT
from infoview_tui.storage.queries.trips.trips import TRIP_SLOT

DEFAULT_MINUTES = 20
"""Length to ask for in a request (R14: 15 to 30 minutes)."""

_BEFORE_INTERVIEW = (MessageKind.CONFIRMATION, MessageKind.NEW_TIME)
_AFTER_INTERVIEW = (MessageKind.THANK_YOU, MessageKind.UPDATE, MessageKind.RECONNECT)
ABOUT_INTERVIEW = (*_BEFORE_INTERVIEW, MessageKind.THANK_YOU)
"""Kinds of messages that belong to one interview; the others may only quote from it."""

_SAID = (
    NoteKind.NOTE, NoteKind.QUOTE, NoteKind.INSIGHT, NoteKind.REWARD, NoteKind.DRAWBACK, NoteKind.COMMON_GROUND,
)  # fmt: skip
"""The kinds of notes that say what the contact said."""

_CLOSE = (SubjectKind.CONTACT, SubjectKind.ORGANIZATION)
"""What findings for a message are about; industries and paths are too general to write to somebody about."""

_RECENT = timedelta(days=3)
"""How long ago somebody may have been referred to be thanked for in a message about an answer."""

_TALKED = (Stage.MET, Stage.IN_TOUCH)
"""The stages of contacts who were talked to, even if there is no record of an interview."""

MAX_OTHER_TIMES = 6
"""How many other free times a message can offer instead."""


def read_message_facts(
    workspace: Workspace,
    contact_id: int,
    kind: MessageKind,
    *,
    interview_id: int | None = None,
    target: MessageTarget = NO_TARGET,
    channel: Channel | None = None,
    resume: ResumeChoice | None = None,
    minutes: int = DEFAULT_MINUTES,
    now: datetime,
    zone: tzinfo,
) -> MessageFacts:
    """Read the facts for a message. Without *channel*, the one that `read_channel_choice` proposes.

    Raises NotFoundError if the contact or the interview does not exist.
    """
    store = workspace.store
    contact = read_contact(workspace, contact_id)
    interview = find_interview(workspace, contact_id, kind, interview_id)
    profile = store.first(contact_queries.PROFILE)
    findings = store.all(FINDINGS_ABOUT, subject_kind=SubjectKind.CONTACT, subject_id=contact_id)
    notes = _read_notes_on_record(workspace, interview.id) if interview else []
    names = {row.id: row.name for row in store.all(contact_queries.CONTACT_NAMES)} if notes else {}
    rows = store.all(COMMITMENT_ACTIONS, interview_id=interview.id) if interview else []
    accepted = {row.note_id: row for row in rows if row.note_id in {note.id for note in notes}}
    visit = _read_visit(workspace, contact_id, now, zone) if kind in OFFERS_TIMES else None
    if visit is not None:
        minutes = visit.minutes
        times = _Times((visit.time,))
    else:
        times = _read_times(workspace, contact_id, now, zone, minutes) if kind in OFFERS_TIMES else _Times(())
    last_contact_at = contact.last_contact_at
    return MessageFacts(
        kind,
        channel or read_channel_choice(workspace, contact_id).channel,
        contact_name=contact.name,
        contact_first_name=first_name(contact.name),
        contact_title=contact.title,
        contact_organization=contact.organization,
        relationship=contact.relationship,
        how_met=contact.how_met,
        why=contact.why,
        referrer_name=contact.referrer,
        sender_name=profile.name if profile else "",
        sender_email=profile.email if profile else "",
        sender_phone=profile.phone if profile else "",
        introduction=read_introduction(workspace, contact_id).text,
        paths=contact.paths,
        findings=[row.text for row in findings if row.kind is FindingKind.FINDING and row.subject_kind in _CLOSE],
        common_ground=[row.text for row in store.all(contact_queries.COMMON_GROUND, contact_id=contact_id)],
        offerings=[row.text for row in store.all(contact_queries.OFFERINGS, contact_id=contact_id)],
        minutes=interview.minutes if interview and kind in _BEFORE_INTERVIEW else minutes,
        offered_times=times.offered,
        other_times=times.others,
        times_note=times.note,
        interview_time=_format_interview_time(interview, zone),
        interview_medium=interview.medium if interview else None,
        interview_place=interview.place if interview else "",
        interview_link=interview.link if interview else "",
        interview_phone=interview.phone if interview else "",
        moments=[StarredMoment(note.text, note.kind, note.starred) for note in select_citable_notes(notes)],
        said=[note.text for note in notes if note.kind in _SAID],
        commitments=tuple(row.text for row in accepted.values() if not row.is_closed and not is_theirs(row.text)),
        intentions=tuple(
            note.text
            for note in notes
            if note.kind is NoteKind.COMMITMENT and note.id not in accepted and not is_theirs(note.text)
        ),
        offers=tuple(row.text for row in accepted.values() if is_theirs(row.text)),
        referrals=tuple(names[note.referred_contact_id] for note in notes if note.referred_contact_id in names)
        or (
            () if interview or kind is not MessageKind.THANK_YOU else _read_recent_referrals(workspace, contact_id, now)
        ),
        target=target,
        earlier_nudges=_count_nudges(workspace, contact_id),
        last_contact_on=last_contact_at.astimezone(zone).date() if last_contact_at else None,
        resume=resume,
        has_interview=interview is not None or contact.stage in _TALKED,
        visit=visit.text if visit else "",
    )


class _Visit(NamedTuple):
    """Where the user will be and when, the time to meet on this trip, and for how many minutes."""

    text: str
    time: str
    minutes: int


def _read_notes_on_record(workspace: Workspace, interview_id: int) -> list[interview_queries.NoteRow]:
    rows = workspace.store.all(interview_queries.NOTES, interview_id=interview_id)
    return [row for row in rows if row.kind is not NoteKind.OFF_RECORD]


def _read_visit(workspace: Workspace, contact_id: int, now: datetime, zone: tzinfo) -> _Visit | None:
    """Return the trip on which a contact has a time that is not agreed yet, the next one; None if there is none."""
    row = workspace.store.first(TRIP_SLOT, contact_id=contact_id, now=format_timestamp(now))
    if row is None:
        return None
    days = format_day_range(row.first_day, row.last_day)
    return _Visit(f"{row.city} {days}", format_time(row.starts_at, zone_or(row.timezone, zone)), row.minutes)


def read_channel_choice(workspace: Workspace, contact_id: int) -> ChannelChoice:
    """Return the channel to propose for a contact, and why (R7). Raises NotFoundError if there is no such contact."""
    contact = read_contact(workspace, contact_id)
    return choose_channel(
        first_name(contact.name),
        preferred=contact.channel,
        suggested=None if contact.channel else _find_referrer_wish(workspace, contact_id),
        email=contact.email,
        profile_url=contact.profile_url,
        phone=contact.phone,
    )


def _find_referrer_wish(workspace: Workspace, contact_id: int) -> ReferrerWish | None:
    for row in workspace.store.all(message_queries.REFERRER_WORDS, contact_id=contact_id):
        channel = find_channel_wish(row.text)
        if channel is not None:
            return ReferrerWish(channel, first_name(row.name))
    return None


def find_interview(
    workspace: Workspace, contact_id: int, kind: MessageKind, interview_id: int | None = None
) -> interview_queries.InterviewRow | None:
    """Return the interview that a message is about: the given one, or the next or last one if the kind has one.

    Raises NotFoundError if the given one does not exist.
    """
    if interview_id is not None:
        return read_interview(workspace, interview_id)
    if kind in _BEFORE_INTERVIEW:
        return workspace.store.first(interview_queries.NEXT_INTERVIEW_OF_CONTACT, contact_id=contact_id)
    if kind in _AFTER_INTERVIEW:
        return workspace.store.first(interview_queries.LAST_HELD_INTERVIEW, contact_id=contact_id)
    return None


def select_citable_notes(notes: Sequence[interview_queries.NoteRow]) -> list[interview_queries.NoteRow]:
    """Return the notes to quote in a message (R33): starred, otherwise quotes and insights; none off the record."""
    on_record = [note for note in notes if note.kind is not NoteKind.OFF_RECORD]
    starred = [note for note in on_record if note.starred]
    return starred or [note for note in on_record if note.kind in (NoteKind.QUOTE, NoteKind.INSIGHT)][:3]


def _read_recent_referrals(workspace: Workspace, contact_id: int, now: datetime) -> tuple[str, ...]:
    """Return the names of the contacts that a contact has just referred, such as in an answer to a request."""
    since = format_timestamp(now - _RECENT)
    rows = workspace.store.all(message_queries.REFERRED_SINCE, contact_id=contact_id, since=since)
    return tuple(row.name for row in rows)


def _format_interview_time(interview: interview_queries.InterviewRow | None, zone: tzinfo) -> str:
    """Return when the interview is, first on the contact's clocks (R10): ``Thu 3 Dec at 14:00 EST (20:00 CET)``."""
    if interview is None or interview.starts_at is None:
        return ""
    at, theirs = interview.starts_at, zone_or(interview.their_zone, zone)
    if is_same_time(at, zone, theirs):
        return format_time(at, zone)
    is_same_day = at.astimezone(zone).date() == at.astimezone(theirs).date()
    own = format_time(at, zone)
    return f"{format_time(at, theirs)} ({own.partition(' at ')[2] if is_same_day else own})"


class _Times(NamedTuple):
    """Times to offer, others that are free, and what to know about them. The texts are for the message."""

    offered: tuple[str, ...]
    others: tuple[str, ...] = ()
    note: str = ""


def _read_times(workspace: Workspace, contact_id: int, now: datetime, zone: tzinfo, minutes: int) -> _Times:
    availability = read_availability(workspace, contact_id, now, zone, minutes=minutes)
    proposed = propose_times(now, availability)
    others = list_other_times(availability, now, proposed)
    return _Times(
        tuple(format_time(at, zone, availability.their_zone) for at in proposed.times),
        tuple(format_time(at, zone, availability.their_zone) for at in others[:MAX_OTHER_TIMES]),
        proposed.hours.note if proposed.times else "none is free in the hours of both; see your profile",
    )


def _count_nudges(workspace: Workspace, contact_id: int) -> int:
    """Return the number of nudges sent since the last request."""
    count = 0
    for row in workspace.store.all(message_queries.MESSAGES_OF_CONTACT, contact_id=contact_id):
        if row.state is not MessageState.DRAFT and row.kind is MessageKind.REQUEST:
            count = 0
        elif row.state is not MessageState.DRAFT and row.kind is MessageKind.NUDGE:
            count += 1
    return count
