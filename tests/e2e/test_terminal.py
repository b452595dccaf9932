"""The test terminal itself."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import INFOVIEW, Terminal, key_bytes

pytestmark = pytest.mark.e2e

ECHO = """
import os, sys
print("size", *os.get_terminal_size(), flush=True)
for line in sys.stdin:
    print("<" + line.strip() + ">", flush=True)
"""


def test_typed_text_arrives_and_output_is_shown() -> None:
    with Terminal([sys.executable, "-c", ECHO], size=(50, 10)) as terminal:
        terminal.wait_until("size 50 10")
        terminal.type("grüße")
        terminal.press("enter")
        terminal.wait_until("<grüße>")
        terminal.press("ctrl+d")
        assert terminal.wait_for_exit() == 0


def test_kill_and_hang_up_end_the_program() -> None:
    with Terminal([sys.executable, "-c", ECHO]) as terminal:
        terminal.wait_until("size")
        assert terminal.kill() == -signal.SIGKILL
    with Terminal([sys.executable, "-c", ECHO]) as terminal:
        terminal.wait_until("size")
        terminal.hang_up()
        assert terminal.wait_for_exit() in {-signal.SIGHUP, 1}, "by the signal, or by a failed read before it"


def test_a_start_is_the_same_where_the_program_is_imported_already(tmp_path: Path) -> None:
    env = {"INFOVIEW_DATA_DIR": str(tmp_path / "grüße")}
    seen = []
    for cold in (True, False):
        for arguments in (["locate"], ["no-command"], ["backup", "--recipient", "none", "a\udce4"], ["live"]):
            command = [*INFOVIEW, *arguments]
            with Terminal(command, size=(200, 40), env=env, cwd=tmp_path, cold=cold) as terminal:
                seen.append((terminal.wait_for_exit(), terminal.text))
                assert terminal.wait_for_exit() == seen[-1][0]
    assert seen[:4] == seen[4:]
    assert [code for code, _ in seen[:4]] == [0, 2, 1, 1]


def test_timeout_error_shows_the_screen() -> None:
    with Terminal([sys.executable, "-c", ECHO]) as terminal, pytest.raises(AssertionError, match="size 80 24"):
        terminal.wait_until("something else", 0.5)


def test_key_bytes() -> None:
    assert key_bytes("ctrl+t") == b"\x14"
    assert key_bytes("f10") == b"\x1b[21~"
    assert key_bytes("shift+up") == b"\x1b[1;2A"
    assert key_bytes("é") == "é".encode()
