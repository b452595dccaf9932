"""Alt with a digit goes to a question in a terminal that sends an escape before the digit, and types nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.terminal import infoview

pytestmark = pytest.mark.e2e


def test_alt_and_a_digit_is_a_chord_and_no_sign_in_a_note(data: Path) -> None:
    with infoview(data, "live") as terminal:
        terminal.wait_until("agreed")
        terminal.type("half")
        terminal.wait_until("half")
        terminal.press("alt+9")
        terminal.wait_until(lambda seen: "There is one question." in seen.lines[-3])
        terminal.type(" a line")
        terminal.wait_until("half a line")
