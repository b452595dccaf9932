"""A terminal that is gone: what is written to it goes nowhere, and nobody waits for it."""

from __future__ import annotations

import errno
import io
from threading import Thread
from typing import IO, cast

from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from infoview_tui.ui.app.driver import DisconnectSafeWriter


class ClosedWindow(io.StringIO):
    """What a terminal is once its window has closed."""

    def write(self, text: str) -> int:
        raise OSError(errno.EIO, f"{len(text)} characters go nowhere")


def test_more_is_written_to_a_closed_window_than_can_wait() -> None:
    writer = WriterThread(cast("IO[str]", DisconnectSafeWriter(ClosedWindow())))
    writer.start()

    def write() -> None:
        for _ in range(MAX_QUEUED_WRITES * 3):
            writer.write("x")
        writer.stop()

    writing = Thread(target=write, daemon=True)
    writing.start()
    writing.join(10)
    assert not writing.is_alive(), "it waits for a thread that has failed"
