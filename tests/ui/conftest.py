"""Fixtures of the interface's tests: the app with a fixed clock, a planned interview and a held one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.config import Config
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.profiles import add_profile
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.app import app as app_module
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.shared import autosave
from tests.databases import build_from_template, create_demo, open_database
from tests.ui import waiting
from tests.ui.call.steps import plan_call
from tests.ui.held_call import Held, hold_call
from tests.ui.painting import disable_painting
from tests.ui.parsed_css import share_parsed_css


@pytest.fixture(autouse=True)
def share_css(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse each stylesheet once per process."""
    share_parsed_css(monkeypatch)


@pytest.fixture(autouse=True)
def wait_for_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every pilot wait until the app is idle instead of for a fixed time."""
    waiting.patch_pilots(monkeypatch)


@pytest.fixture(autouse=True)
def paint_marked_tests_only(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay out every screen, but paint it only in tests marked ``painted``; the other tests do not look at it.

    Screenshots and ``render_line`` work in every test.
    """
    if request.node.get_closest_marker("painted") is None:
        disable_painting(monkeypatch)


@pytest.fixture(autouse=True)
def run_no_checks_by_time(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep checks that depend on the time, and the warm-up, from reading in the middle of a test; tests call them.

    Only tests with another window look for its changes each second.
    """
    monkeypatch.setattr(app_module, "WARM_UP_DELAY", 3600.0)
    monkeypatch.setattr(app_module, "CHECK_DELAY", 3600.0)
    monkeypatch.setattr(app_module, "BACKUP_DELAY", 3600.0)
    if "other_workspace" not in request.fixturenames:
        monkeypatch.setattr(app_module, "POLL_INTERVAL", 3600.0)


@pytest.fixture(autouse=True)
def retry_saves_immediately(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next key retry a failed save without a backoff."""
    monkeypatch.setattr(autosave, "BACKOFF_FACTOR", 0.0)


@pytest.fixture
def demo_workspace(paths: AppPaths, now: datetime, zone: ZoneInfo) -> Iterator[Workspace]:
    """A workspace with the demo data."""
    create_demo(paths.database, now, zone)
    opened = open_database(paths.database)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def no_reminder_at_the_start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no reminder lie over the first screen: an interview of the demo begins in 12 minutes."""
    if request.node.get_closest_marker("reminded_at_the_start") is None:
        monkeypatch.setattr(InfoviewApp, "remind_at_start", lambda app, **_: app.check_reminders(quietly=True))


@pytest.fixture
def demo_app(demo_workspace: Workspace, paths: AppPaths, now: datetime, zone: ZoneInfo) -> InfoviewApp:
    """The app with the demo data, not yet running."""
    return InfoviewApp(demo_workspace, paths, Config(), zone=zone, now=lambda: now)


@pytest.fixture
def profile_app(paths: AppPaths, now: datetime, zone: ZoneInfo) -> Iterator[InfoviewApp]:
    """The app with the demo data as one of several profiles, not yet running."""
    add_profile(paths, "Ana María")
    profile = add_profile(paths, "Maximiliane Großmann-Weber")
    create_demo(profile.database, now, zone)
    opened = open_database(profile.database)
    yield InfoviewApp(opened, profile, Config(), zone=zone, now=lambda: now)
    opened.close()


@pytest.fixture
def plain_app(demo_workspace: Workspace, paths: AppPaths, now: datetime, zone: ZoneInfo) -> InfoviewApp:
    """The app with the demo data in plain mode, not yet running."""
    return InfoviewApp(demo_workspace, paths, Config(), zone=zone, now=lambda: now, plain=True)


@pytest.fixture
def empty_app(workspace: Workspace, paths: AppPaths, now: datetime, zone: ZoneInfo) -> InfoviewApp:
    """The app without any data, not yet running."""
    return InfoviewApp(workspace, paths, Config(), zone=zone, now=lambda: now)


@pytest.fixture
def interview(workspace: Workspace, now: datetime, zone: ZoneInfo) -> int:
    """A planned interview: 20 minutes, three questions and an offering."""
    return build_from_template(workspace, plan_call, now, zone)


@pytest.fixture
def held(workspace: Workspace, now: datetime) -> Held:
    """An interview held just now, with notes of every kind."""
    return build_from_template(workspace, hold_call, now)
