"""Text that is no ASCII: each character comes as a key of its own, also those that nothing is printed for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.database import connected, kept
from tests.e2e.terminal import infoview

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize(
    "line",
    [
        "a \U0001f469\u200d\U0001f52c told me",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u06a9\u0627\u0631",  # Persian: the joiner parts two letters
        "\u5168\u89d2\u3000\u7a7a\u767d",  # a wide blank
        "10\u00a0h",  # a blank at which no line is broken
    ],
    ids=ascii,
)
def test_what_is_typed_is_kept_to_the_character(data: Path, line: str) -> None:
    with infoview(data, "live") as terminal:
        terminal.wait_until("agreed")
        terminal.type(line, pause=lambda: 0.02)
        terminal.wait_until(lambda _: kept(data) == ([], line))
        terminal.press("enter")
        terminal.wait_until(lambda _: kept(data) == ([line], ""))
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0


def test_a_form_takes_them_too(data: Path) -> None:
    with infoview(data) as terminal:
        terminal.wait_until("Maria")
        terminal.press("n")
        terminal.wait_until("New contact")
        terminal.type("\u0645\u06cc\u200c\u0646\u0627 K", pause=lambda: 0.02)
        terminal.press("enter")
        terminal.wait_until(lambda _: "\u0645\u06cc\u200c\u0646\u0627 K" in _names(data))
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0


def _names(data: Path) -> list[str]:
    with connected(data) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM contacts")]
