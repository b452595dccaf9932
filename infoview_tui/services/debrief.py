"""The hour after (R29, R31, R36): what was learned, whom to meet next, what was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.people import parse_person
from infoview_tui.domain.text import clean_text
from infoview_tui.domain.vocabulary import ActionKind, EventKind, InterviewState, NoteKind, Tie
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.contacts import ContactForm, new_contact, person_key
from infoview_tui.services.desk import Desk
from infoview_tui.services.outreach import new_action
from infoview_tui.services.research import due_moment
from infoview_tui.storage.instants import maybe
from infoview_tui.storage.reads import contacts as contact_reads
from infoview_tui.storage.reads import interviews as reads


class Learned(NamedTuple):
    """The three texts of a debrief (R31)."""

    learned: str = ""
    want_to_know: str = ""
    next_steps: str = ""


@dataclass(frozen=True, slots=True)
class Referral:
    """A name given in the call, as understood, and the contact that it has become or may already be."""

    note_id: int
    text: str
    name: str
    title: str
    organization: str
    contact_id: int | None
    known_id: int | None
    known_name: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise or next step of the call, when it falls due, and the action that it has become."""

    note_id: int
    text: str
    due_at: datetime | None
    action_id: int | None


class Debrief(NamedTuple):
    """Everything that the debrief shows, read at once."""

    interview: reads.InterviewRow
    notes: list[reads.NoteRow]
    texts: Learned
    referrals: list[Referral]
    promises: list[Promise]
    hypotheses: list[contact_reads.HypothesisRow]


def read_debrief(desk: Desk, interview_id: int, now: datetime, zone: tzinfo) -> Debrief:
    """Return what there is to look back at. Raises NotFoundError where the interview is gone."""
    store = desk.store
    interview = store.first(reads.INTERVIEW, interview_id=interview_id)
    if interview is None:
        raise NotFoundError("This interview is no longer there.")
    notes = store.all(reads.NOTES, interview_id=interview_id)
    return Debrief(
        interview,
        notes,
        proposed_texts(interview, notes),
        referrals(desk, notes),
        promises(notes, maybe(interview.started_at) or now, zone),
        store.all(contact_reads.HYPOTHESES, contact_id=interview.contact_id, interview_id=interview_id),
    )


def proposed_texts(interview: reads.InterviewRow, notes: list[reads.NoteRow]) -> Learned:
    """Return the debrief's texts; those still empty are filled from the notes: insights, open questions, promises."""

    def lines(*kinds: NoteKind) -> str:
        return "\n".join(f"- {note.text}" for note in notes if note.kind in kinds)

    if interview.debriefed_at or interview.learned or interview.want_to_know or interview.next_steps:
        return Learned(interview.learned, interview.want_to_know, interview.next_steps)
    return Learned(
        lines(NoteKind.INSIGHT, NoteKind.REWARD, NoteKind.DRAWBACK),
        lines(NoteKind.WANT_TO_KNOW),
        lines(NoteKind.PROMISE),
    )


def keep_texts(desk: Desk, interview_id: int, texts: Learned) -> None:
    """Save the debrief's texts as they are typed; no event, no undo (the editor has its own).

    Raises NotFoundError where the interview is gone.
    """
    from sqlmodel import col, update

    from infoview_tui.storage.tables import Interview

    cleaned = Learned(*(clean_text(text) for text in texts))
    with desk.keep() as session:
        kept = session.exec(update(Interview).where(col(Interview.id) == interview_id).values(**cleaned._asdict()))
        if not kept.rowcount:
            raise NotFoundError("This interview is no longer there.")


def finish_debrief(desk: Desk, interview_id: int, texts: Learned, now: datetime) -> None:
    """Save the debrief and mark it as done."""
    from infoview_tui.storage.tables import Interview

    cleaned = Learned(*(clean_text(text) for text in texts))
    with desk.act(EventKind.INTERVIEW_DEBRIEFED, now) as act:
        interview = act.get(Interview, interview_id)
        interview.learned, interview.want_to_know, interview.next_steps = cleaned
        interview.state = InterviewState.DEBRIEFED
        interview.debriefed_at = interview.debriefed_at or now
        interview.ended_at = interview.ended_at or now
        act.session.add(interview)
        act.tell("Debriefed the interview", contact_id=interview.contact_id, interview_id=interview_id)


