"""`infoview`, `infoview demo` and `infoview live`: what happens before and after the app runs."""

from __future__ import annotations

import os
import pty
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from infoview_tui.config import Config
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.ui.app.start_point import StartPoint
from tests.cli.conftest import Infoview


class FakeApp:
    """Replaces the app: records how it was opened and what data it found, and returns a given code."""

    def __init__(self) -> None:
        self.code = 0
        self.opened = 0
        self.paths = AppPaths(Path(), Path())
        self.config = Config()
        self.start_point: StartPoint | None = None
        self.contacts: set[str] = set()
        self.mode = 0

    def run(
        self, paths: AppPaths, config: Config, *, find_start_point: Callable[[Workspace], StartPoint] | None = None
    ) -> int:
        if find_start_point is not None:
            with closing(open_workspace(paths.database)) as workspace:
                self.start_point = find_start_point(workspace)
        self.opened += 1
        self.paths, self.config = paths, config
        if paths.database.exists():
            self.contacts = set(column(paths.database, "SELECT name FROM contacts"))
            self.mode = paths.data.stat().st_mode & 0o777
        return self.code


@contextmanager
def run_in_terminal(python: list[str], folder: Path, **streams: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run Python in a terminal, except for the given streams; a folder is its working and temporary directory."""
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
def app(monkeypatch: pytest.MonkeyPatch) -> FakeApp:
    """A fake app, and a terminal to run it in."""
    app = FakeApp()
    monkeypatch.setattr("infoview_tui.ui.app.app.run_app", app.run)
    monkeypatch.setattr("infoview_tui.cli.launch._is_terminal", lambda _: True)
    return app


def test_app_opens_the_default_data(infoview: Infoview, app: FakeApp, paths: AppPaths) -> None:
    app.code = 7
    assert infoview() == (7, "", "")
    assert (app.paths, app.config, app.start_point) == (paths, Config(), None)
    assert not paths.data.exists()  # the app creates it


def test_app_gets_the_config(infoview: Infoview, app: FakeApp, paths: AppPaths) -> None:
    paths.config.mkdir()
    paths.config_file.write_text("minutes = 25")
    infoview()
    assert app.config.minutes == 25


@pytest.mark.parametrize("command", [["--plain"], ["--plain", "demo"], ["demo", "--plain"]], ids=" ".join)
def test_plain_mode_can_be_asked_for_anywhere(infoview: Infoview, app: FakeApp, command: list[str]) -> None:
    infoview(*command)
    assert app.config.plain is True


@pytest.mark.parametrize("command", [[], ["demo"], ["live"]])
def test_invalid_config_prevents_the_start(
    infoview: Infoview, app: FakeApp, paths: AppPaths, command: list[str]
) -> None:
    paths.config.mkdir()
    paths.config_file.write_text("minutes = 25\nnonsense")
    result = infoview(*command)
    assert result.code == 1
    assert result.err.startswith(f"infoview: Invalid config file {paths.config_file}: line 2, column 9: ")
    assert app.opened == 0


@pytest.mark.parametrize("command", [["locate"], ["list"], ["due"], ["banks", "list"]])
def test_other_commands_ignore_the_config(infoview: Infoview, paths: AppPaths, command: list[str]) -> None:
    paths.config.mkdir()
    paths.config_file.write_text("nonsense")
    assert infoview(*command).code == 0


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
@pytest.mark.parametrize("command", [[], ["demo"], ["live", "Ann"]])
def test_without_a_terminal_nothing_is_opened_or_created(
    paths: AppPaths, tmp_path: Path, command: list[str], stream: str
) -> None:
    with run_in_terminal(["-m", "infoview_tui", *command], tmp_path, **{stream: subprocess.PIPE}) as program:
        assert program.wait(60) == 1
        if program.stderr:
            assert program.stderr.read().startswith(
                b"infoview: The app needs a terminal, but its error output is not one."
            )
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_the_demo_only_creates_its_data(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    command = [sys.executable, "-m", "infoview_tui"]
    made = subprocess.run([*command, "demo", "--keep", kept], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    assert made.stdout.decode() == f"The demo data is saved in {kept}. Open it again with --data-dir.\n"
    listed = subprocess.run([*command, "--data-dir", kept, "list"], capture_output=True, check=True)
    assert b"Bettina" in listed.stdout


def test_demo_data_is_private_and_deleted_afterwards(infoview: Infoview, app: FakeApp, paths: AppPaths) -> None:
    app.code = 143
    assert infoview("demo") == (143, "", "")
    assert app.paths.data != paths.data
    assert app.paths.config == paths.config
    assert app.mode == 0o700
    assert "Inês Carvalho" in app.contacts
    assert not app.paths.data.exists()
    assert not paths.data.exists()


def test_demo_adds_the_requested_number_of_contacts(infoview: Infoview, app: FakeApp) -> None:
    infoview("demo")
    bundled = len(app.contacts)
    infoview("demo", "--contacts", "30")
    added = app.contacts
    infoview("demo", "--contacts", "30", "--seed", "8")
    reseeded = app.contacts
    infoview("demo", "--contacts", "30")
    assert app.contacts == added != reseeded
    assert bundled < len(added) <= bundled + 30


def test_demo_data_is_deleted_after_a_crash(
    infoview: Infoview, app: FakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))  # for the report
    seen: list[Path] = []

    def crash(paths: AppPaths, config: Config, *, find_start_point: Callable[[Workspace], StartPoint] | None) -> int:
        seen.append(paths.data)
        raise RuntimeError

    monkeypatch.setattr("infoview_tui.ui.app.app.run_app", crash)
    result = infoview("demo")
    assert (result.code, result.out) == (1, "")
    assert "(RuntimeError)" in result.err
    assert [directory.exists() for directory in seen] == [False]


def test_saved_demo_can_be_opened_again(infoview: Infoview, app: FakeApp, tmp_path: Path) -> None:
    result = infoview("demo", "--keep", tmp_path / "deep" / "kept")
    kept = tmp_path / "deep" / "kept"
    assert result == (0, f"The demo data is saved in {kept}. Open it again with --data-dir.\n", "")
    assert (app.paths.data, app.mode) == (kept, 0o700)
    assert "Inês Carvalho" in infoview("list", "--data-dir", kept).out


def test_saved_demo_never_overwrites_data(infoview: Infoview, app: FakeApp, tmp_path: Path) -> None:
    (tmp_path / "infoview.db").write_bytes(b"mine")
    result = infoview("demo", "--keep", tmp_path)
    assert result.code == 1
    assert result.err.startswith(f"infoview: {tmp_path} already contains data. ")
    assert (tmp_path / "infoview.db").read_bytes() == b"mine"
    assert app.opened == 0


def test_interrupted_demo_leaves_no_partial_data(
    infoview: Infoview, app: FakeApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("infoview_tui.demo.load_demo", fail)
    assert infoview("demo", "--keep", tmp_path / "kept").code == 130
    assert list((tmp_path / "kept").iterdir()) == []


def test_signal_handlers_are_restored_after_the_demo(infoview: Infoview, app: FakeApp) -> None:
    numbers = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    before = [signal.getsignal(number) for number in numbers]
    infoview("demo")
    assert [signal.getsignal(number) for number in numbers] == before


def test_live_opens_the_next_interview(infoview: Infoview, app: FakeApp, sample: AppPaths) -> None:
    assert infoview("live").code == 0
    assert app.start_point is not None
    calls = column(
        sample.database,
        "SELECT i.id FROM interviews i JOIN contacts c ON c.id = i.contact_id WHERE c.name = 'Priya Raghunathan'",
    )
    assert calls == [str(app.start_point.interview_id)]


def test_live_with_a_name_creates_no_interview(infoview: Infoview, app: FakeApp, sample: AppPaths) -> None:
    before = column(sample.database, "SELECT id FROM interviews")
    assert infoview("live", "noor", "el").code == 0
    assert column(sample.database, "SELECT id FROM interviews") == before
    contact = column(sample.database, "SELECT id FROM contacts WHERE name LIKE 'Noor El%'")
    assert app.start_point is not None
    assert [str(app.start_point.contact_id)] == contact
    assert app.start_point.is_call


def test_live_without_a_plan_asks_for_a_name(infoview: Infoview, app: FakeApp, paths: AppPaths) -> None:
    open_workspace(paths.database).close()
    result = infoview("live")
    assert (result.code, app.opened) == (1, 0)
    assert result.err.startswith("infoview: No interview is planned. Run `infoview live NAME`")


def test_practice_creates_no_interview(infoview: Infoview, app: FakeApp, sample: AppPaths) -> None:
    before = column(sample.database, "SELECT id FROM interviews")
    assert infoview("live", "--practice", "noor", "el").code == 0
    assert column(sample.database, "SELECT id FROM interviews") == before
    contact = column(sample.database, "SELECT id FROM contacts WHERE name LIKE 'Noor El%'")
    assert app.start_point is not None
    assert [str(app.start_point.practice_contact_id)] == contact
    assert infoview("live", "--practice").code == 0
    contact = column(sample.database, "SELECT id FROM contacts WHERE name = 'Priya Raghunathan'")
    assert [str(app.start_point.practice_contact_id)] == contact


@pytest.mark.parametrize(("name", "message"), [("zzz", "No contact is called 'zzz'"), ("ha", "'ha' matches ")])
def test_live_with_an_unknown_or_ambiguous_name(
    infoview: Infoview, app: FakeApp, sample: AppPaths, name: str, message: str
) -> None:
    result = infoview("live", name)
    assert result.code == 1
    assert result.err.startswith(f"infoview: {message}")
    assert app.opened == 0


def test_live_without_data_fails_and_creates_none(infoview: Infoview, app: FakeApp, paths: AppPaths) -> None:
    result = infoview("live", "Ann")
    assert result.code == 1
    assert result.err.startswith("infoview: No data yet in ")
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
def test_demo_data_is_deleted_after_a_signal(
    paths: AppPaths, tmp_path: Path, number: signal.Signals, where: str, function: str
) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    script = TERMINATES_ITSELF.format(signal=number.name, where=where, function=function)
    with run_in_terminal(["-c", script], folder) as program:
        assert program.wait(60) == 128 + number
    assert list(folder.iterdir()) == []
