"""The program as a job of a shell: ctrl+z, other windows meanwhile, fg, and a signal while it is stopped."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.store import Store
from tests.e2e.terminal import INFOVIEW, Terminal

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell with jobs")]


def test_a_stopped_job_blocks_nobody_and_repaints(data: Path) -> None:
    env = dict.fromkeys(("INFOVIEW_DATA_DIR", "INFOVIEW_CONFIG_DIR", "HOME"), str(data)) | {"PS1": "shell> "}
    with Terminal(["bash", "--norc", "--noprofile", "-i"], size=(80, 24), env=env) as terminal:
        terminal.wait_until("shell>")
        terminal.type(" ".join(INFOVIEW) + "\r")
        terminal.wait_until("1 Today")
        terminal.press("2")
        terminal.wait_until("Maria Lopez")
        terminal.press("/", "ctrl+z")  # in a text field, it undoes typing
        terminal.type("x")
        terminal.wait_until(lambda shown: "Maria Lopez" not in shown.text)
        terminal.press("escape")
        terminal.wait_until("Maria Lopez")
        terminal.press("ctrl+z")
        terminal.wait_until("Stopped")

        workspace = Workspace(Store(data / "infoview.db"))
        add_contact(workspace, ContactForm("Amara Nwosu"), datetime.now(UTC))
        workspace.close()

        terminal.screen.reset()
        terminal.type("bg\r")
        terminal.wait_until("&")
        terminal.type("fg\r")
        terminal.wait_until("Amara Nwosu")
        assert "1 Today" in terminal.lines[0]
        assert "F1 help" in terminal.lines[-1]
        assert "shell>" not in terminal.text

        terminal.press("ctrl+z")
        terminal.wait_until("Stopped")
        terminal.screen.reset()
        terminal.type(f"jobs -p >{data}/pid; echo wrote $?\r")
        terminal.wait_until("wrote 0")
        process = Path("/proc", (data / "pid").read_text().strip())
        terminal.type("kill %1\r")
        terminal.wait_until(lambda _: not process.exists())
