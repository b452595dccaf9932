"""What the tests of the services share: somebody to call, and a call that has begun."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.services.contacts import contacts
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import calls, planning


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    """Maria Lopez of Figma."""
    return contacts.add_contact(workspace, ContactForm("Maria Lopez", organization="Figma"), now)


@pytest.fixture
def call(workspace: Workspace, maria: int, now: datetime) -> int:
    """A call with Maria that has begun, without a plan."""
    return begin(workspace, maria, now)


def begin(workspace: Workspace, contact: int, now: datetime) -> int:
    """Begin a call with a contact; the interview is the one that is planned, or a new one."""
    interview = planning.get_or_create_planned_interview(workspace, contact, now).id
    calls.start_call(workspace, interview, now)
    return interview
