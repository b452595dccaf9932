"""The thank-you: drafted from the notes, autosaved, and sent once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, Channel, Stage
from infoview_tui.errors import NotFoundError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import commitments
from infoview_tui.services.debrief.proposals import CommitmentDetails
from infoview_tui.services.interviews import call_clock, notes, planning
from infoview_tui.services.outreach import actions, draft_texts, messages, stages
from infoview_tui.services.outreach.open_message import read_message
from infoview_tui.storage.queries.interviews.interviews import LAST_HELD_INTERVIEW
from tests.drafting import draft_message


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    """The id of Maria, who was interviewed."""
    maria = contact_commands.add_contact(workspace, ContactForm("Maria Lopez", channel=Channel.LINKEDIN), now)
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    call_clock.start_call(workspace, interview, now)
    for line in ('"Ship it*', "% She is leaving in May*", "! Nobody plans"):
        notes.add_note(workspace, interview, line, now, seconds=1, question_id=None)
    call_clock.end_call(workspace, interview, now)
    return maria


def open_actions(workspace: Workspace, contact_id: int) -> list[str]:
    return [action.kind for action in read_contact_details(workspace, contact_id).actions]


def test_draft_quotes_starred_note_and_nothing_off_the_record(workspace: Workspace, maria: int, now: datetime) -> None:
    draft = draft_message(workspace, maria, now)
    assert (draft.kind, draft.state, draft.channel) == ("thank_you", "draft", "linkedin")
    assert "Maria" in draft.body
    assert "Ship it" in draft.body
    assert "leaving" not in draft.body
    assert "plans" not in draft.body


def test_draft_promises_only_accepted_commitments(workspace: Workspace, maria: int, now: datetime) -> None:
    held = workspace.store.first(LAST_HELD_INTERVIEW, contact_id=maria)
    assert held is not None
    lines = ("+ send portfolio", "+ write a book", "+ call by someday", "+ she will send me the job ad", "+ he'll see")
    accepted, dismissed, _, offer, _ = notes.add_notes(workspace, held.id, lines, now, seconds=1, question_id=None)
    commitments.accept_commitment(workspace, offer.id, now, UTC)
    (action,) = [row for row in read_contact_details(workspace, maria).actions if row.kind is ActionKind.TODO]
    assert action.text == "Maria will send me the job ad", "to look out for: the user has promised nothing"
    commitments.accept_commitment(workspace, accepted.id, now, UTC, CommitmentDetails("send the portfolio", None))
    actions.dismiss_action(workspace, commitments.accept_commitment(workspace, dismissed.id, now, UTC), now)
    body = draft_message(workspace, maria, now).body
    assert "As promised, I will send the portfolio." in body
    assert "someday" not in body, "it is not accepted"
    assert "book" not in body
    assert "Thank you for offering to send me the job ad." in body
    assert "see" not in body


def test_draft_is_reopened_as_saved(workspace: Workspace, maria: int, now: datetime) -> None:
    draft = draft_message(workspace, maria, now)
    written = ("Thank you\n", "Dear Maria,\n\n  half a tho")
    draft_texts.save_message_draft(workspace, draft.id, written, now, base=(draft.subject, draft.body))
    again = draft_message(workspace, maria, now)
    assert (again.id, again.subject, again.body) == (draft.id, "Thank you", "Dear Maria,\n\n  half a tho")


def test_sending_completes_thank_you_and_schedules_check_in(workspace: Workspace, maria: int, now: datetime) -> None:
    draft = draft_message(workspace, maria, now)
    assert open_actions(workspace, maria) == ["thank"]
    sent = messages.mark_sent(workspace, draft.id, now)
    assert sent == ("A check-in is due in 3 months.", Stage.IN_TOUCH)
    (action,) = read_contact_details(workspace, maria).actions
    assert (action.kind, action.due) == ("stay_in_touch", Due(date(2027, 2, 26)))
    assert read_message(workspace, draft.id).state == "sent"
    assert read_contact_details(workspace, maria).contact.stage == Stage.RESEARCHING


def test_message_is_sent_once(workspace: Workspace, maria: int, now: datetime) -> None:
    draft = draft_message(workspace, maria, now)
    messages.mark_sent(workspace, draft.id, now)
    assert messages.mark_sent(workspace, draft.id, now + timedelta(days=1)) == ("", None)
    assert read_message(workspace, draft.id).sent == DayOrMoment(at=now)
    assert open_actions(workspace, maria) == ["stay_in_touch"]


def test_sent_message_cannot_be_edited(workspace: Workspace, maria: int, now: datetime) -> None:
    draft = draft_message(workspace, maria, now)
    messages.mark_sent(workspace, draft.id, now)
    with pytest.raises(NotFoundError, match="no longer a draft"):
        draft_texts.save_message_draft(workspace, draft.id, ("Other", "Other"), now, base=(draft.subject, draft.body))
    assert read_message(workspace, draft.id).body == draft.body


@pytest.mark.parametrize("stage", Stage)
def test_in_touch_is_proposed_from_earlier_stages_only(
    workspace: Workspace, maria: int, now: datetime, stage: Stage
) -> None:
    draft = draft_message(workspace, maria, now)
    stages.move_contact(workspace, maria, stage, now)
    proposed = None if stage in {Stage.IN_TOUCH, Stage.CLOSED} else Stage.IN_TOUCH
    assert messages.mark_sent(workspace, draft.id, now).propose_stage is proposed


def test_contact_without_interview_can_be_thanked(workspace: Workspace, now: datetime) -> None:
    tom = contact_commands.add_contact(workspace, ContactForm("Tom"), now)
    draft = draft_message(workspace, tom, now)
    assert draft.interview_id is None
    assert "Tom" in draft.body


def test_deleted_contact_cannot_be_thanked(workspace: Workspace, maria: int, now: datetime) -> None:
    draft = draft_message(workspace, maria, now)
    contact_commands.delete_contact(workspace, maria, now)
    with pytest.raises(NotFoundError):
        read_message(workspace, draft.id)
    with pytest.raises(NotFoundError):
        draft_message(workspace, maria, now)
