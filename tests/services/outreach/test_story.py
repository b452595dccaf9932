"""The story of one contact from Ready to In touch, and of a silent director, by services alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import ActionKind, Answer, MessageKind, Seniority, Stage
from infoview_tui.domain.message_targets import MessageTarget
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, planning
from infoview_tui.services.outreach import answers, ladder, messages, report_back, stages
from infoview_tui.services.outreach.gratitude import list_proposals
from infoview_tui.services.outreach.next_message import choose_message
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT, ActionRow
from tests.drafting import draft_message


def send(workspace: Workspace, contact: int, now: datetime) -> MessageKind:
    """Send the message that the contact's stage and actions call for, and return its kind."""
    kind = choose_message(workspace, contact, now).kind
    sent = messages.mark_sent(workspace, draft_message(workspace, contact, now, kind=kind).id, now)
    if sent.propose_stage is not None:
        stages.move_contact(workspace, contact, sent.propose_stage, now)
    return kind


def open_action(workspace: Workspace, contact: int, kind: ActionKind) -> ActionRow:
    return next(row for row in workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=contact) if row.kind is kind)


def due_at(workspace: Workspace, contact: int, kind: ActionKind) -> datetime:
    """Return the moment at which an action is due, or noon of its day."""
    due = open_action(workspace, contact, kind).due
    assert due is not None
    return due.at or datetime.combine(due.day(UTC), time(12), UTC)


def send_request_and_nudges(workspace: Workspace, contact: int, now: datetime) -> datetime:
    """Send a request and two nudges, each on its due date, and return when to close or keep the contact."""
    stages.move_contact(workspace, contact, Stage.READY, now)
    assert send(workspace, contact, now) is MessageKind.REQUEST
    for _ in range(2):
        now = due_at(workspace, contact, ActionKind.NUDGE)
        assert send(workspace, contact, now) is MessageKind.NUDGE
    return due_at(workspace, contact, ActionKind.CLOSE_OR_KEEP)


def move_interview(workspace: Workspace, contact: int, now: datetime, starts_at: datetime) -> None:
    """Offer a new time, and record that the contact agrees to it."""
    offer = draft_message(workspace, contact, now, kind=MessageKind.NEW_TIME)
    messages.mark_sent(workspace, offer.id, now)
    result = answers.record_answer(workspace, contact, Answer.YES, now, appointment=Appointment(starts_at))
    assert result.text.endswith("agreed to the new time.")


def test_from_ready_to_in_touch(workspace: Workspace, maria: int, now: datetime) -> None:
    tom = add_contact(workspace, ContactForm("Tom Weber", referrer_id=maria), now)
    now = send_request_and_nudges(workspace, tom, now)
    until = date(2027, 1, 11)
    answers.record_answer(workspace, tom, Answer.LATER, now, until=until)
    now = datetime(2027, 1, 11, 10, tzinfo=now.tzinfo)
    starts_at = now + timedelta(days=3)
    answers.record_answer(workspace, tom, Answer.YES, now, appointment=Appointment(starts_at))
    move_interview(workspace, tom, now, starts_at := starts_at + timedelta(days=1))
    now = due_at(workspace, tom, ActionKind.CONFIRM)
    assert now == starts_at - timedelta(days=1)
    assert send(workspace, tom, now) is MessageKind.CONFIRMATION
    interview = planning.get_or_create_planned_interview(workspace, tom, now).id
    call_clock.start_call(workspace, interview, starts_at)
    now = starts_at + timedelta(minutes=20)
    call_clock.end_call(workspace, interview, now)
    now += timedelta(hours=2)
    assert send(workspace, tom, now) is MessageKind.THANK_YOU
    (stage,) = workspace.store.connection.execute("SELECT stage FROM contacts WHERE id = ?", (tom,)).fetchone()
    assert stage == Stage.IN_TOUCH
    assert due_at(workspace, tom, ActionKind.STAY_IN_TOUCH) > now
    (proposal,) = list_proposals(workspace, now)
    assert proposal.contact_id == maria
    report_back.accept_proposal(workspace, proposal, now)
    action = open_action(workspace, maria, ActionKind.TELL_DIFFERENCE)
    update = draft_message(
        workspace,
        maria,
        now,
        interview_id=action.interview_id,
        kind=MessageKind.UPDATE,
        target=MessageTarget.news(action.text),
    )
    assert "You introduced me to Tom Weber; we talked on 15 Jan" in update.body
    messages.mark_sent(workspace, update.id, now)
    assert not workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    assert list_proposals(workspace, now) == []


def test_a_silent_director_leads_to_a_manager(workspace: Workspace, now: datetime) -> None:
    forms = (("Dora Director", Seniority.DIRECTOR), ("Max Manager", Seniority.MANAGER), ("Eve Entry", Seniority.ENTRY))
    director, manager, _ = (
        add_contact(workspace, ContactForm(name, organization="Figma", seniority=rung), now) for name, rung in forms
    )
    send_request_and_nudges(workspace, director, now)
    rung = ladder.next_rung(workspace, director, now)
    assert [row.id for row in rung.colleagues] == [manager]
