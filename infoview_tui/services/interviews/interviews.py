"""Interviews: which one to hold, everything of one at once, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.enums import InterviewState, Medium, NoteKind, Stage
from infoview_tui.domain.person_line import match_names, same_person
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.workspace import Act, Desk
from infoview_tui.storage.queries.contacts import contacts as contact_reads
from infoview_tui.storage.queries.interviews import interviews as reads
from infoview_tui.storage.timestamps import maybe

if TYPE_CHECKING:
    from infoview_tui.services.outreach.stages import Appointment


class Call(NamedTuple):
    """Everything the live screen shows, read at once."""

    interview: reads.InterviewRow
    questions: list[reads.QuestionRow]
    notes: list[reads.NoteRow]
    hypotheses: list[contact_reads.HypothesisRow]
    offerings: list[contact_reads.OfferingRow]
    introduction: str


def read_interview(desk: Desk, interview_id: int) -> reads.InterviewRow:
    """Return one interview. Raises NotFoundError where it is gone."""
    row = desk.store.first(reads.INTERVIEW, interview_id=interview_id)
    if row is None:
        raise NotFoundError("This interview is no longer there.")
    return row


def read_call(desk: Desk, interview_id: int) -> Call:
    """Return an interview with its plan, notes and what to bring. Raises NotFoundError where it is gone."""
    store, interview = desk.store, read_interview(desk, interview_id)
    profile = store.first(contact_reads.PROFILE)
    return Call(
        interview,
        store.all(reads.QUESTIONS, interview_id=interview_id),
        store.all(reads.NOTES, interview_id=interview_id),
        store.all(contact_reads.HYPOTHESES, contact_id=interview.contact_id, interview_id=interview_id),
        store.all(contact_reads.OFFERINGS, contact_id=interview.contact_id),
        profile.introduction if profile else "",
    )


def running_interview(desk: Desk) -> reads.InterviewRow | None:
    """Return the call that is running, the latest where there are several."""
    return desk.store.first(reads.RUNNING)


def running_beside(desk: Desk, interview_id: int) -> reads.InterviewRow | None:
    """Return a running call that is not this one; None where there is none."""
    first = desk.store.all(reads.UPCOMING, most=2)  # those that run come first
    return next((row for row in first if row.state == InterviewState.RUNNING and row.id != interview_id), None)


def find_contact(desk: Desk, name: str) -> contact_reads.Named:
    """Return the one contact that a typed name means. Raises InfoviewError where it means none, or several."""
    names = desk.store.all(contact_reads.NAMES)
    found = [names[index] for index in match_names(name, [row.name for row in names])]
    exact = [row for row in found if same_person(row.name, name)]
    chosen = exact or found
    if not chosen:
        raise NotFoundError(f"No contact is called {name!r}. `infoview list` shows who there is.")
    if len(chosen) > 1:
        some = ", ".join(row.name for row in chosen[:5])
        raise InfoviewError(f"{name!r} may mean {len(chosen)} contacts: {some}. Please give more of the name.")
    return chosen[0]


def interview_to_hold(
    desk: Desk, contact_id: int | None, now: datetime, *, minutes: int | None = None
) -> reads.InterviewRow:
    """Return the interview that ``infoview live`` opens: the contact's next one, or of all the next one due.

    For a contact without one, an unplanned one is made, of so many ``minutes``. Raises InfoviewError where nobody is
    named and none is planned.
    """
    if contact_id is not None:
        from infoview_tui.services.interviews.planning import interview_to_plan

        return interview_to_plan(desk, contact_id, now, minutes=minutes)
    upcoming = desk.store.all(reads.UPCOMING, most=1)
    if not upcoming:
        raise InfoviewError("No interview is planned. `infoview live NAME` begins one with that contact at once.")
    return upcoming[0]


def proposes_met(desk: Desk, interview: reads.InterviewRow) -> bool:
    """Tell whether moving the contact to Met is to be proposed: they were talked to and are not there yet."""
    contact = desk.store.first(contact_reads.CONTACT, contact_id=interview.contact_id)
    before = (Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED)
    return contact is not None and interview.ended_at is not None and contact.stage in before


def moments_to_cite(notes: Sequence[reads.NoteRow]) -> list[reads.NoteRow]:
    """Return what the thank-you may cite (R33): starred notes, else quotes and insights; never off the record."""
    on_record = [note for note in notes if note.kind != NoteKind.OFF_RECORD]
    starred = [note for note in on_record if note.starred]
    return starred or [note for note in on_record if note.kind in (NoteKind.QUOTE, NoteKind.INSIGHT)][:3]


def tell_of_interview(act: Act, interview_id: int, label: str) -> None:
    """Say what a deed was to an interview, so to its contact too. Raises NotFoundError where it is gone."""
    from infoview_tui.storage.tables import Interview

    act.tell(label, contact_id=act.get(Interview, interview_id).contact_id, interview_id=interview_id)


def appointment_of(desk: Desk, contact_id: int) -> Appointment | None:
    """Return when the contact's planned interview is, to be changed; None where no time is set."""
    from infoview_tui.services.outreach.stages import Appointment

    row = desk.store.first(reads.NEXT_OF_CONTACT, contact_id=contact_id)
    starts_at = maybe(row.starts_at) if row else None
    if row is None or starts_at is None:
        return None
    return Appointment(starts_at, row.minutes, Medium(row.medium))
