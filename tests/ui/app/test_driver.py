"""The driver after the terminal has closed: output is discarded and no thread blocks."""

from __future__ import annotations

import errno
import io
from threading import Thread
from typing import IO, cast

from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from infoview_tui.ui.app.driver import TerminalWriter


class ClosedTerminal(io.StringIO):
    """A terminal whose window has closed: every write fails."""

    def write(self, text: str) -> int:
        raise OSError(errno.EIO, f"{len(text)} characters are lost")


def test_writing_to_a_closed_terminal_does_not_block() -> None:
    writer = WriterThread(cast("IO[str]", TerminalWriter(ClosedTerminal())))
    writer.start()

    def write() -> None:
        for _ in range(MAX_QUEUED_WRITES * 3):
            writer.write("x")
        writer.stop()

    thread = Thread(target=write, daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive(), "the app blocks on a writer thread that has failed"


def test_nothing_is_written_before_it_is_on_the_disk() -> None:
    events: list[str] = []

    class RecordingTerminal(io.StringIO):
        def write(self, text: str) -> int:
            events.append(text)
            return len(text)

    writer = TerminalWriter(RecordingTerminal(), lambda: events.append("wait for the disk"))
    writer.write("frame")
    assert events == ["wait for the disk", "frame"]
