"""A scripted call of twenty minutes: no character is lost or out of order."""

from __future__ import annotations

import pytest

from infoview_tui.domain.capture import format_call_line
from infoview_tui.domain.enums import InterviewState
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.debrief.screen import DebriefScreen
from tests.ui.call.steps import live
from tests.ui.opened_app import MEDIUM, NARROW

SAID = (
    "came to it from nursing, by way of a ward that had no numbers",
    '"Nobody ever thanked me for a dashboard *',
    "! half of the week is writing, the other half is reading what others wrote",
    "< approval takes longer than the drawing, every single time",
    "> one goes home at four, and nobody rings",
    "? what does a risk file look like",
    "@Tom Weber, researcher at Acme",
    "+ send portfolio by fri",
    "~ both climb",
    "% she may leave in spring",
    "株式会社リクルート was where it began, für drei Jahre",
    "שלום, and a café with naïve ideas",
    "a very long line " + "that goes on and on " * 12,
)
"""Lines of every kind."""

MINUTES = 20
LINES = 24
"""One each 50 seconds. Each kind of line comes once or twice, and each chord in the midst of several; the call of
ninety words a minute is typed in a real terminal, by ``tests/e2e/test_whole_call.py``."""


def script() -> list[str]:
    """Return the lines of twenty minutes, each with its number."""
    lines: list[str] = []
    for number in range(LINES):
        line = SAID[number % len(SAID)]
        star = " *" if line.endswith(" *") else ""
        lines.append(f"{line.removesuffix(' *').rstrip()} {number}{star}")
    return lines


@pytest.mark.parametrize(("size", "count"), [(MEDIUM, LINES), (NARROW, 10)])
async def test_scripted_call(empty_app: InfoviewApp, interview: int, size: tuple[int, int], count: int) -> None:
    lines = script()[:count]
    a_line = MINUTES * 60 // len(lines)
    async with live(empty_app, interview, size) as call:
        for number, line in enumerate(lines):
            half = len(line) // 2
            call.burst(*line[:half])
            if number % 9 == 4:
                call.burst("tab")  # a chord in the midst of a word
            if number % 11 == 6:
                call.burst("f2", "f8", "f8", "ctrl+g", "escape", "pageup", "alt+1")
            call.burst(*line[half:])
            if number % 13 == 7:
                await call.pilot.pause()
                assert call.unfinished.line == call.line.value == line
            call.burst("enter")
            await call.pilot.pause()
            call.later(seconds=a_line)
        kept = [format_call_line(note.kind, note.text, note.starred) for note in call.call.notes]
        assert kept == lines
        assert call.line.value == call.unfinished.line == ""
        times = [note.seconds for note in call.call.notes]
        assert times == sorted(times)
        call.later(seconds=1)
        assert "Time is up" in call.closing
        await call.write("", "f10")
        assert isinstance(empty_app.screen, DebriefScreen)
        assert call.row.state == InterviewState.ENDED
        assert call.row.elapsed_seconds == pytest.approx(MINUTES * 60, abs=2)
