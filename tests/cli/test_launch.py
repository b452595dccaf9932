"""`infoview`, `infoview demo` and `infoview live`: what happens before and after the app."""

from __future__ import annotations

import os
import pty
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from infoview_tui.config import Config
from infoview_tui.paths import AppPaths
from infoview_tui.ui.app.start_point import StartPoint
from tests.cli.conftest import Infoview


class App:
    """Stands for the app: remembers how it was opened and what it found, and ends as it is told."""

    def __init__(self) -> None:
        self.code = 0
        self.opened = 0
        self.paths = AppPaths(Path(), Path())
        self.config = Config()
        self.start_point: StartPoint | None = None
        self.contacts: set[str] = set()
        self.mode = 0

    def run(self, paths: AppPaths, config: Config, *, start_point: StartPoint | None = None) -> int:
        self.opened += 1
        self.paths, self.config, self.start_point = paths, config, start_point
        if paths.database.exists():
            self.contacts = set(column(paths.database, "SELECT name FROM contacts"))
            self.mode = paths.data.stat().st_mode & 0o777
        return self.code


@contextmanager
def in_a_terminal(python: list[str], folder: Path, **streams: int) -> Iterator[subprocess.Popen[bytes]]:
    """A Python program in a terminal but for some streams; it works, and makes temporary directories, in a folder."""
    master, terminal = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, *python],
        stdin=streams.get("stdin", terminal),
        stdout=streams.get("stdout", terminal),
        stderr=streams.get("stderr", terminal),
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder)},
    )
    os.close(terminal)
    try:
        yield program
    finally:
        program.kill()
        program.wait()
        for stream in (program.stdin, program.stdout, program.stderr):
            if stream:
                stream.close()
        os.close(master)


def column(database: Path, sql: str) -> list[str]:
    connection = sqlite3.connect(database)
    try:
        return [str(value) for (value,) in connection.execute(sql)]
    finally:
        connection.close()


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> App:
    """The app is not opened for real, and there is a terminal."""
    app = App()
    monkeypatch.setattr("infoview_tui.ui.app.app.run_app", app.run)
    monkeypatch.setattr("infoview_tui.cli.launch._is_terminal", lambda _: True)
    return app


def test_the_app_opens_on_the_persons_data(infoview: Infoview, app: App, paths: AppPaths) -> None:
    app.code = 7
    assert infoview() == (7, "", "")
    assert (app.paths, app.config, app.start_point) == (paths, Config(), None)
    assert not paths.data.exists()  # the app makes it


def test_the_app_gets_the_config(infoview: Infoview, app: App, paths: AppPaths) -> None:
    paths.config.mkdir()
    paths.config_file.write_text("minutes = 25")
    infoview()
    assert app.config.minutes == 25


@pytest.mark.parametrize("command", [[], ["demo"], ["live"]])
def test_a_bad_config_keeps_the_app_from_opening(
    infoview: Infoview, app: App, paths: AppPaths, command: list[str]
) -> None:
    paths.config.mkdir()
    paths.config_file.write_text("minutes = 25\nnonsense")
    told = infoview(*command)
    assert told.code == 1
    assert told.err.startswith(f"infoview: Invalid config file {paths.config_file}: line 2, column 9: ")
    assert app.opened == 0


@pytest.mark.parametrize("command", [["locate"], ["list"], ["due"], ["banks", "list"]])
def test_commands_without_the_app_do_not_mind_the_config(
    infoview: Infoview, paths: AppPaths, command: list[str]
) -> None:
    paths.config.mkdir()
    paths.config_file.write_text("nonsense")
    assert infoview(*command).code == 0


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
@pytest.mark.parametrize("command", [[], ["demo", "--keep", "kept"], ["live", "Ann"]])
def test_without_a_terminal_nothing_is_opened_or_made(
    paths: AppPaths, tmp_path: Path, command: list[str], stream: str
) -> None:
    with in_a_terminal(["-m", "infoview_tui", *command], tmp_path, **{stream: subprocess.PIPE}) as program:
        assert program.wait(60) == 1
        if program.stderr:
            assert program.stderr.read().startswith(
                b"infoview: The app needs a terminal, but its error output is not one."
            )
    assert list(tmp_path.iterdir()) == []


def test_the_demo_is_private_and_gone_afterwards(infoview: Infoview, app: App, paths: AppPaths) -> None:
    app.code = 143
    assert infoview("demo") == (143, "", "")
    assert app.paths.data != paths.data
    assert app.paths.config == paths.config
    assert app.mode == 0o700
    assert "Inês Carvalho" in app.contacts
    assert not app.paths.data.exists()
    assert not paths.data.exists()


def test_the_demo_invents_as_many_more_as_wanted(infoview: Infoview, app: App) -> None:
    infoview("demo")
    own = len(app.contacts)
    infoview("demo", "--contacts", "30")
    usual = app.contacts
    infoview("demo", "--contacts", "30", "--seed", "8")
    other = app.contacts
    infoview("demo", "--contacts", "30")
    assert app.contacts == usual != other
    assert own < len(usual) <= own + 30


