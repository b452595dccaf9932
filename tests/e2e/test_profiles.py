"""Switching between the data of two people in one terminal: what is typed for one is in the files of that one only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import plan_interview
from tests.e2e.terminal import INFOVIEW, Terminal

pytestmark = pytest.mark.e2e


def files_with(directory: Path, text: str) -> set[str]:
    """Return the profiles that have a text in any file."""
    files = [file for file in directory.rglob("*") if file.is_file() and text.encode() in file.read_bytes()]
    return {file.relative_to(directory).parts[1] for file in files}


def test_note_of_one_is_in_no_file_of_the_other(tmp_path: Path) -> None:
    for name in ("Ana", "Bea"):
        (tmp_path / "profiles" / name).mkdir(parents=True)
        plan_interview(tmp_path / "profiles" / name, f"What fills a week of {name}?")
    command = [*INFOVIEW, "live", "--data-dir", str(tmp_path), "--profile", "ana"]
    with Terminal(command, size=(100, 30)) as terminal:
        terminal.wait_until("Ana │")
        terminal.type("only Ana heard this")
        terminal.press("enter")
        terminal.type("half a line for Ana")
        terminal.wait_until("half a line for Ana")
        terminal.press("ctrl+p")
        terminal.wait_until("Search")
        terminal.type("switch prof")
        terminal.wait_until("Switch profile")
        terminal.press("enter")
        terminal.wait_until("New profile")
        terminal.press("down", "enter")
        terminal.wait_until("Bea │")
        terminal.press("2", "n")
        terminal.wait_until("New contact")
        terminal.type("Zoe for Bea")
        terminal.press("enter")
        terminal.wait_until("Zoe for Bea")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    assert files_with(tmp_path, "only Ana heard this") == {"Ana"}
    assert files_with(tmp_path, "half a line for Ana") == {"Ana"}
    assert files_with(tmp_path, "Zoe for Bea") == {"Bea"}
