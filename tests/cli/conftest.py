"""A person's directories, and the command run in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from infoview_tui.cli import main
from infoview_tui.paths import AppPaths, resolve_paths
from infoview_tui.storage.connection import connect
from tests.sample_databases import copy_sample


class Told(NamedTuple):
    """What a command said."""

    code: int
    out: str
    err: str


Infoview = Callable[..., Told]


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppPaths:
    """The directories of a person who has no data yet; their zone is UTC."""
    monkeypatch.setenv("INFOVIEW_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("INFOVIEW_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("TZ", "UTC")
    return resolve_paths()


@pytest.fixture
def infoview(paths: AppPaths, capsys: pytest.CaptureFixture[str]) -> Infoview:
    """Run a command: `infoview("list", "--json")`."""

    def run(*arguments: str | Path) -> Told:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Told(code, captured.out, captured.err)

    return run


def just_now() -> datetime:
    """The last full five minutes, so that tests of these minutes share one sample. Its next call is still to come."""
    now = datetime.now(UTC)
    return now - (now - datetime.min.replace(tzinfo=UTC)) % timedelta(minutes=5)


@pytest.fixture
def sample(paths: AppPaths) -> AppPaths:
    """The directories of a person in the middle of a campaign, which is the demo's."""
    connection = connect(paths.database)
    copy_sample(connection, just_now(), UTC)
    connection.close()
    return paths