def referrals(desk: Desk, notes: list[reads.NoteRow]) -> list[Referral]:
    """Return the names given in a call, each with the contact of the same name where there is one already."""
    named = [note for note in notes if note.kind == NoteKind.REFERRAL]
    if not named:
        return []
    known = {person_key(row.name): row for row in desk.store.all(contact_reads.NAMES)}
    found = []
    for note in named:
        person = parse_person(note.text)
        same = known.get(person_key(person.name))
        found.append(
            Referral(
                note.id,
                note.text,
                person.name,
                person.title,
                person.organization,
                note.referred_contact_id,
                same.id if same else None,
                same.name if same else "",
            )
        )
    return found


def accept_referral(desk: Desk, note_id: int, now: datetime) -> int:
    """Make a contact of a name given in the call, with the interviewee as referrer (R29); return its id.

    Where a contact of that name is known already, the note points to that one, who gains the referrer if they had none.
    """
    from infoview_tui.storage.tables import Contact, Interview, Note

    with desk.act(EventKind.REFERRAL_ACCEPTED, now) as act:
        note = act.get(Note, note_id)
        if note.referred_contact_id is not None:
            return note.referred_contact_id
        interview = act.get(Interview, note.interview_id)
        referrer = act.get(Contact, interview.contact_id)
        person = parse_person(note.text)
        if not person.name:
            raise InfoviewError("No name can be read in this note; edit it to begin with the name.")
        keys = {person_key(row.name): row.id for row in desk.store.all(contact_reads.NAMES)}
        same = keys.get(person_key(person.name))
        if same is None:
            form = ContactForm(
                name=person.name,
                title=person.title,
                organization=person.organization,
                email=person.email,
                tie=Tie.FRIEND_OF_FRIEND,
                how_known=f"Named by {referrer.name}",
                referrer_id=referrer.id,
            )
            contact = new_contact(act.session, form.cleaned(), now)
        else:
            contact = act.get(Contact, same)
            if contact.referrer_id is None and contact.id != referrer.id:
                contact.referrer_id = referrer.id
                act.session.add(contact)
        note.referred_contact_id = contact.id
        act.session.add(note)
        act.tell(f"{referrer.name} named {contact.name}", contact_id=contact.id, interview_id=interview.id)
    return contact.id or 0


def promises(notes: list[reads.NoteRow], began: datetime, zone: tzinfo) -> list[Promise]:
    """Return the promises of a call that ``began`` then, with the dates that were written, as they were meant there."""
    return [
        Promise(
            note.id, note.text, due_moment(note.text, began + timedelta(seconds=note.seconds), zone), note.action_id
        )
        for note in notes
        if note.kind == NoteKind.PROMISE
    ]


def accept_promise(desk: Desk, note_id: int, now: datetime, zone: tzinfo) -> int:
    """Make an action of a promise and return its id; a promise becomes one only once."""
    from sqlmodel import select

    from infoview_tui.storage.tables import Action, Contact, Interview, Note

    with desk.act(EventKind.PROMISE_ACCEPTED, now) as act:
        note = act.get(Note, note_id)
        accepted = act.session.exec(select(Action.id).where(Action.note_id == note_id)).first()
        if accepted is not None:
            return accepted
        interview = act.get(Interview, note.interview_id)
        contact = act.get(Contact, interview.contact_id)
        action = new_action(
            act,
            contact,
            ActionKind.PROMISE,
            due_moment(note.text, note.created_at, zone),
            text=note.text,
            interview_id=interview.id,
            note_id=note_id,
        )
        act.add(action)
        act.tell(f"Promise: {note.text}", contact_id=contact.id, interview_id=interview.id)
    return action.id or 0
