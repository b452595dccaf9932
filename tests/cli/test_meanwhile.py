"""Work that is done in a process of its own while the rest of the program starts."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from infoview_tui.cli.meanwhile import meanwhile

SCRIPT = """
import os, sys
from pathlib import Path
from infoview_tui.cli.meanwhile import meanwhile

told = Path("told")

def work():
    with told.open("a") as file:
        file.write(f"{os.getpid()}\\n")
    THEN

with meanwhile(work):
    BODY
print(os.getpid())
"""


def run(folder: Path, *, then: str = "pass", body: str = "pass") -> tuple[list[str], str, str]:
    """The processes that worked, the process that went on, and what was said in error."""
    script = SCRIPT.replace("THEN", then).replace("BODY", body)
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True, timeout=60)
    told = folder / "told"
    return told.read_text().split() if told.exists() else [], done.stdout.strip(), done.stderr


def test_the_work_is_done_once_in_another_process(tmp_path: Path) -> None:
    (worker,), went_on, said = run(tmp_path)
    assert went_on
    assert worker != went_on
    assert said == ""


def test_what_fails_there_is_tried_here_and_tells_why(tmp_path: Path) -> None:
    workers, went_on, said = run(tmp_path, then="raise ValueError('why')")
    assert len(set(workers)) == 2
    assert went_on == ""
    assert said.count("ValueError: why") == 1


def test_what_failed_only_there_is_done_here(tmp_path: Path) -> None:
    workers, went_on, _ = run(tmp_path, then="if len(told.read_text().split()) == 1: sys.exit(3)")
    assert workers[1:] == [went_on]


def test_a_body_that_fails_ends_the_work(tmp_path: Path) -> None:
    workers, went_on, said = run(tmp_path, then="import time; time.sleep(60)", body="raise ValueError('body')")
    assert len(workers) <= 1
    assert went_on == ""
    assert "ValueError: body" in said


def test_beside_other_threads_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    order: list[str] = []
    with meanwhile(lambda: order.append("work")):
        order.append("body")
    assert order == ["body", "work"]
