"""Messages of each kind, the answers to them, and what falls due after each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, Answer, Channel, MessageKind, MessageState, Stage
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import actions, messages, stages
from infoview_tui.services.outreach.answers import AnswerReferral, record_answer
from infoview_tui.services.outreach.consequences import Consequence
from infoview_tui.services.outreach.next_message import choose_message
from infoview_tui.storage.queries.contacts.contacts import CONTACT, ContactRow
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT
from infoview_tui.storage.tables import Message
from tests.drafting import draft_message


def send(workspace: Workspace, contact: int, kind: MessageKind, now: datetime, target: str = "") -> Consequence:
    """Write a message and mark it as sent."""
    return messages.mark_sent(workspace, draft(workspace, contact, kind, now, target), now)


def draft(workspace: Workspace, contact: int, kind: MessageKind, now: datetime, target: str = "") -> int:
    with workspace.transaction("message.drafted", now) as transaction:
        message = Message(contact_id=contact, kind=kind, target=target, created_at=now, updated_at=now)
        transaction.add(message)
    return message.id or 0


def due(workspace: Workspace, contact: int) -> list[tuple[str, Due | None]]:
    rows = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=contact)
    return [(row.kind.value, row.due) for row in rows]


def read(workspace: Workspace, contact: int) -> ContactRow:
    row = workspace.store.first(CONTACT, contact_id=contact)
    assert row is not None
    return row


def states(workspace: Workspace) -> list[tuple[str, str | None]]:
    return workspace.store.connection.execute("SELECT state, answer FROM messages ORDER BY id").fetchall()


def test_from_request_to_the_choice(workspace: Workspace, maria: int, now: datetime) -> None:
    assert send(workspace, maria, MessageKind.REQUEST, now) == ("", Stage.CONTACTED)
    assert due(workspace, maria) == []
    assert choose_message(workspace, maria, now).kind is MessageKind.REQUEST
    stages.move_contact(workspace, maria, Stage.CONTACTED, now + timedelta(minutes=1))
    first = now + timedelta(days=5)
    assert due(workspace, maria) == [("nudge", Due(first.date()))]
    assert choose_message(workspace, maria, now).kind is MessageKind.NUDGE
    assert send(workspace, maria, MessageKind.NUDGE, first).text == "The next follow-up is due in 7 business days."
    second = first + timedelta(days=9)
    assert due(workspace, maria) == [("nudge", Due(second.date()))]
    assert "close or keep" in send(workspace, maria, MessageKind.NUDGE, second).text
    choice = second + timedelta(days=11)
    assert due(workspace, maria) == [("close_or_keep", Due(choice.date()))]
    (action,) = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    text = actions.complete_action(workspace, action.id, choice)
    assert text == "Kept Maria Lopez for later. A check-in is due in 3 months."
    assert [kind for kind, _ in due(workspace, maria)] == ["stay_in_touch"]


def test_third_nudge_is_never_due_by_itself(workspace: Workspace, maria: int, now: datetime) -> None:
    stages.move_contact(workspace, maria, Stage.CONTACTED, now)
    for days in (5, 14, 30):
        send(workspace, maria, MessageKind.NUDGE, now + timedelta(days=days))
    assert [kind for kind, _ in due(workspace, maria)] == ["close_or_keep"]


def test_request_sent_yesterday_by_phone(workspace: Workspace, maria: int, now: datetime) -> None:
    sent = now - timedelta(days=1)
    request = draft(workspace, maria, MessageKind.REQUEST, sent)
    messages.mark_sent(workspace, request, now, channel=Channel.PHONE, when=DayOrMoment(at=sent))
    stages.move_contact(workspace, maria, Stage.CONTACTED, now)
    assert due(workspace, maria) == [("nudge", Due(date(2026, 11, 30)))]
    assert read(workspace, maria).last_contact_at == sent
    assert workspace.store.connection.execute("SELECT channel FROM messages").fetchall() == [("phone",)]


def test_new_request_at_a_later_stage_has_a_follow_up_at_once(workspace: Workspace, maria: int, now: datetime) -> None:
    stages.move_contact(workspace, maria, Stage.IN_TOUCH, now)
    sent = send(workspace, maria, MessageKind.REQUEST, now)
    assert sent == ("A follow-up is due in 3 business days.", None)
    assert [kind for kind, _ in due(workspace, maria)] == ["nudge"]


def test_introduction_is_asked_for_again(workspace: Workspace, maria: int, now: datetime) -> None:
    send(workspace, maria, MessageKind.INTRODUCTION, now, "Adobe")
    (action,) = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    assert (action.kind, action.text) == (ActionKind.TODO, "Ask Maria Lopez again about an introduction to Adobe")
    assert action.due == Due(date(2026, 12, 3))


def test_confirmation_is_sent_once(workspace: Workspace, maria: int, now: datetime) -> None:
    stages.move_contact(workspace, maria, Stage.SCHEDULED, now, Appointment(now + timedelta(days=6)))
    assert choose_message(workspace, maria, now).kind is MessageKind.CONFIRMATION
    send(workspace, maria, MessageKind.CONFIRMATION, now + timedelta(days=5))
    assert [kind for kind, _ in due(workspace, maria)] == ["prepare"]


def test_any_contact_moves_the_check_in(workspace: Workspace, maria: int, now: datetime) -> None:
    send(workspace, maria, MessageKind.THANK_YOU, now)
    assert due(workspace, maria) == [("stay_in_touch", Due(date(2027, 2, 26)))]
    send(workspace, maria, MessageKind.UPDATE, datetime(2027, 1, 4, 9, tzinfo=UTC))
    assert due(workspace, maria) == [("stay_in_touch", Due(date(2027, 4, 5)))]
    send(workspace, maria, MessageKind.RECONNECT, datetime(2027, 4, 5, 9, tzinfo=UTC))
    assert due(workspace, maria) == [("stay_in_touch", Due(date(2027, 7, 5)))]


def test_yes_schedules(workspace: Workspace, maria: int, now: datetime) -> None:
    send(workspace, maria, MessageKind.REQUEST, now)
    stages.move_contact(workspace, maria, Stage.CONTACTED, now)
    at = Appointment(now + timedelta(days=8))
    result = record_answer(workspace, maria, Answer.YES, now, appointment=at)
    assert result.text == "Maria Lopez moved to Scheduled. Preparation is due the day before."
    assert read(workspace, maria).stage is Stage.SCHEDULED
    assert {kind for kind, _ in due(workspace, maria)} == {"prepare", "confirm"}
    assert states(workspace) == [(MessageState.ANSWERED, Answer.YES)]


def test_yes_without_a_time(workspace: Workspace, maria: int, now: datetime) -> None:
    assert "No time set yet" in record_answer(workspace, maria, Answer.YES, now).text
    assert due(workspace, maria) == []


def test_later_plans_the_next_request(workspace: Workspace, maria: int, now: datetime) -> None:
    stages.move_contact(workspace, maria, Stage.CONTACTED, now)
    send(workspace, maria, MessageKind.NUDGE, now)
    later = record_answer(workspace, maria, Answer.LATER, now, until=date(2027, 1, 2))
    assert later.text == "The next request to Maria Lopez is due Mon 4 Jan 2027."
    assert due(workspace, maria) == [("request", Due(date(2027, 1, 4)))]
    assert choose_message(workspace, maria, now).kind is MessageKind.REQUEST
    assert states(workspace) == [(MessageState.ANSWERED, Answer.LATER)]
    actions.set_not_before(workspace, maria, date(2027, 3, 1), now)
    assert due(workspace, maria) == [("request", Due(date(2027, 3, 1)))]


def test_later_without_a_date_waits_for_the_check_in_interval(workspace: Workspace, maria: int, now: datetime) -> None:
    record_answer(workspace, maria, Answer.LATER, now)
    assert due(workspace, maria) == [("request", Due(date(2027, 2, 26)))]


@pytest.mark.parametrize(("answer", "left"), [(Answer.NO, ["thank"]), (Answer.WRONG_PERSON, [])])
def test_no_closes(workspace: Workspace, maria: int, now: datetime, answer: Answer, left: list[str]) -> None:
    stages.move_contact(workspace, maria, Stage.CONTACTED, now)
    record_answer(workspace, maria, answer, now)
    assert read(workspace, maria).stage is Stage.CLOSED
    assert [kind for kind, _ in due(workspace, maria)] == left


@pytest.mark.parametrize("closes", [True, False])
def test_somebody_else_becomes_a_contact(workspace: Workspace, maria: int, now: datetime, closes: bool) -> None:
    send(workspace, maria, MessageKind.REQUEST, now)
    stages.move_contact(workspace, maria, Stage.CONTACTED, now)
    referral = AnswerReferral(ContactForm("Lee Chan", organization="Figma"), closes=closes)
    result = record_answer(workspace, maria, Answer.SOMEBODY_ELSE, now, referral=referral)
    assert result.referred_id is not None
    lee = read(workspace, result.referred_id)
    assert (lee.name, lee.referrer_id, lee.how_met) == ("Lee Chan", maria, "Referred by Maria Lopez")
    assert read(workspace, maria).stage is (Stage.CLOSED if closes else Stage.CONTACTED)
    assert [kind for kind, _ in due(workspace, maria)] == ["thank"]


def test_somebody_else_who_is_known(workspace: Workspace, maria: int, now: datetime) -> None:
    lee = contact_commands.add_contact(workspace, ContactForm("Lee Chan"), now)
    referral = AnswerReferral(ContactForm("Lee Chan", email="lee@x.org"), lee)
    assert record_answer(workspace, maria, Answer.SOMEBODY_ELSE, now, referral=referral).referred_id == lee
    assert (read(workspace, lee).email, read(workspace, lee).referrer_id) == ("lee@x.org", maria)


def test_somebody_else_needs_a_name(workspace: Workspace, maria: int, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="Type the name"):
        record_answer(workspace, maria, Answer.SOMEBODY_ELSE, now)
    assert read(workspace, maria).last_contact_at is None


@pytest.mark.parametrize("answer", Answer)
def test_answer_is_one_undo_step(workspace: Workspace, maria: int, now: datetime, answer: Answer) -> None:
    send(workspace, maria, MessageKind.REQUEST, now)
    stages.move_contact(workspace, maria, Stage.CONTACTED, now)
    before = read(workspace, maria), due(workspace, maria), states(workspace)
    record_answer(workspace, maria, answer, now, referral=AnswerReferral(ContactForm("Lee Chan")))
    workspace.undo(now)
    assert (read(workspace, maria), due(workspace, maria), states(workspace)) == before


@pytest.mark.parametrize("answer", [Answer.NO, Answer.SOMEBODY_ELSE])
def test_thank_you_for_an_answer_mentions_no_conversation(
    workspace: Workspace, maria: int, now: datetime, answer: Answer
) -> None:
    send(workspace, maria, MessageKind.REQUEST, now)
    referral = AnswerReferral(ContactForm("Ana Ruiz")) if answer is Answer.SOMEBODY_ELSE else None
    record_answer(workspace, maria, answer, now, referral=referral)
    body = draft_message(workspace, maria, now, kind=MessageKind.THANK_YOU).body
    assert "Thank you for your answer" in body
    assert "conversation" not in body
    assert ("pointing me to Ana Ruiz" in body) == (answer is Answer.SOMEBODY_ELSE)


def test_thank_you_to_a_closed_contact_is_the_end(workspace: Workspace, maria: int, now: datetime) -> None:
    stages.move_contact(workspace, maria, Stage.CONTACTED, now)
    record_answer(workspace, maria, Answer.NO, now)
    assert send(workspace, maria, MessageKind.THANK_YOU, now) == Consequence()
    assert due(workspace, maria) == []


def test_check_in_without_an_interview_asks_again(workspace: Workspace, maria: int, now: datetime) -> None:
    send(workspace, maria, MessageKind.REQUEST, now)
    body = draft_message(workspace, maria, now + timedelta(days=90), kind=MessageKind.RECONNECT).body
    assert "I wrote to you a while ago" in body
    assert "our last conversation" not in body


def test_thank_you_at_met_is_for_a_conversation(workspace: Workspace, maria: int, now: datetime) -> None:
    stages.move_contact(workspace, maria, Stage.MET, now)
    assert "our conversation" in draft_message(workspace, maria, now, kind=MessageKind.THANK_YOU).subject
