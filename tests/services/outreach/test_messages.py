"""The thank-you: drafted from the call, kept as it is typed, sent once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from infoview_tui.domain.enums import Channel, Stage
from infoview_tui.errors import NotFoundError
from infoview_tui.services.contacts import contacts
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.contacts.research import read_dossier
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.debrief import commitments
from infoview_tui.services.interviews import calls, notes, planning
from infoview_tui.services.outreach import actions, messages, stages
from infoview_tui.storage.queries.interviews.interviews import LAST_HELD
from infoview_tui.storage.timestamps import maybe


@pytest.fixture
def maria(desk: Desk, now: datetime) -> int:
    """Maria, who was talked to."""
    maria = contacts.add_contact(desk, ContactForm("Maria Lopez", channel=Channel.LINKEDIN), now)
    interview = planning.interview_to_plan(desk, maria, now).id
    calls.start_call(desk, interview, now)
    for line in ('"Ship it*', "% She is leaving in May*", "! Nobody plans"):
        notes.keep_note(desk, interview, line, now, seconds=1, question_id=None)
    calls.end_call(desk, interview, now)
    return maria


def open_actions(desk: Desk, contact_id: int) -> list[str]:
    return [action.kind for action in read_dossier(desk, contact_id).actions]


def test_the_draft_cites_the_starred_moment_and_nothing_off_the_record(desk: Desk, maria: int, now: datetime) -> None:
    draft = messages.open_thank_you(desk, maria, now)
    assert (draft.kind, draft.state, draft.channel) == ("thank_you", "draft", "linkedin")
    assert "Maria" in draft.body
    assert "Ship it" in draft.body
    assert "leaving" not in draft.body
    assert "plans" not in draft.body


def test_only_a_promise_that_was_taken_is_said_to_be_on_the_list(desk: Desk, maria: int, now: datetime) -> None:
    held = desk.store.first(LAST_HELD, contact_id=maria)
    assert held is not None
    lines = ("+ send portfolio", "+ write a book", "+ call by someday")
    taken, dropped, _ = notes.keep_notes(desk, held.id, lines, now, seconds=1, question_id=None)
    commitments.accept_promise(desk, taken.id, now, UTC, commitments.Wording("send the portfolio", None))
    actions.drop_action(desk, commitments.accept_promise(desk, dropped.id, now, UTC), now)
    body = messages.open_thank_you(desk, maria, now).body
    assert "on my list: send the portfolio." in body
    assert "mean to do: call by someday." in body
    assert "book" not in body


def test_a_draft_is_opened_again_as_it_was_left(desk: Desk, maria: int, now: datetime) -> None:
    draft = messages.open_thank_you(desk, maria, now)
    written = ("Thank you\n", "Dear Maria,\n\n  half a tho")
    messages.keep_draft(desk, draft.id, written, now, known=(draft.subject, draft.body))
    again = messages.open_thank_you(desk, maria, now)
    assert (again.id, again.subject, again.body) == (draft.id, "Thank you", "Dear Maria,\n\n  half a tho")


def test_sending_settles_the_thank_you_and_sets_a_date_to_stay_in_touch(desk: Desk, maria: int, now: datetime) -> None:
    draft = messages.open_thank_you(desk, maria, now)
    assert open_actions(desk, maria) == ["thank"]
    assert messages.mark_sent(desk, draft.id, now)
    (action,) = read_dossier(desk, maria).actions
    assert (action.kind, maybe(action.due_at)) == ("stay_in_touch", now + timedelta(days=90))
    assert messages.read_message(desk, draft.id).state == "sent"
    assert read_dossier(desk, maria).contact.stage == Stage.RESEARCHING


def test_a_message_is_sent_once(desk: Desk, maria: int, now: datetime) -> None:
    draft = messages.open_thank_you(desk, maria, now)
    messages.mark_sent(desk, draft.id, now)
    assert not messages.mark_sent(desk, draft.id, now + timedelta(days=1))
    assert maybe(messages.read_message(desk, draft.id).sent_at) == now
    assert open_actions(desk, maria) == ["stay_in_touch"]


def test_what_was_sent_is_not_rewritten(desk: Desk, maria: int, now: datetime) -> None:
    draft = messages.open_thank_you(desk, maria, now)
    messages.mark_sent(desk, draft.id, now)
    with pytest.raises(NotFoundError, match="no draft any more"):
        messages.keep_draft(desk, draft.id, ("Other", "Other"), now, known=(draft.subject, draft.body))
    assert messages.read_message(desk, draft.id).body == draft.body


@pytest.mark.parametrize("stage", Stage)
def test_in_touch_is_proposed_to_whom_it_is_news(desk: Desk, maria: int, now: datetime, stage: Stage) -> None:
    draft = messages.open_thank_you(desk, maria, now)
    stages.move_contact(desk, maria, stage, now)
    assert messages.mark_sent(desk, draft.id, now) is (stage not in {Stage.IN_TOUCH, Stage.CLOSED})


def test_somebody_whom_one_has_not_talked_to_can_be_thanked_too(desk: Desk, now: datetime) -> None:
    tom = contacts.add_contact(desk, ContactForm("Tom"), now)
    draft = messages.open_thank_you(desk, tom, now)
    assert draft.interview_id is None
    assert "Tom" in draft.body


def test_there_is_something_to_thank_for_once_one_has_met(desk: Desk, maria: int, now: datetime) -> None:
    tom, ann, eve = (contacts.add_contact(desk, ContactForm(name), now) for name in ("Tom", "Ann", "Eve"))
    planning.interview_to_plan(desk, tom, now)
    stages.move_contact(desk, ann, Stage.MET, now)
    messages.open_thank_you(desk, eve, now)
    assert [messages.is_to_thank(desk, contact) for contact in (maria, tom, ann, eve)] == [True, False, True, True]


def test_who_is_gone_cannot_be_thanked(desk: Desk, maria: int, now: datetime) -> None:
    draft = messages.open_thank_you(desk, maria, now)
    contacts.delete_contact(desk, maria, now)
    with pytest.raises(NotFoundError):
        messages.read_message(desk, draft.id)
    with pytest.raises(NotFoundError):
        messages.open_thank_you(desk, maria, now)
