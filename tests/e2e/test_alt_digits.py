"""Alt with a digit goes to a question where a terminal sends it as escape and the digit, and types nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.terminal import infoview

pytestmark = pytest.mark.e2e


def test_alt_with_a_digit_is_a_chord_and_types_nothing(data: Path) -> None:
    with infoview(data, "live") as terminal:
        terminal.wait_until("agreed")
        terminal.type("half")
        terminal.wait_until("half")
        terminal.press("alt+9")
        terminal.wait_until(lambda seen: "There is only 1 question." in seen.lines[-3])
        terminal.type(" a line")
        terminal.wait_until("half a line")
