"""Behavior common to all commands: help, options, exit codes and errors."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from infoview_tui import __version__
from infoview_tui.cli import parser
from infoview_tui.cli.parser import build_parser
from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview
from tests.hostile_texts import HOSTILE_TEXTS

COMMANDS = ("demo", "live", "import", "list", "due", "notes", "insights", "week", "export", "banks", "locate")


def run(*arguments: str, stdout: int | None = subprocess.PIPE, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a new process."""
    return subprocess.run(
        [sys.executable, "-m", "infoview_tui", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONUNBUFFERED": "", **environment},
    )


def test_help_lists_every_command(infoview: Infoview) -> None:
    result = infoview("--help")
    assert result.code == 0
    assert [command for command in COMMANDS if not re.search(rf"^    {command} ", result.out, re.MULTILINE)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_fits(infoview: Infoview, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = infoview(command, "--help")
    assert result.code == 0
    assert max(map(len, result.out.splitlines())) <= 80


def test_version(infoview: Infoview) -> None:
    assert infoview("--version") == (0, f"infoview {__version__}\n", "")


@pytest.mark.parametrize("arguments", [[], ["--data-dir", "d", "--plain"], ["--profile=ana", "--quiet"]])
def test_the_app_starts_without_the_parsers_of_commands(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with_commands = build_parser().parse_args(arguments)
    monkeypatch.delattr(parser, "build_parser")
    assert parser.parse_arguments(arguments) == with_commands


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_import_no_heavy_modules(option: str) -> None:
    script = (
        "import sys; from infoview_tui.cli import main; main(sys.argv[1:]); "
        "print([name for name in ('textual', 'rich', 'sqlmodel', 'sqlalchemy', 'pydantic', 'yaml', 'platformdirs',"
        " 'sqlite3', 'alembic', 'typing', 'dataclasses') if name in sys.modules], file=sys.stderr)"
    )
    # -S, because an environment's startup files may import modules of their own
    path = os.pathsep.join(entry for entry in sys.path if entry)
    completed = subprocess.run(
        [sys.executable, "-S", "-c", script, option],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert completed.stderr.strip() == "[]"


def test_reading_commands_do_not_import_sqlmodel(sample: AppPaths) -> None:
    script = "import sys; from infoview_tui.cli import main; main(['list']); print('sqlmodel' in sys.modules)"
    completed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert completed.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("name", ["", "Priya"])
def test_live_with_a_planned_interview_does_not_import_sqlmodel(sample: AppPaths, name: str) -> None:
    script = """
import sys
from infoview_tui.cli import launch, main
from infoview_tui.services.core.workspace import open_workspace

def run(paths, config, find_start_point, restored):
    print(find_start_point(open_workspace(paths.database)).is_call, "sqlmodel" in sys.modules)
    return 0

launch._require_terminal, launch._run_app = lambda: None, run
main(["live", *sys.argv[1:]])
"""
    completed = subprocess.run(
        [sys.executable, "-c", script, *name.split()], capture_output=True, text=True, check=True
    )
    assert completed.stdout.split() == ["True", "False"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["list", "--stage", "nowhere"],
        ["list", "--unknown"],
        ["due", "extra"],
        ["import"],
        ["notes"],
        ["export"],
        ["export", "--json", "--force"],
        ["export", "--vcard", "--include-off-record"],
        ["export", "--vcard", "here", "--output", "there"],
        ["banks"],
        ["banks", "mend"],
        ["demo", "--contacts", "-1"],
        ["demo", "--contacts", "100001"],
        ["demo", "--contacts", "many"],
        ["demo", "--seed", "x"],
        ["demo", "--keep", ""],
        ["--data-dir", "", "list"],
        ["list", "--data-dir", ""],
        ["--data-dir", "somewhere", "demo"],
        ["demo", "--data-dir", "somewhere"],
        ["--dat", "somewhere", "list"],
    ],
)
def test_usage_error_exits_with_2_and_a_message(infoview: Infoview, arguments: list[str]) -> None:
    result = infoview(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "error: " in result.err


def _can_be_typed(text: str) -> bool:
    try:
        return 0 < len(text) < 1000 and b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize("text", [text for text in HOSTILE_TEXTS if _can_be_typed(text)])
def test_arguments_are_repeated_without_control_characters(infoview: Infoview, text: str) -> None:
    for arguments in ([text, "x"], ["notes", "--", text], ["import", "--", text], ["banks", "check", "--", text]):
        result = infoview(*arguments)
        assert result.code in {1, 2}
        assert not re.search(
            r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", result.err + result.out
        )


def test_data_directory_option_before_or_after_the_command(infoview: Infoview, tmp_path: Path) -> None:
    for arguments in (["--data-dir", "DIR", "locate"], ["locate", "--data-dir", "DIR"], ["locate", "--data-dir=DIR"]):
        result = infoview(*(argument.replace("DIR", str(tmp_path / "here")) for argument in arguments))
        name, _, place = result.out.splitlines()[0].partition(" ")
        assert name == "Data"
        assert place.strip().startswith(str(tmp_path / "here"))


def test_option_overrides_the_environment(infoview: Infoview, paths: AppPaths, tmp_path: Path) -> None:
    assert str(paths.data) in infoview("locate").out
    assert str(paths.data) not in infoview("--data-dir", tmp_path / "other", "locate").out


def test_failure_is_one_sentence_without_traceback(paths: AppPaths) -> None:
    paths.data.mkdir()
    paths.database.write_bytes(b"this is no database" * 100)
    completed = run("list")
    assert (completed.returncode, completed.stdout) == (1, "")
    assert completed.stderr.startswith("infoview: ")
    assert completed.stderr.count("\n") == 1


def test_full_disk_is_reported() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as file:
        completed = run("locate", stdout=file.fileno())
    assert completed.returncode == 1
    assert completed.stderr == "infoview: No space left on device.\n"


@pytest.mark.parametrize("arguments", [["list", "--json"], ["--help"]])
def test_broken_pipe_is_silent(sample: AppPaths, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    completed = run(*arguments, stdout=writing)
    os.close(writing)
    assert (completed.returncode, completed.stderr) == (141, "")


def test_interrupt_exits_with_130(infoview: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("infoview_tui.cli.locate_cmd.print_paths", interrupt)
    assert infoview("locate") == (130, "", "")


def test_output_has_no_color_without_a_terminal(sample: AppPaths) -> None:
    for arguments in (["--help"], ["list"], ["due"], ["notes", "Inês"], ["banks", "list"], ["locate"]):
        completed = run(*arguments, FORCE_COLOR="1")
        assert completed.returncode == 0
        assert "\x1b" not in completed.stdout + completed.stderr


def test_output_in_an_ascii_encoding(sample: AppPaths) -> None:
    completed = run("list", PYTHONIOENCODING="ascii")
    assert completed.returncode == 0
    assert "Amara Nwosu" in completed.stdout
    json_done = run("notes", "Inês", "--json", PYTHONIOENCODING="ascii")
    assert '"contact": "In\\u00eas Carvalho"' in json_done.stdout
