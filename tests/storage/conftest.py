"""What the tests of the storage share: data that are copied rather than built."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
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
