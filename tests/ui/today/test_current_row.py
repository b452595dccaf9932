"""The row under the cursor of Today, without Textual."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import Stage
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.actions import add_todo
from infoview_tui.services.outreach.stages import move_contact
from infoview_tui.services.outreach.today import Today, read_today
from infoview_tui.ui.shared.bindings import TODAY
from infoview_tui.ui.today.current_row import CurrentRow

BINDINGS = {binding.id: binding for binding in TODAY}


@pytest.fixture
def today(workspace: Workspace, now: datetime) -> Today:
    ann = add_contact(workspace, ContactForm("Ann"), now)
    move_contact(workspace, ann, Stage.SCHEDULED, now)
    add_todo(workspace, None, "Update my résumé", Due(now.date()), now)
    return read_today(workspace, now, UTC)


def test_todo_is_an_action_without_a_contact(today: Today) -> None:
    (task,) = [task for task in today.tasks if task.contact_id is None]
    row = CurrentRow(today, (task.kind.value, task.id))
    assert (row.task, row.action, row.contact_id) == (task, task, None)
    assert row.key_name(BINDINGS["today.done"]) == BINDINGS["today.done"].description
    assert row.key_name(BINDINGS["today.message"]) == ""


def test_interview_without_a_time_can_be_set_or_canceled(today: Today) -> None:
    (interview,) = [row.interview for row in today.interviews]
    row = CurrentRow(today, ("interview", interview.id))
    assert (row.task, row.contact_id) == (None, interview.contact_id)
    assert (row.has_time(interview.id), row.enter_label) == (False, "Set time")
    assert row.key_name(BINDINGS["today.drop"]) == "Cancel"
    assert row.key_name(BINDINGS["today.done"]) == ""


def test_no_row_has_no_task(today: Today) -> None:
    row = CurrentRow(today, None)
    assert (row.task, row.action, row.contact_id, row.enter_label) == (None, None, None, "Open")
