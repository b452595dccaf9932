"""What the tests of the interface share: the app at a moment that stands still, a call to come, and one just held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.config import Config
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.call import autosave as call_autosave
from infoview_tui.ui.shared import autosave
from tests.databases import build_from_template, create_demo, open_database
from tests.ui import waiting
from tests.ui.call.steps import plan_call
from tests.ui.held_call import Held, hold_call
from tests.ui.painting import do_not_paint


@pytest.fixture(autouse=True)
def wait_for_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every pilot wait until the app has nothing left to do, in place of a time."""
    waiting.use_for_every_pilot(monkeypatch)


@pytest.fixture(autouse=True)
def paint_where_asked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay the screen out but paint it only in tests that are marked ``painted``, as nobody sees the others' screens.

    A screenshot, and a widget that is asked for its lines, are painted in any test.
    """
    if request.node.get_closest_marker("painted") is None:
        do_not_paint(monkeypatch)


@pytest.fixture(autouse=True)
def retry_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next key try a save again that failed, however long the failure took on this machine."""
    monkeypatch.setattr(autosave, "BACKOFF_FACTOR", 0.0)
    monkeypatch.setattr(call_autosave, "BACKOFF_FACTOR", 0.0)


@pytest.fixture
def demo_workspace(paths: AppPaths, now: datetime, zone: ZoneInfo) -> Iterator[Workspace]:
    """A workspace on the data of the demo."""
    create_demo(paths.database, now, zone)
    opened = open_database(paths.database)
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
    return build_from_template(workspace, plan_call, now, zone)


@pytest.fixture
def held(workspace: Workspace, now: datetime) -> Held:
    """A call that was just held, with notes of every kind."""
    return build_from_template(workspace, hold_call, now)
