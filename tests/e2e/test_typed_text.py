"""Non-ASCII text: each character arrives as a key, including zero-width ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.database import connected, saved_notes_and_draft
from tests.e2e.terminal import Terminal, infoview

pytestmark = pytest.mark.e2e


LINES = [
    "a \U0001f469\u200d\U0001f52c told me",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u06a9\u0627\u0631",  # Persian, with a zero-width non-joiner
    "\u5168\u89d2\u3000\u7a7a\u767d",  # ideographic space
    "10\u00a0h",  # no-break space
]


def test_typed_notes_are_saved_exactly(data: Path) -> None:
    with infoview(data, "live") as terminal:
        terminal.wait_until("agreed")
        for number, line in enumerate(LINES):
            terminal.type(line, pause=lambda: 0.02)
            wait_for_saved(terminal, data, LINES[:number], line)
            terminal.press("enter")
            wait_for_saved(terminal, data, LINES[: number + 1], "")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0


def wait_for_saved(terminal: Terminal, data: Path, notes: list[str], draft: str) -> None:
    terminal.wait_until(lambda _: saved_notes_and_draft(data) == (notes, draft))


def test_form_accepts_non_ascii_text(data: Path) -> None:
    with infoview(data) as terminal:
        terminal.wait_until("Maria")
        terminal.press("n")
        terminal.wait_until("New contact")
        terminal.type("\u0645\u06cc\u200c\u0646\u0627 K", pause=lambda: 0.02)
        terminal.press("enter")
        terminal.wait_until(lambda _: "\u0645\u06cc\u200c\u0646\u0627 K" in _contact_names(data))
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0


def _contact_names(data: Path) -> list[str]:
    with connected(data) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM contacts")]
