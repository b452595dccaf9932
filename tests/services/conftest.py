"""What the tests of the services share: somebody to call, and a call that has begun."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.services.contacts import contacts
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.interviews import calls, planning


@pytest.fixture
def maria(desk: Desk, now: datetime) -> int:
    """Maria Lopez of Figma."""
    return contacts.add_contact(desk, ContactForm("Maria Lopez", organization="Figma"), now)


@pytest.fixture
def call(desk: Desk, maria: int, now: datetime) -> int:
    """A call with Maria that has begun, without a plan."""
    return begin(desk, maria, now)


def begin(desk: Desk, contact: int, now: datetime) -> int:
    """Begin a call with a contact; the interview is the one that is planned, or a new one."""
    interview = planning.interview_to_plan(desk, contact, now).id
    calls.start_call(desk, interview, now)
    return interview
