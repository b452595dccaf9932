"""Two windows on the same data: what one does shows in the other, and neither takes anything from the other."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.e2e.terminal import INFOVIEW, Terminal
from tests.e2e.test_kill import data, kept

__all__ = ["data"]
pytestmark = pytest.mark.e2e


def opened(directory: Path, *arguments: str) -> Terminal:
    env = {"INFOVIEW_DATA_DIR": str(directory), "INFOVIEW_CONFIG_DIR": str(directory)}
    return Terminal([*INFOVIEW, *arguments], size=(80, 24), env=env)


def lines(directory: Path) -> list[str]:
    connection = sqlite3.connect(directory / "infoview.db")
    try:
        return sorted(line for (line,) in connection.execute("SELECT line FROM unfinished_lines WHERE line <> ''"))
    finally:
        connection.close()


def test_two_windows_in_one_call_keep_both_lines_and_show_each_others_notes(data: Path) -> None:
    with opened(data, "live") as first, opened(data, "live") as second:
        first.wait_until("agreed")
        second.wait_until("agreed")
        first.type("said to the first")
        first.wait_until("said to the first")
        second.type("heard by the second")
        second.wait_until("heard by the second")
        first.wait_until(lambda _: lines(data) == ["heard by the second", "said to the first"])
        first.press("enter")
        second.wait_until("said to the first")
        assert "heard by the second" in second.text, "what is being typed stays"
        second.type(", and more")
        second.press("enter")
        first.wait_until("heard by the second, and more")
        assert kept(data) == (["said to the first", "heard by the second, and more"], "")


def test_the_line_of_a_window_that_died_comes_to_the_next_and_one_that_lives_is_left_alone(data: Path) -> None:
    with opened(data, "live") as first:
        first.wait_until("agreed")
        first.type("the first's")
        first.wait_until("the first's")
        with opened(data, "live") as second:
            second.wait_until("Another window is typing")
            second.type("the second's")
            second.wait_until("the second's")
            first.kill()
            second.type(" own")
            second.wait_until("the second's own")
            assert lines(data) == ["the first's", "the second's own"]
            second.press("enter")
            second.kill()
    with opened(data, "live") as third:
        third.wait_until("the first's")
        third.type(" too")
        third.press("enter")
        third.wait_until(lambda _: kept(data) == (["the second's own", "the first's too"], ""))


def test_what_one_window_adds_comes_to_the_board_of_another(data: Path) -> None:
    with opened(data) as board, opened(data) as other:
        board.wait_until("Researching")
        other.wait_until("Researching")
        other.type("n")
        other.wait_until("New contact")
        other.type("Priya Shah, staff designer at Figma")
        other.press("enter")
        board.wait_until("Priya Shah")
