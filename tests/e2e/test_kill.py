"""The call is sacred: a program killed at any moment has lost nothing that was on its screen."""

from __future__ import annotations

import os
import random
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.database import kept
from tests.e2e.terminal import infoview

pytestmark = pytest.mark.e2e

ROUNDS = int(os.environ.get("INFOVIEW_KILL_ROUNDS", "3"))
"""How many times the program is killed; each round has other lines, another pace and another moment."""

SIZE = (99, 50)
"""Room for every note of a round in one line, so that all that was echoed can be read from the screen."""

WORDS = ("they", "ship", "and", "nobody", "reads", "what", "reviews", "cost", "grüße", "naïve", "café", "株式", "years")
PACES = (0.004, 0.015, 0.06)
"""The longest pause between two characters of a round, in seconds: a burst, a quick typist, one who listens as well."""


def script(chance: random.Random) -> list[str]:
    """Lines to type: each begins with its number, by which it is found on the screen."""
    return [f"note{at:02} {' '.join(chance.choices(WORDS, k=chance.randint(1, 10)))}" for at in range(20)]


def echoed(screen: str, lines: list[str]) -> int:
    """How many of the typed characters are known to have been on the screen, by the last line that is seen there."""
    seen = 0
    for at, line in enumerate(lines):
        for shown in re.findall(rf"note{at:02}[^\n]*", screen):
            common = next((at for at, (a, b) in enumerate(zip(line, shown, strict=False)) if a != b), len(shown))
            # The cursor stands in a blank, so a blank at the end cannot be told from none.
            seen = max(seen, sum(map(len, lines[:at])) + len(line[:common].rstrip()))
    return seen


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_what_was_on_the_screen_is_on_the_disk(
    data: Path, seed: int, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same rounds each time
    lines = script(chance)
    stop_at = chance.randint(10, 300)
    pace = chance.choice(PACES)
    with infoview(data, "live", size=SIZE) as terminal:
        terminal.wait_until("agreed")
        typed = first = len("note00")
        terminal.type(lines[0][:typed])
        terminal.wait_until(lines[0][:typed])  # the first key imports what writes need; from here on the echo keeps up
        for line in lines:
            rest = line[typed if line is lines[0] else 0 :][: stop_at - typed]
            terminal.type(rest, pause=lambda: chance.uniform(0, pace))
            typed += len(rest)
            if typed >= stop_at:
                break
            terminal.press("enter")
        terminal.read(chance.choice((0.0, 0.003, 0.02, 0.3)))
        assert terminal.kill() == -signal.SIGKILL
        seen = max(first, echoed(terminal.text, lines))  # the kill may have cut a repaint short
    notes, draft = kept(data)
    found = "".join(notes) + draft
    whole = "".join(lines)
    assert notes == lines[: len(notes)], "notes are as typed, one for each enter"
    assert whole.startswith(found), "nothing is out of order, nothing is missing in between"
    assert seen <= len(found), f"{seen} characters were on the screen, {len(found)} are on the disk\n{terminal.text}"
    record_property("figures", f"{typed} typed, {seen} seen, {len(found)} kept")


def test_after_the_kill_the_call_goes_on_with_the_half_typed_line(data: Path) -> None:
    with infoview(data, "live", size=SIZE) as terminal:
        terminal.wait_until("agreed")
        terminal.type("They ship weekly")
        terminal.press("enter")
        terminal.type('"Nobody reads')
        terminal.wait_until('"Nobody reads')
        terminal.kill()
    with infoview(data, size=SIZE) as terminal:
        terminal.wait_until("Go on with the call")
        assert "half-typed line is kept" in terminal.text
        terminal.press("enter")
        terminal.wait_until('"Nobody reads')
        terminal.type(" what they cost")
        terminal.press("enter")
        terminal.wait_until(lambda _: kept(data)[0] == ["They ship weekly", "Nobody reads what they cost"])


def test_what_is_typed_before_the_screen_is_there_arrives_in_order(data: Path) -> None:
    with infoview(data, "live", size=SIZE) as terminal:
        terminal.type("the first line\rthe second")
        for character in " line, slowly":
            terminal.read(0.04)
            terminal.type(character)
        terminal.press("enter")
        terminal.type("the third\x7f\x7f\x7f\x7f\x7fthird line")
        # What stands on the screen at first may be the terminal's own echo: only the data tells.
        all_of_it = (["the first line", "the second line, slowly"], "the third line")
        terminal.wait_until(lambda _: kept(data) == all_of_it)
