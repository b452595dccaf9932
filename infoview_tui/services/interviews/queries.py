"""Interviews: which one to hold, everything of one at once, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.enums import InterviewState, Medium, NoteKind, Stage
from infoview_tui.domain.person_line import is_same_name, match_names
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.workspace import Transaction, Workspace
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.interviews import interviews as queries
from infoview_tui.storage.timestamps import parse_optional

if TYPE_CHECKING:
    from infoview_tui.services.core.stage_changes import Appointment


class CallDetails(NamedTuple):
    """Everything the live screen shows, read at once."""

    interview: queries.InterviewRow
    questions: list[queries.QuestionRow]
    notes: list[queries.NoteRow]
    hypotheses: list[contact_queries.HypothesisRow]
    offerings: list[contact_queries.OfferingRow]
    introduction: str


def read_interview(workspace: Workspace, interview_id: int) -> queries.InterviewRow:
    """Return one interview. Raises NotFoundError where it is gone."""
    row = workspace.store.first(queries.INTERVIEW, interview_id=interview_id)
    if row is None:
        raise NotFoundError("This interview is no longer there.")
    return row


def read_call_details(workspace: Workspace, interview_id: int) -> CallDetails:
    """Return an interview with its plan, notes and what to bring. Raises NotFoundError where it is gone."""
    store, interview = workspace.store, read_interview(workspace, interview_id)
    profile = store.first(contact_queries.PROFILE)
    return CallDetails(
        interview,
        store.all(queries.QUESTIONS, interview_id=interview_id),
        store.all(queries.NOTES, interview_id=interview_id),
        store.all(contact_queries.HYPOTHESES, contact_id=interview.contact_id, interview_id=interview_id),
        store.all(contact_queries.OFFERINGS, contact_id=interview.contact_id),
        profile.introduction if profile else "",
    )


def find_running_interview(workspace: Workspace) -> queries.InterviewRow | None:
    """Return the call that is running, the latest where there are several."""
    return workspace.store.first(queries.RUNNING_INTERVIEW)


def find_other_running_interview(workspace: Workspace, interview_id: int) -> queries.InterviewRow | None:
    """Return a running call that is not this one; None where there is none."""
    rows = workspace.store.all(queries.UPCOMING_INTERVIEWS, most=2)  # those that run come first
    return next((row for row in rows if row.state == InterviewState.RUNNING and row.id != interview_id), None)


def get_contact_by_name(workspace: Workspace, name: str) -> contact_queries.NamedRow:
    """Return the one contact that a typed name means. Raises InfoviewError where it means none, or several."""
    names = workspace.store.all(contact_queries.CONTACT_NAMES)
    found = [names[index] for index in match_names(name, [row.name for row in names])]
    exact = [row for row in found if is_same_name(row.name, name)]
    chosen = exact or found
    if not chosen:
        raise NotFoundError(f"No contact is called {name!r}. `infoview list` shows who there is.")
    if len(chosen) > 1:
        some = ", ".join(row.name for row in chosen[:5])
        raise InfoviewError(f"{name!r} may mean {len(chosen)} contacts: {some}. Please give more of the name.")
    return chosen[0]


def choose_interview_to_start(
    workspace: Workspace, contact_id: int | None, now: datetime, *, minutes: int | None = None
) -> queries.InterviewRow:
    """Return the interview that ``infoview live`` opens: the contact's next one, or of all the next one due.

    For a contact without one, an unplanned one is made, of so many ``minutes``. Raises InfoviewError where nobody is
    named and none is planned.
    """
    if contact_id is not None:
        from infoview_tui.services.interviews.planning import get_or_create_planned_interview

        return get_or_create_planned_interview(workspace, contact_id, now, minutes=minutes)
    upcoming = workspace.store.all(queries.UPCOMING_INTERVIEWS, most=1)
    if not upcoming:
        raise InfoviewError("No interview is planned. `infoview live NAME` begins one with that contact at once.")
    return upcoming[0]


def should_propose_met(workspace: Workspace, interview: queries.InterviewRow) -> bool:
    """Tell whether moving the contact to Met is to be proposed: they were talked to and are not there yet."""
    contact = workspace.store.first(contact_queries.CONTACT, contact_id=interview.contact_id)
    before = (Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED)
    return contact is not None and interview.ended_at is not None and contact.stage in before


def select_citable_notes(notes: Sequence[queries.NoteRow]) -> list[queries.NoteRow]:
    """Return what the thank-you may cite (R33): starred notes, else quotes and insights; never off the record."""
    on_record = [note for note in notes if note.kind != NoteKind.OFF_RECORD]
    starred = [note for note in on_record if note.starred]
    return starred or [note for note in on_record if note.kind in (NoteKind.QUOTE, NoteKind.INSIGHT)][:3]


def record_for_interview(transaction: Transaction, interview_id: int, label: str) -> None:
    """Say what a deed was to an interview, so to its contact too. Raises NotFoundError where it is gone."""
    from infoview_tui.storage.tables import Interview

    transaction.record(label, contact_id=transaction.get(Interview, interview_id).contact_id, interview_id=interview_id)


def read_appointment(workspace: Workspace, contact_id: int) -> Appointment | None:
    """Return when the contact's planned interview is, to be changed; None where no time is set."""
    from infoview_tui.services.core.stage_changes import Appointment

    row = workspace.store.first(queries.NEXT_INTERVIEW_OF_CONTACT, contact_id=contact_id)
    starts_at = parse_optional(row.starts_at) if row else None
    if row is None or starts_at is None:
        return None
    return Appointment(starts_at, row.minutes, Medium(row.medium))
