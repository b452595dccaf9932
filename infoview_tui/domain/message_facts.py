"""What templates and checks know about a message: the contact, the user, and what was said between them (R8-R14)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from infoview_tui.domain.enums import Channel, Medium, MessageKind, NoteKind, Relationship, ResumeChoice
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget


class StarredMoment(NamedTuple):
    """A note of the call to cite. Only a quote has the contact's exact words and gets quotation marks."""

    text: str
    kind: NoteKind = NoteKind.QUOTE
    starred: bool = True


class MessageDraft(NamedTuple):
    """An editable message: a one-line subject and a plain-text body."""

    subject: str
    body: str


class MessageFacts(NamedTuple):
    """Facts for one message. Nothing off the record is among them.

    ``contact_first_name`` is the name to greet with. ``sender_name`` and ``introduction`` are the user's own.
    ``findings`` (those about the organization last), ``common_ground`` and ``offerings`` are the research on this
    contact. ``moments`` are the starred notes of the interview; ``said`` is everything noted of what they said;
    ``commitments`` are the user's commitments on the to-do list, ``intentions`` those that are not; ``offers`` what the
    contact offered to do, as far as the user has accepted it;
    ``referrals`` the contacts that were accepted from their names. ``offered_times``, and the ``other_times`` that are
    free, are formatted in the user's zone (``Tue 8 Dec at 10:00``); ``times_note`` says if they are early or late for
    somebody, or why there are none. ``interview_time`` is formatted too; empty without an interview. ``target`` is the
    person or organization that an introduction is asked to, or the news of an update. ``earlier_nudges`` is the
    number of nudges sent since the request. Without ``has_interview`` there was none yet: a thank-you is for an
    answer, and ``referrals`` are the people named in it. ``visit`` is where the user will be, and when, if they ask for
    a meeting on a trip (``Berlin from 7 to 11 Dec``); ``offered_times`` then has the time to meet, and no other.
    """

    kind: MessageKind
    channel: Channel = Channel.EMAIL
    contact_name: str = ""
    contact_first_name: str = ""
    contact_title: str = ""
    contact_organization: str = ""
    relationship: Relationship | None = None
    how_met: str = ""
    why: str = ""
    referrer_name: str = ""
    sender_name: str = ""
    introduction: str = ""
    paths: Sequence[str] = ()
    findings: Sequence[str] = ()
    common_ground: Sequence[str] = ()
    offerings: Sequence[str] = ()
    minutes: int = 20
    offered_times: Sequence[str] = ()
    other_times: Sequence[str] = ()
    times_note: str = ""
    interview_time: str = ""
    interview_medium: Medium | None = None
    interview_place: str = ""
    interview_link: str = ""
    interview_phone: str = ""
    moments: Sequence[StarredMoment] = ()
    commitments: Sequence[str] = ()
    intentions: Sequence[str] = ()
    offers: Sequence[str] = ()
    said: Sequence[str] = ()
    referrals: Sequence[str] = ()
    target: MessageTarget = NO_TARGET
    earlier_nudges: int = 0
    last_contact_on: date | None = None
    resume: ResumeChoice | None = None
    sender_email: str = ""
    sender_phone: str = ""
    has_interview: bool = True
    visit: str = ""
