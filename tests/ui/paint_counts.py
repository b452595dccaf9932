"""Counts what the interface does for a key: layouts, frames, lines written, and rows drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from rich.console import RenderableType
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from infoview_tui.ui.shared.widgets.row_painter import RowPainter
from tests.ui.waiting import wait_until_settled


@dataclass
class PaintCounts:
    """What was done. Only tests marked ``painted`` have frames."""

    layouts: int = 0
    frames: int = 0
    lines: int = 0
    written: int = 0
    """The characters that the terminal is sent, escape sequences included."""
    rows: int = 0


@contextmanager
def counted_painting() -> Iterator[PaintCounts]:
    """Count what is laid out, painted, and drawn by lists of rows."""
    counts = PaintCounts()
    lay_out, display, draw = Screen._refresh_layout, App._display, RowPainter._draw_row

    def count_layout(screen: Screen[object], *args: Any, **options: Any) -> None:
        counts.layouts += 1
        lay_out(screen, *args, **options)

    def count_frame(app: App[object], screen: Screen[object], update: RenderableType | None) -> None:
        if isinstance(update, ChopsUpdate | LayoutUpdate):
            counts.frames += 1
            counts.written += len(update.render_segments(app.console))
            counts.lines += len({y for y, _, _ in update.spans}) if isinstance(update, ChopsUpdate) else app.size.height
        display(app, screen, update)

    def count_row(painter: RowPainter, *args: Any, **options: Any) -> object:
        counts.rows += 1
        return draw(painter, *args, **options)

    with (
        patch.object(Screen, "_refresh_layout", count_layout),
        patch.object(App, "_display", count_frame),
        patch.object(RowPainter, "_draw_row", count_row),
    ):
        yield counts


async def stop_app_timers(pilot: Pilot[Any]) -> None:
    """Let the app do nothing by itself from here on, such as its checks of each second, which no key causes."""
    for timer in pilot.app._timers:
        timer.pause()
    await wait_until_settled(pilot.app)
