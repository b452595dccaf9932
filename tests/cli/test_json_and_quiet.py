"""Every command that prints something has `--json`, and `--quiet` leaves out what was not asked for."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from infoview_tui.cli.parser import build_parser, subparsers_of
from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview

WITHOUT_JSON = {
    "demo": "opens the app",
    "live": "opens the app",
    "calendar": "prints a calendar file",
    "backup": "writes a file",
    "forget": "deletes a contact",
    "completion": "prints a script",
    "man": "prints a manual page",
}


def leaves(name: str, parser: argparse.ArgumentParser) -> list[tuple[str, argparse.ArgumentParser]]:
    """Return a command, or its own commands if it has some."""
    own = subparsers_of(parser)
    return [leaf for each, command in own.items() for leaf in leaves(f"{name} {each}", command)] or [(name, parser)]


COMMANDS = [leaf for name, command in subparsers_of(build_parser()).items() for leaf in leaves(name, command)]


@pytest.mark.parametrize(("name", "parser"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_each_command_prints_json(name: str, parser: argparse.ArgumentParser) -> None:
    options = {option for action in parser._actions for option in action.option_strings}
    assert ("--json" in options) is (name not in WITHOUT_JSON)
    assert "--quiet" in options


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (("trips",), "city"),
        (("trip", "London"), "days"),
        (("sheet", "Priya"), "sections"),
        (("banks", "list"), "sets"),
        (("banks", "check"), "problems"),
        (("templates", "list"), "channels"),
        (("templates", "check"), "problems"),
        (("locate",), "path"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_json_of_the_demo(infoview: Infoview, sample: AppPaths, arguments: tuple[str, ...], key: str) -> None:
    code, out, err = infoview(*arguments, "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert key in (found[0] if isinstance(found, list) else found)


def test_sheet_as_json_says_what_the_sheet_says(infoview: Infoview, sample: AppPaths) -> None:
    sheet = json.loads(infoview("sheet", "Priya", "--json").out)
    text = infoview("sheet", "Priya").out
    assert sheet["contact"] == "Priya Raghunathan"
    assert all(section["title"] in text for section in sheet["sections"])


def test_problems_as_json_still_fail(infoview: Infoview, paths: AppPaths, tmp_path: Path) -> None:
    bank = tmp_path / "broken.yaml"
    bank.write_text("topic: [")
    code, out, _ = infoview("banks", "check", bank, "--json")
    assert code == 1
    (problem,) = json.loads(out)["problems"]
    assert problem["path"] == str(bank)
    assert problem["line"] >= 1


def test_backups_and_deleted_contacts_as_json(infoview: Infoview, sample: AppPaths) -> None:
    assert json.loads(infoview("restore", "--list", "--json").out) == []
    assert json.loads(infoview("deleted", "--json").out) == []


def test_quiet_leaves_out_remarks_and_keeps_results_and_errors(
    infoview: Infoview, sample: AppPaths, tmp_path: Path
) -> None:
    page = tmp_path / "sheet.html"
    assert infoview("sheet", "Priya", "--html", page, "--quiet") == (0, "", "")
    assert page.exists()
    assert "Priya Raghunathan" in infoview("--quiet", "sheet", "Priya").out
    assert infoview("search", "no such word", "--quiet") == (0, "", "")
    assert infoview("banks", "check", "--quiet") == (0, "", "")
    code, out, err = infoview("notes", "Nobody", "--quiet")
    assert (code, out) == (1, "")
    assert "Nobody" in err


def test_each_command_decides_anew_what_is_quiet(infoview: Infoview, sample: AppPaths) -> None:
    assert infoview("search", "no such word", "--quiet").err == ""
    assert infoview("search", "no such word").err == "infoview: Nothing found.\n"
