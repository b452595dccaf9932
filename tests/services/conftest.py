"""What the tests of the services share: somebody to call, and a call that has begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, planning
from tests.conftest import Campaign
from tests.sample_databases import compiling_once, copy_campaign, open_empty


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """All desks share the statements that SQLAlchemy has compiled."""
    with compiling_once():
        yield


@pytest.fixture
def workspace(paths: AppPaths) -> Iterator[Workspace]:
    """A desk over fresh data."""
    opened = open_empty(paths.database)
    yield opened
    opened.close()


@pytest.fixture
def campaign(workspace: Workspace, now: datetime, zone: ZoneInfo) -> Campaign:
    """Maria, who was talked to and thanked in a draft, and Tom, who named her; every table has a row."""
    return copy_campaign(workspace, now, zone)


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    """Maria Lopez of Figma."""
    return contact_commands.add_contact(workspace, ContactForm("Maria Lopez", organization="Figma"), now)


@pytest.fixture
def call(workspace: Workspace, maria: int, now: datetime) -> int:
    """A call with Maria that has begun, without a plan."""
    return begin(workspace, maria, now)


def begin(workspace: Workspace, contact: int, now: datetime) -> int:
    """Begin a call with a contact; the interview is the one that is planned, or a new one."""
    interview = planning.get_or_create_planned_interview(workspace, contact, now).id
    call_clock.start_call(workspace, interview, now)
    return interview
