"""Ending in an emergency: text goes to the first place that works, and the process ends whatever happens."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infoview_tui.exchange.recovery_file import UnsavedText
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.data_directory import DataDirectory
from infoview_tui.ui.app.quit import recover_unsaved

NOW = datetime(2026, 11, 22, 3, 15, tzinfo=UTC)
TEXT = UnsavedText("Interview with Maria Lopez", "They ship weekly")

_BLOCKED = """
import asyncio, time
from infoview_tui.ui.app import posix_signals
posix_signals.END_SECONDS = 0.05
async def run():
    posix_signals.install_signal_handlers(lambda code: None, {restore})
    print("ready", flush=True)
    {block}
asyncio.run(run())
"""


def test_text_that_no_place_takes_is_in_the_message(tmp_path: Path) -> None:
    message = recover_unsaved([TEXT], NOW, [tmp_path / "missing"])
    assert "Interview with Maria Lopez" in message
    assert "They ship weekly" in message
    assert "They ship weekly" in recover_unsaved([TEXT], NOW, [])


def test_moved_data_directory_is_found(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    directory = DataDirectory(tmp_path / "data")
    assert directory.current_path() == tmp_path / "data"
    (tmp_path / "data").rename(tmp_path / "moved")
    if sys.platform == "linux":
        assert directory.current_path() == tmp_path / "moved"
    assert DataDirectory(tmp_path / "none").current_path() == tmp_path / "none"


async def test_failing_screen_keeps_neither_the_other_texts_nor_the_exit(
    demo_app: InfoviewApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with demo_app.run_test() as pilot:
        monkeypatch.setattr(type(demo_app.screen), "unsaved_text", lambda _: 1 / 0)
        assert demo_app.unsaved_texts() == []
        monkeypatch.setattr(type(demo_app.screen), "unsaved_text", lambda _: "They ship weekly")
        monkeypatch.setattr(Path, "home", lambda: tmp_path)
        demo_app.exit_on_signal(143)
        await pilot.pause()
    assert demo_app.return_code == 143
    (written,) = tmp_path.glob("infoview-unsaved-*.txt")
    assert "They ship weekly" in written.read_text(encoding="utf-8")


async def test_error_after_the_exit_changes_nothing(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        demo_app.exit_on_signal(143)
        demo_app._handle_exception(ValueError("a screen that was about to open"))
        await pilot.pause()
    assert demo_app.return_code == 143
    assert not demo_app.has_crashed


@pytest.mark.parametrize("block", ["time.sleep(600)", "while True: pass", "await asyncio.sleep(600)"])
@pytest.mark.parametrize("restore", ["lambda: None", "lambda: 1 / 0", "lambda: time.sleep(600)"])
def test_process_ends_even_if_it_hangs(block: str, restore: str) -> None:
    program = _BLOCKED.format(block=block, restore=restore)
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 128 + signal.SIGTERM