def test_a_demo_that_crashes_is_gone_as_well(infoview: Infoview, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    def crash(paths: AppPaths, config: Config, *, start_point: StartPoint | None) -> int:
        seen.append(paths.data)
        raise RuntimeError

    monkeypatch.setattr("infoview_tui.ui.app.app.run_app", crash)
    with pytest.raises(RuntimeError):
        infoview("demo")
    assert [directory.exists() for directory in seen] == [False]


def test_a_kept_demo_can_be_opened_again(infoview: Infoview, app: App, tmp_path: Path) -> None:
    told = infoview("demo", "--keep", tmp_path / "deep" / "kept")
    kept = tmp_path / "deep" / "kept"
    assert told == (0, f"The demo data is saved in {kept}. Open it again with --data-dir.\n", "")
    assert (app.paths.data, app.mode) == (kept, 0o700)
    assert "Inês Carvalho" in infoview("list", "--data-dir", kept).out


def test_a_kept_demo_never_overwrites_data(infoview: Infoview, app: App, tmp_path: Path) -> None:
    (tmp_path / "infoview.db").write_bytes(b"mine")
    told = infoview("demo", "--keep", tmp_path)
    assert told.code == 1
    assert told.err.startswith(f"infoview: {tmp_path} already contains data. ")
    assert (tmp_path / "infoview.db").read_bytes() == b"mine"
    assert app.opened == 0


def test_a_demo_that_cannot_be_filled_leaves_no_half_of_it(
    infoview: Infoview, app: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("infoview_tui.demo.load_demo", fail)
    assert infoview("demo", "--keep", tmp_path / "kept").code == 130
    assert list((tmp_path / "kept").iterdir()) == []


def test_signals_are_as_before_after_the_demo(infoview: Infoview, app: App) -> None:
    numbers = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    before = [signal.getsignal(number) for number in numbers]
    infoview("demo")
    assert [signal.getsignal(number) for number in numbers] == before


def test_live_opens_the_next_call(infoview: Infoview, app: App, sample: AppPaths) -> None:
    assert infoview("live").code == 0
    assert app.start_point is not None
    calls = column(
        sample.database,
        "SELECT i.id FROM interviews i JOIN contacts c ON c.id = i.contact_id WHERE c.name = 'Priya Raghunathan'",
    )
    assert calls == [str(app.start_point.interview_id)]


def test_live_begins_a_call_with_somebody_who_has_none(infoview: Infoview, app: App, sample: AppPaths) -> None:
    before = column(sample.database, "SELECT id FROM interviews")
    assert infoview("live", "noor", "el").code == 0
    after = column(sample.database, "SELECT id FROM interviews")
    assert app.start_point is not None
    assert set(after) - set(before) == {str(app.start_point.interview_id)}
    infoview("live", "noor")
    assert column(sample.database, "SELECT id FROM interviews") == after


def test_a_call_without_a_plan_is_as_long_as_the_config_says(infoview: Infoview, app: App, sample: AppPaths) -> None:
    sample.config.mkdir(exist_ok=True)
    sample.config_file.write_text("minutes = 35")
    assert infoview("live", "noor", "el").code == 0
    assert app.start_point is not None
    assert column(sample.database, "SELECT minutes FROM interviews ORDER BY id DESC LIMIT 1") == ["35"]


@pytest.mark.parametrize(("name", "said"), [("zzz", "No contact is called 'zzz'"), ("ha", "'ha' may mean ")])
def test_live_with_a_name_that_means_nobody_or_several(
    infoview: Infoview, app: App, sample: AppPaths, name: str, said: str
) -> None:
    told = infoview("live", name)
    assert told.code == 1
    assert told.err.startswith(f"infoview: {said}")
    assert app.opened == 0


def test_live_without_data_says_so_and_makes_none(infoview: Infoview, app: App, paths: AppPaths) -> None:
    told = infoview("live", "Ann")
    assert told.code == 1
    assert told.err.startswith("infoview: No data yet in ")
    assert not paths.data.exists()


TERMINATES_ITSELF = """
import os, signal, sys
from infoview_tui.cli import main

def die(*_, **__):
    assert os.listdir(os.environ["TMPDIR"])
    os.kill(os.getpid(), signal.{signal})

import infoview_tui.{where} as place
place.{function} = die
sys.exit(main(["demo"]))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize(("where", "function"), [("demo", "load_demo"), ("ui.app.app", "run_app")])
def test_a_signal_takes_the_demo_away_too(
    paths: AppPaths, tmp_path: Path, number: signal.Signals, where: str, function: str
) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    script = TERMINATES_ITSELF.format(signal=number.name, where=where, function=function)
    with in_a_terminal(["-c", script], folder) as program:
        assert program.wait(60) == 128 + number
    assert list(folder.iterdir()) == []
