"""A program killed at any moment of a call loses nothing that was on its screen."""

from __future__ import annotations

import os
import random
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.database import saved_notes_and_draft
from tests.e2e.terminal import infoview

pytestmark = pytest.mark.e2e

ROUNDS = int(os.environ.get("INFOVIEW_KILL_ROUNDS", "2"))
"""How often the program is killed; each round has different lines, pace and moment."""

SIZE = (99, 50)
"""Large enough to show each note of a round in one line, so that all echoed text can be read from the screen."""

WORDS = ("they", "ship", "and", "nobody", "reads", "what", "reviews", "cost", "grüße", "naïve", "café", "株式", "years")
PACES = (0.004, 0.015, 0.06)
"""The longest pause between two characters, in seconds: a burst, a fast typist, a typist who listens."""


def random_lines(generator: random.Random) -> list[str]:
    """Return random lines to type; each starts with its number, which identifies it on the screen."""
    return [f"note{at:02} {' '.join(generator.choices(WORDS, k=generator.randint(1, 10)))}" for at in range(20)]


def count_echoed(screen: str, lines: list[str]) -> int:
    """Return how many of the typed characters were on the screen, judged by the last line shown there."""
    seen = 0
    for at, line in enumerate(lines):
        for shown in re.findall(rf"note{at:02}[^\n]*", screen):
            common = next((at for at, (a, b) in enumerate(zip(line, shown, strict=False)) if a != b), len(shown))
            # The cursor is drawn as a space, so a trailing space is indistinguishable from none.
            seen = max(seen, sum(map(len, lines[:at])) + len(line[:common].rstrip()))
    return seen


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_text_on_the_screen_is_on_disk_after_a_kill(
    data: Path, seed: int, record_property: Callable[[str, object], None]
) -> None:
    generator = random.Random(seed)  # noqa: S311 - reproducible
    lines = random_lines(generator)
    stop_at = generator.randint(10, 300)
    pace = generator.choice(PACES)
    with infoview(data, "live", size=SIZE) as terminal:
        terminal.wait_until("agreed")
        typed = first = len("note00")
        terminal.type(lines[0][:typed])
        terminal.wait_until(lines[0][:typed])  # the first key triggers slow imports
        for line in lines:
            rest = line[typed if line is lines[0] else 0 :][: stop_at - typed]
            terminal.type(rest, pause=lambda: generator.uniform(0, pace))
            typed += len(rest)
            if typed >= stop_at:
                break
            terminal.press("enter")
        terminal.read(generator.choice((0.0, 0.003, 0.02, 0.3)))
        assert terminal.kill() == -signal.SIGKILL
        seen = max(first, count_echoed(terminal.text, lines))  # the kill may have interrupted a repaint
    notes, draft = saved_notes_and_draft(data)
    found = "".join(notes) + draft
    whole = "".join(lines)
    assert notes == lines[: len(notes)], "notes are as typed, one per enter key"
    assert whole.startswith(found), "nothing is out of order or missing in between"
    assert seen <= len(found), f"{seen} characters were on the screen, {len(found)} are on the disk\n{terminal.text}"
    record_property("figures", f"{typed} typed, {seen} seen, {len(found)} saved")


def test_call_resumes_with_its_draft_after_a_kill(data: Path) -> None:
    with infoview(data, "live", size=SIZE) as terminal:
        terminal.wait_until("agreed")
        terminal.type("They ship weekly")
        terminal.press("enter")
        terminal.type('"Nobody reads')
        terminal.wait_until('"Nobody reads')
        terminal.kill()
    with infoview(data, size=SIZE) as terminal:
        terminal.wait_until("Continue the call")
        assert "unfinished line is saved" in terminal.text
        terminal.press("enter")
        terminal.wait_until('"Nobody reads')
        terminal.type(" what they cost")
        terminal.press("enter")
        terminal.wait_until(
            lambda _: saved_notes_and_draft(data)[0] == ["They ship weekly", "Nobody reads what they cost"]
        )


def test_keys_typed_before_the_first_paint_arrive_in_order(data: Path) -> None:
    with infoview(data, "live", size=SIZE, cold=True) as terminal:
        terminal.type("the first line\rthe second")
        for character in " line, slowly":
            terminal.read(0.04)
            terminal.type(character)
        terminal.press("enter")
        terminal.type("the third\x7f\x7f\x7f\x7f\x7fthird line")
        # The screen may show the terminal's own echo at first, so check the data.
        expected = (["the first line", "the second line, slowly"], "the third line")
        terminal.wait_until(lambda _: saved_notes_and_draft(data) == expected)
