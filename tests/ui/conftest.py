"""What the tests of the interface share: the app at a moment that stands still, a call to come, and one just held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.config import Config
from infoview_tui.demo import load_demo
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.connection import connect
from infoview_tui.storage.store import Store
from infoview_tui.ui.app.app import InfoviewApp
from tests.ui.call.steps import plan_call
from tests.ui.held_call import Held, hold_call


@pytest.fixture
def demo_workspace(paths: AppPaths, now: datetime, zone: ZoneInfo) -> Iterator[Workspace]:
    """A desk over the demo's data."""
    connection = connect(paths.database)
    load_demo(connection, now, zone)
    connection.close()
    opened = Workspace(Store(paths.database))
    yield opened
    opened.close()


@pytest.fixture
def demo_app(demo_workspace: Workspace, paths: AppPaths, now: datetime, zone: ZoneInfo) -> InfoviewApp:
    """The app on the demo's data, not yet running."""
    return InfoviewApp(demo_workspace, paths, Config(), zone=zone, now=lambda: now)


@pytest.fixture
def empty_app(workspace: Workspace, paths: AppPaths, now: datetime, zone: ZoneInfo) -> InfoviewApp:
    """The app on no data at all, not yet running."""
    return InfoviewApp(workspace, paths, Config(), zone=zone, now=lambda: now)


@pytest.fixture
def interview(workspace: Workspace, now: datetime, zone: ZoneInfo) -> int:
    """An interview to hold: 20 minutes, three questions, something to bring."""
    return plan_call(workspace, now, zone)


@pytest.fixture
def held(workspace: Workspace, now: datetime) -> Held:
    """A call that was just held, with notes of every kind."""
    return hold_call(workspace, now)
