"""Of a line in pieces, the terminal is sent those that touch a changed region, and what is not shown is freed."""

from __future__ import annotations

import gc
import sys

import pytest
from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.piece_update import PieceUpdate
from infoview_tui.ui.shared.line_strips import PiecedStrip, WholeStrip

PIECES = PiecedStrip([Strip([Segment("aaa")]), Strip([Segment("林b")]), Strip([Segment("ccc")])])


def test_pieces_make_a_line() -> None:
    line = PiecedStrip([Strip([Segment("aaa")]), Strip([Segment("bb")])])
    assert [*line.divide([5])] == [line]
    assert [part.text for part in line.divide([1, 4, 5])] == ["a", "aab", "b"]
    assert line == Strip([Segment("aaa"), Segment("bb")])
    with pytest.raises(AttributeError):
        line.__getattr__("pieces")
    assert (PIECES.text, PIECES.cell_length) == ("aaa林bccc", 9)
    assert [PiecedStrip([PIECES], width).text for width in (8, 9, 11)] == ["aaa林bccc", "aaa林bccc", "aaa林bccc  "]


@pytest.mark.parametrize(
    ("left", "right", "written"),
    [
        (0, 9, "\x1b[1;11Haaa林bccc"),
        (0, 3, "\x1b[1;11Haaa"),
        (4, 5, "\x1b[1;14H林b"),
        (3, 7, "\x1b[1;14H林bccc"),
        (8, 20, "\x1b[1;17Hccc"),
    ],
)
def test_changed_pieces_are_written(left: int, right: int, written: str) -> None:
    update = PieceUpdate(
        [{0: Strip([Segment(".")]), 10: PIECES, 19: None}], [(0, 10 + left, 10 + right)], [[10, 19, 30]]
    )
    assert update.render_segments(Console()) == written


def test_any_other_line_is_written_up_to_the_end_of_the_region() -> None:
    update = PieceUpdate([{}, {0: Strip([Segment("林abc")]), 5: Strip([Segment("def")])}], [(1, 1, 4)], [[], [5, 8]])
    assert update.render_segments(Console()) == "\x1b[2;1H林ab"


@pytest.mark.parametrize("cuts", [[3], [3, 8]])
def test_a_strip_that_is_not_divided_does_not_refer_to_itself(cuts: list[int]) -> None:
    strip = WholeStrip([Segment("abc")])
    before = sys.getrefcount(strip)
    assert strip.divide(cuts) == [strip]
    assert sys.getrefcount(strip) == before


def test_others_are_divided() -> None:
    strip = WholeStrip([Segment("abc")])
    assert [part.text for part in strip.divide([1, 3])] == ["a", "bc"]
    assert strip.divide([]) == []


@pytest.mark.painted
async def test_keys_on_a_list_leave_no_strips(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "down", "up")
        await pilot.pause()
        gc.collect()
        gc.disable()
        gc.set_debug(gc.DEBUG_SAVEALL)
        try:
            await pilot.press(*["down", "up"] * 5)
            await pilot.pause()
            gc.collect()
            left = [found for found in gc.garbage if isinstance(found, Strip)]
        finally:
            gc.set_debug(0)
            gc.garbage.clear()
            gc.enable()
        assert len(left) < 10, "not one for each key"
