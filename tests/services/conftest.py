"""Shared fixtures of the services' tests: a contact, and a call with her that has started."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, planning


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    """The id of a contact, Maria Lopez of Figma."""
    return contact_commands.add_contact(workspace, ContactForm("Maria Lopez", organization="Figma"), now)


@pytest.fixture
def call(workspace: Workspace, maria: int, now: datetime) -> int:
    """The id of an interview with Maria that has started, without a plan."""
    return start_new_call(workspace, maria, now)


def start_new_call(workspace: Workspace, contact: int, now: datetime) -> int:
    """Start a call with a contact, in the planned interview or a new one."""
    interview = planning.get_or_create_planned_interview(workspace, contact, now).id
    call_clock.start_call(workspace, interview, now)
    return interview
