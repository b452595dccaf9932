"""Messages to contacts: drafted from a template, kept as they are typed, marked as sent by the person (R32, R33)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain import due_dates
from infoview_tui.domain.enums import ActionKind, Channel, EventKind, MessageKind, MessageState, NoteKind, Stage
from infoview_tui.domain.person_line import first_name
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.text_merge import keep_both, keep_both_lines
from infoview_tui.domain.thank_you import Moment, ThankYouFacts, thank_you
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Act, Desk
from infoview_tui.services.interviews.interviews import moments_to_cite, read_interview
from infoview_tui.storage.queries.contacts import contacts as contact_reads
from infoview_tui.storage.queries.debrief.debrief import PROMISED
from infoview_tui.storage.queries.interviews import interviews as interview_reads
from infoview_tui.storage.queries.outreach import messages as reads
from infoview_tui.storage.queries.outreach.actions import OF_CONTACT as OPEN_ACTIONS
from infoview_tui.storage.timestamps import maybe

if TYPE_CHECKING:
    from infoview_tui.storage.tables import Contact


class Letter(NamedTuple):
    """A thank-you with what it is checked against and when it is due and late (UTC; None without an interview)."""

    message: reads.MessageRow
    facts: ThankYouFacts
    due_at: datetime | None
    late_at: datetime | None


def open_thank_you(desk: Desk, contact_id: int, now: datetime, interview_id: int | None = None) -> reads.MessageRow:
    """Return the thank-you for an interview, else for the contact's last one.

    The first time it is made from the template; one that was sent is returned as it went out.
    Raises NotFoundError where the contact or the interview is gone.
    """
    from infoview_tui.storage.tables import Message

    contact = _contact(desk, contact_id)
    if interview_id is None:
        held = desk.store.first(interview_reads.LAST_HELD, contact_id=contact_id)
    else:
        held = read_interview(desk, interview_id)
    interview_id = held.id if held else None
    found = _thank_you_for(desk, contact_id, interview_id)
    if found is not None:
        return found
    draft = thank_you(thank_you_facts(desk, contact, held))
    with desk.act(EventKind.MESSAGE_DRAFTED, now) as act:
        message = Message(
            contact_id=contact_id,
            interview_id=interview_id,
            kind=MessageKind.THANK_YOU,
            channel=Channel(contact.channel) if contact.channel else Channel.EMAIL,
            subject=draft.subject,
            body=draft.body,
            created_at=now,
            updated_at=now,
        )
        act.add(message)
        act.tell(f"Drafted a thank-you to {contact.name}", contact_id=contact_id, interview_id=interview_id)
    return read_message(desk, message.id or 0)


def _thank_you_for(desk: Desk, contact_id: int, interview_id: int | None) -> reads.MessageRow | None:
    """The draft, else what was sent last."""
    written = [
        row
        for row in desk.store.all(reads.OF_CONTACT, contact_id=contact_id)
        if row.kind == MessageKind.THANK_YOU and row.interview_id == interview_id
    ]
    drafts = [row for row in written if row.state == MessageState.DRAFT]
    return next(reversed(drafts or written), None)


def is_to_thank(desk: Desk, contact_id: int) -> bool:
    """Tell whether there is something to thank a contact for.

    An interview was held, or the contact was moved to Met and the thank-you is due, or a letter was begun.
    """
    return (
        desk.store.first(interview_reads.LAST_HELD, contact_id=contact_id) is not None
        or any(row.kind == ActionKind.THANK for row in desk.store.all(OPEN_ACTIONS, contact_id=contact_id))
        or any(row.kind == MessageKind.THANK_YOU for row in desk.store.all(reads.OF_CONTACT, contact_id=contact_id))
    )


def read_letter(desk: Desk, message_id: int) -> Letter:
    """Return a thank-you and what belongs to it. Raises NotFoundError where it is gone."""
    message = read_message(desk, message_id)
    held = read_interview(desk, message.interview_id) if message.interview_id is not None else None
    ended_at = maybe(held.ended_at) if held else None
    return Letter(
        message,
        thank_you_facts(desk, _contact(desk, message.contact_id), held),
        due_dates.thank_due(ended_at) if ended_at else None,
        due_dates.thank_late(ended_at) if ended_at else None,
    )


def as_cited(moment: Moment) -> str:
    """Return a moment as it stands in a letter: their words in quotation marks, the person's own without."""
    return f"“{moment.text}”" if moment.kind is NoteKind.QUOTE else moment.text


