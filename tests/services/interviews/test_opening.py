"""Opening a plan, a call, or a message inserts nothing; the first change to it does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import Channel, InterviewState, Medium, MessageKind
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.errors import NotFoundError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, call_questions, live_draft, planning
from infoview_tui.services.interviews.opening import open_next_interview
from infoview_tui.services.interviews.queries import read_call_details
from infoview_tui.services.outreach import draft_texts, messages, new_message, scheduling
from infoview_tui.services.outreach.open_message import read_message
from tests.conftest import Campaign
from tests.drafting import TEMPLATES
from tests.services.tables import dump_all

FORM = QuestionForm("Since when?")


@pytest.fixture
def tom(workspace: Workspace, now: datetime) -> int:
    """The id of a contact without an interview, whom the user calls."""
    return contact_commands.add_contact(workspace, ContactForm("Tom Weber", channel=Channel.PHONE), now)


def open_message(workspace: Workspace, contact: int, now: datetime) -> int:
    """Open a request to a contact."""
    return new_message.open_draft(workspace, contact, MessageKind.REQUEST, now, UTC, templates=TEMPLATES)


def test_looking_writes_nothing(workspace: Workspace, tom: int, now: datetime) -> None:
    before = dump_all(workspace.store.connection)
    opened = open_next_interview(workspace, tom, minutes=25)
    call = read_call_details(workspace, opened).interview
    live_draft.save_live_draft(workspace, opened, "")
    message = read_message(workspace, open_message(workspace, tom, now))
    assert dump_all(workspace.store.connection) == before
    assert (call.contact, call.minutes, call.medium, call.state) == ("Tom Weber", 25, Medium.PHONE, "planned")
    assert message.body.startswith("Hello Tom,")


def test_what_is_shown_is_what_is_inserted(workspace: Workspace, tom: int, now: datetime) -> None:
    opened, message = open_next_interview(workspace, tom, minutes=25), open_message(workspace, tom, now)
    shown = read_call_details(workspace, opened).interview, read_message(workspace, message)
    planning.plan_question(workspace, opened, FORM, now)
    messages.mark_sent(workspace, message, now)
    row, sent = read_call_details(workspace, opened).interview, read_message(workspace, message)
    assert row == shown[0]._replace(id=row.id, question_count=1)
    assert (row.id > 0, sent.id > 0, sent.body) == (True, True, shown[1].body)


def test_the_first_change_inserts_it_and_undo_removes_it(workspace: Workspace, tom: int, now: datetime) -> None:
    before = workspace.store.connection.execute("SELECT * FROM interviews").fetchall()
    opened = open_next_interview(workspace, tom)
    planning.plan_question(workspace, opened, FORM, now)
    planned = read_call_details(workspace, opened)
    assert workspace.undo(now) == "Planned: Since when?"
    assert workspace.store.connection.execute("SELECT * FROM interviews").fetchall() == before
    assert read_call_details(workspace, opened).questions == []
    workspace.redo(now)
    assert read_call_details(workspace, opened) == planned
    workspace.undo(now)
    call_questions.set_off_record(workspace, opened, True, now)
    assert read_call_details(workspace, opened).interview.off_record


def test_the_first_key_inserts_a_message_and_undo_removes_it(workspace: Workspace, tom: int, now: datetime) -> None:
    opened = open_message(workspace, tom, now)
    shown = read_message(workspace, opened)
    base = (shown.subject, shown.body)
    for number in range(3):
        typed = (shown.subject, f"{'x' * (number + 1)}{shown.body}")
        base = draft_texts.save_message_draft(workspace, opened, typed, now + timedelta(seconds=number), base=base)
    assert read_message(workspace, opened).body == f"xxx{shown.body}"
    assert workspace.undo(now) == "Typed in a message"
    assert workspace.store.connection.execute("SELECT count(*) FROM messages").fetchone() == (0,)
    workspace.redo(now)
    assert read_message(workspace, opened).body == f"xxx{shown.body}"


def test_an_interview_that_another_command_adds_is_the_opened_one(
    workspace: Workspace, other_workspace: Workspace, tom: int, now: datetime
) -> None:
    opened, again = open_next_interview(workspace, tom), open_next_interview(other_workspace, tom)
    scheduling.schedule_interview(workspace, tom, Appointment(now + timedelta(days=1)), now)
    planning.plan_question(other_workspace, again, FORM, now)
    rows = [read_call_details(one, key).interview for one, key in ((workspace, opened), (other_workspace, again))]
    assert rows[0] == rows[1]
    assert (rows[0].question_count, rows[0].state) == (1, InterviewState.PLANNED)


def test_the_plan_of_a_canceled_interview_is_shown_and_taken_over(
    workspace: Workspace, tom: int, now: datetime
) -> None:
    scheduling.schedule_interview(workspace, tom, Appointment(now + timedelta(days=1)), now)
    canceled = open_next_interview(workspace, tom)
    for text in ("First?", "Second?"):
        planning.plan_question(workspace, canceled, QuestionForm(text), now)
    scheduling.cancel_interview(workspace, tom, now)
    opened = open_next_interview(workspace, tom)
    shown = read_call_details(workspace, opened).questions
    assert [row.text for row in shown] == ["First?", "Second?"]
    planning.edit_question(workspace, shown[1].id, now, text="Third?")
    assert [row.text for row in read_call_details(workspace, opened).questions] == ["First?", "Third?"]
    assert [row.text for row in read_call_details(workspace, canceled).questions] == ["First?", "Second?"]


def test_a_line_that_is_left_goes_with_its_interview_and_comes_back(
    workspace: Workspace, tom: int, now: datetime
) -> None:
    opened = open_next_interview(workspace, tom)
    call_clock.start_call(workspace, opened, now)
    live_draft.save_live_draft(workspace, opened, "half a")
    workspace.undo(now)
    assert workspace.store.connection.execute("SELECT line FROM live_drafts").fetchall() == []
    workspace.redo(now)
    assert workspace.store.connection.execute("SELECT line FROM live_drafts").fetchall() == [("half a",)]


def test_opening_for_a_deleted_contact_fails(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    opened = open_next_interview(workspace, campaign.tom)
    contact_commands.delete_contact(workspace, campaign.tom, now)
    for read in (lambda: read_call_details(workspace, opened), lambda: open_next_interview(workspace, campaign.tom)):
        with pytest.raises(NotFoundError):
            read()
