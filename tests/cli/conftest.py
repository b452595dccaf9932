"""Directories with and without data, and a function that runs the command in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from infoview_tui.cli import main, parser as parser_module
from infoview_tui.paths import AppPaths, resolve_paths
from tests.databases import create_demo


class CommandResult(NamedTuple):
    """The exit code and output of a command."""

    code: int
    out: str
    err: str


Infoview = Callable[..., CommandResult]


@pytest.fixture(scope="session", autouse=True)
def shared_parser() -> Iterator[None]:
    """Build the parser of the command line once per process; parsing doesn't change it.

    A fifth of the time of these tests would be building it again.
    """
    with patch.object(parser_module, "build_parser", cache(parser_module.build_parser)):
        yield


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppPaths:
    """Data and config directories that do not exist yet; the time zone is UTC."""
    monkeypatch.setenv("INFOVIEW_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("INFOVIEW_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("TZ", "UTC")
    return resolve_paths()


@pytest.fixture
def infoview(paths: AppPaths, capsys: pytest.CaptureFixture[str]) -> Infoview:
    """A function that runs a command: `infoview("list", "--json")`."""

    def run(*arguments: str | Path) -> CommandResult:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return CommandResult(code, captured.out, captured.err)

    return run


def just_now() -> datetime:
    """Return now rounded down to five minutes, so that tests share a sample whose next interview is still ahead."""
    now = datetime.now(UTC)
    return now - (now - datetime.min.replace(tzinfo=UTC)) % timedelta(minutes=5)


@pytest.fixture
def sample(paths: AppPaths) -> AppPaths:
    """Directories with the data of the demo."""
    create_demo(paths.database, just_now(), UTC)
    return paths