def _contact(desk: Desk, contact_id: int) -> contact_reads.ContactRow:
    row = desk.store.first(contact_reads.CONTACT, contact_id=contact_id)
    if row is None:
        raise NotFoundError("This contact is no longer there.")
    return row


def read_message(desk: Desk, message_id: int) -> reads.MessageRow:
    """Return a message. Raises NotFoundError where it is gone."""
    row = desk.store.first(reads.MESSAGE, message_id=message_id)
    if row is None:
        raise NotFoundError("This message is no longer there.")
    return row


def thank_you_facts(
    desk: Desk, contact: contact_reads.ContactRow, held: interview_reads.InterviewRow | None
) -> ThankYouFacts:
    """Return what the template and its checks work with; nothing off the record is among it."""
    notes = desk.store.all(interview_reads.NOTES, interview_id=held.id) if held else []
    profile = desk.store.first(contact_reads.PROFILE)
    names = {row.id: row.name for row in desk.store.all(contact_reads.NAMES)} if held else {}
    taken = {row.note_id: row for row in desk.store.all(PROMISED, interview_id=held.id)} if held else {}
    return ThankYouFacts(
        contact_first_name=first_name(contact.name),
        person_name=profile.name if profile else "",
        moments=[Moment(note.text, NoteKind(note.kind)) for note in moments_to_cite(notes)],
        promises=tuple(row.text for row in taken.values() if not row.is_closed),
        intentions=tuple(note.text for note in notes if note.kind == NoteKind.PROMISE and note.id not in taken),
        referrals=tuple(names[note.referred_contact_id] for note in notes if note.referred_contact_id in names),
    )


def keep_draft(
    desk: Desk, message_id: int, text: tuple[str, str], now: datetime, *, known: tuple[str, str]
) -> tuple[str, str]:
    """Save a draft's subject and body as they are typed and return them as they are kept; no event, no undo.

    ``known`` is what this window last read or wrote: what another window has written since is not overwritten, both
    are kept. Raises NotFoundError where it is no draft any more.
    """
    from infoview_tui.storage.tables import Message

    subject, body = clean_line(text[0]), clean_text(text[1])
    with desk.keep() as session:
        message = session.get(Message, message_id)
        if message is None or message.state is not MessageState.DRAFT:
            raise NotFoundError("This message is no draft any more.")
        if subject != known[0]:
            message.subject = subject if message.subject == known[0] else keep_both_lines(subject, message.subject)
        if body != known[1]:
            message.body = body if message.body == known[1] else keep_both(body, message.body)
        message.updated_at = now
        kept = message.subject, message.body
        session.add(message)
    desk.let_go(Message, message_id)
    return kept


def mark_sent(desk: Desk, message_id: int, now: datetime) -> bool:
    """Mark a message as sent, as the person says; tell whether In touch is to be proposed.

    A thank-you settles its action and lets staying in touch fall due (R34).
    """
    from infoview_tui.storage.tables import Contact, Message

    with desk.act(EventKind.MESSAGE_SENT, now) as act:
        message = act.get(Message, message_id)
        if message.state is not MessageState.DRAFT:
            return False
        message.state, message.sent_at, message.updated_at = MessageState.SENT, now, now
        act.session.add(message)
        contact = act.get(Contact, message.contact_id)
        contact.last_contact_at = now
        act.session.add(contact)
        act.session.flush()
        if message.kind is MessageKind.THANK_YOU:
            _after_thank_you(act, contact)
        what = message.kind.value.replace("_", "-")
        act.tell(
            f"Sent the {what} to {contact.name}",
            contact_id=contact.id,
            interview_id=message.interview_id,
            message=message.kind.value,
            channel=message.channel.value,
        )
    before = (Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED, Stage.MET)
    return message.kind is MessageKind.THANK_YOU and contact.stage in before


def _after_thank_you(act: Act, contact: Contact) -> None:
    from infoview_tui.services.outreach.stages import new_action, settle

    settle(act, contact, ActionKind.THANK, done=True)
    settle(act, contact, ActionKind.STAY_IN_TOUCH)
    act.add(new_action(act, contact, ActionKind.STAY_IN_TOUCH, due_dates.stay_in_touch_due(act.now)))
