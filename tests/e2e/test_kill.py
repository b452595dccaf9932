"""The call is sacred: a program killed at any moment has lost nothing that was on its screen."""

from __future__ import annotations

import os
import random
import re
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from infoview_tui.services import interviews, planning
from infoview_tui.services.contacts import ContactForm, add_contact
from infoview_tui.services.desk import Desk
from infoview_tui.storage.store import Store
from tests.e2e.terminal import INFOVIEW, Terminal

pytestmark = pytest.mark.e2e

ROUNDS = int(os.environ.get("INFOVIEW_KILL_ROUNDS", "8"))
"""How many times the program is killed."""

SIZE = (99, 50)
"""Room for every note of a round in one line, so that all that was echoed can be read from the screen."""

WORDS = ("they", "ship", "and", "nobody", "reads", "what", "reviews", "cost", "grüße", "naïve", "café", "株式", "years")
PACES = (0.004, 0.015, 0.06)
"""The longest pause between two characters of a round, in seconds: a burst, a quick typist, one who listens as well."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with one planned interview."""
    from datetime import UTC, datetime

    desk, now = Desk(Store(tmp_path / "infoview.db")), datetime.now(UTC)
    contact = add_contact(desk, ContactForm("Maria Lopez", title="designer"), now)
    interview = interviews.interview_to_hold(desk, contact, now).id
    planning.plan_question(desk, interview, planning.QuestionForm("What fills a week?"), now)
    desk.close()
    return tmp_path


def live(data: Path, *arguments: str) -> Terminal:
    env = {"INFOVIEW_DATA_DIR": str(data), "INFOVIEW_CONFIG_DIR": str(data)}
    return Terminal([*INFOVIEW, *arguments], size=SIZE, env=env)


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


def kept(data: Path) -> tuple[list[str], str]:
    """The notes and the half-typed line as the data has them."""
    connection = sqlite3.connect(data / "infoview.db")
    try:
        notes = [text for (text,) in connection.execute("SELECT text FROM notes ORDER BY place")]
        lines = [line for (line,) in connection.execute("SELECT line FROM unfinished_lines")]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        connection.close()
    assert len(lines) <= 1
    return notes, "".join(lines)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_what_was_on_the_screen_is_on_the_disk(
    data: Path, seed: int, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same rounds each time
    lines = script(chance)
    stop_at = chance.randint(10, 300)
    pace = chance.choice(PACES)
    with live(data, "live") as terminal:
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
    with live(data, "live") as terminal:
        terminal.wait_until("agreed")
        terminal.type("They ship weekly")
        terminal.press("enter")
        terminal.type('"Nobody reads')
        terminal.wait_until('"Nobody reads')
        terminal.kill()
    with live(data) as terminal:
        terminal.wait_until("Go on with the call")
        assert "half-typed line is kept" in terminal.text
        terminal.press("enter")
        terminal.wait_until('"Nobody reads')
        terminal.type(" what they cost")
        terminal.press("enter")
        terminal.wait_until(lambda _: kept(data)[0] == ["They ship weekly", "Nobody reads what they cost"])


def test_what_is_typed_before_the_screen_is_there_arrives_in_order(data: Path) -> None:
    with live(data, "live") as terminal:
        terminal.type("the first line\rthe second")
        for character in " line, slowly":
            terminal.read(0.04)
            terminal.type(character)
        terminal.press("enter")
        terminal.type("the third\x7f\x7f\x7f\x7f\x7fthird line")
        # What stands on the screen at first may be the terminal's own echo: only the data tells.
        all_of_it = (["the first line", "the second line, slowly"], "the third line")
        terminal.wait_until(lambda _: kept(data) == all_of_it)
