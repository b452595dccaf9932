"""The plan for one interview: questions chosen, ordered and budgeted (R19-R21)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Act, Desk
from infoview_tui.services.interviews.interviews import tell_of_interview
from infoview_tui.storage.queries.interviews import interviews as reads

if TYPE_CHECKING:
    from sqlmodel import Session

    from infoview_tui.storage.tables import PlannedQuestion


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """A question to be planned: from a bank (``bank_id``) or the person's own. ``minutes`` is what it tends to take."""

    text: str
    topic: str = ""
    minutes: int = 3
    probes: tuple[str, ...] = ()
    bank_id: str = ""


def interview_to_plan(desk: Desk, contact_id: int, now: datetime, *, minutes: int | None = None) -> reads.InterviewRow:
    """Return the contact's planned or running interview; where there is none, one without a date is made.

    ``minutes`` is how long one that is made is to take; without it, as long as interviews do by default.
    """
    row = desk.store.first(reads.NEXT_OF_CONTACT, contact_id=contact_id)
    if row is None:
        from infoview_tui.services.outreach.stages import plan_interview
        from infoview_tui.storage.tables import Contact

        with desk.act(EventKind.INTERVIEW_SCHEDULED, now) as act:
            contact = act.get(Contact, contact_id)
            interview = plan_interview(act, contact, None)
            if minutes is not None:
                interview.minutes = minutes
                act.session.add(interview)
            act.tell(f"Began a plan for {contact.name}", contact_id=contact_id, interview_id=interview.id)
        row = desk.store.first(reads.INTERVIEW, interview_id=interview.id)
    if row is None:
        raise InfoviewError("This contact is no longer there.")
    return row


def plan_of(session: Session, interview_id: int) -> list[PlannedQuestion]:
    """Return the questions of an interview's plan, in their order."""
    from sqlmodel import col, select

    from infoview_tui.storage.tables import PlannedQuestion

    its = select(PlannedQuestion).where(PlannedQuestion.interview_id == interview_id)
    return list(session.exec(its.order_by(col(PlannedQuestion.place), col(PlannedQuestion.id))))


def plan_question(desk: Desk, interview_id: int, form: QuestionForm, now: datetime) -> int:
    """Put a question at the end of the plan and return its id. Raises InfoviewError for an empty text."""
    with desk.act(EventKind.PLAN_CHANGED, now) as act:
        question = add_question(act, interview_id, form)
        tell_of_interview(act, interview_id, f"Planned: {question.text}")
    return question.id or 0


def add_question(act: Act, interview_id: int, form: QuestionForm) -> PlannedQuestion:
    """Insert a question at the end of a plan, within a deed. Raises InfoviewError for an empty text."""
    from sqlmodel import func, select

    from infoview_tui.storage.tables import PlannedQuestion

    text = clean_line(form.text)
    if not text:
        raise InfoviewError("A question needs a few words.")
    last = act.session.exec(
        select(func.max(PlannedQuestion.place)).where(PlannedQuestion.interview_id == interview_id)
    ).one()
    question = PlannedQuestion(
        interview_id=interview_id,
        place=0 if last is None else last + 1,
        bank_id=clean_line(form.bank_id),
        topic=clean_line(form.topic),
        text=text,
        probes=[clean_line(probe) for probe in form.probes],
        minutes=max(1, min(60, form.minutes)),
    )
    act.add(question)
    return question


def remove_question(desk: Desk, question_id: int, now: datetime) -> None:
    """Take a question out of the plan; notes that answer it stay."""
    from infoview_tui.services.core.cascade_delete import remove
    from infoview_tui.storage.tables import PlannedQuestion

    with desk.act(EventKind.PLAN_CHANGED, now) as act:
        question = act.get(PlannedQuestion, question_id)
        tell_of_interview(act, question.interview_id, f"Took out: {question.text}")
        remove(act.session, question)


def move_question(desk: Desk, question_id: int, by: int, now: datetime) -> None:
    """Move a question ``by`` places down (negative: up), as far as the plan goes."""
    from infoview_tui.storage.tables import PlannedQuestion

    with desk.act(EventKind.PLAN_CHANGED, now) as act:
        question = act.get(PlannedQuestion, question_id)
        plan = plan_of(act.session, question.interview_id)
        at = plan.index(question)
        plan.insert(max(0, min(len(plan) - 1, at + by)), plan.pop(at))
        for place, planned in enumerate(plan):
            planned.place = place
            act.session.add(planned)
        tell_of_interview(act, question.interview_id, f"Moved: {question.text}")


def edit_question(
    desk: Desk, question_id: int, now: datetime, *, text: str | None = None, minutes: int | None = None
) -> None:
    """Change the words of a planned question, or the minutes given to it (1 to 60)."""
    from infoview_tui.storage.tables import PlannedQuestion

    with desk.act(EventKind.PLAN_CHANGED, now) as act:
        question = act.get(PlannedQuestion, question_id)
        if text is not None:
            question.text = clean_line(text)
            if not question.text:
                raise InfoviewError("A question needs a few words.")
        if minutes is not None:
            question.minutes = max(1, min(60, minutes))
        act.session.add(question)
        tell_of_interview(act, question.interview_id, f"Edited: {question.text}")


def toggle_must_ask(desk: Desk, question_id: int, now: datetime) -> None:
    """Mark a question as one that must be asked, or no longer."""
    from infoview_tui.storage.tables import PlannedQuestion

    with desk.act(EventKind.PLAN_CHANGED, now) as act:
        question = act.get(PlannedQuestion, question_id)
        question.must_ask = not question.must_ask
        act.session.add(question)
        word = "Must ask" if question.must_ask else "May ask"
        tell_of_interview(act, question.interview_id, f"{word}: {question.text}")
