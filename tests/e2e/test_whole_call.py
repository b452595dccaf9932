"""A call of twenty minutes, typed at ninety words a minute: no character is missing, none is out of order.

It is typed in four independent parts of five minutes, so that they can run side by side. ``INFOVIEW_CALL_PARTS=1``
types it in one. ``INFOVIEW_CALL_SPEED=1`` types as a person would and takes the twenty minutes; without it the same
keys come a hundred times as fast, which is harder on the program.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.e2e.conftest import plan_interview
from tests.e2e.database import connected, unfinished
from tests.e2e.terminal import infoview

pytestmark = pytest.mark.e2e

SPEED = float(os.environ.get("INFOVIEW_CALL_SPEED", "100"))
PARTS = int(os.environ.get("INFOVIEW_CALL_PARTS", "4"))
WORDS_A_MINUTE = 90
MINUTES = 20
QUESTIONS = 6
LETTERS_A_WORD = 6  # with the blank behind it
WORDS = (
    *("they", "ship", "every", "week", "and", "nobody", "reads", "what", "the", "reviews", "cost", "because", "of"),
    *("grüße", "naïve", "café", "株式会社", "שלום", "مرحبا", "don't", "3/4", "100%", "[TBD]", "[/]", "\\n", "e.g."),
)
SIGNS = {
    "": "note",
    '"': "quote",
    "! ": "insight",
    "> ": "reward",
    "< ": "drawback",
    "? ": "want_to_know",
    "@": "referral",
    "+ ": "promise",
    "~ ": "common_ground",
    "% ": "off_record",
}


class Kept(NamedTuple):
    """A note as the data has it: to which question it belongs by number, its kind, its text, its star."""

    question: int
    kind: str
    text: str
    starred: int


class Line(NamedTuple):
    """A line to type, its mistakes included, what it becomes, and whether the next question comes before it."""

    typed: str
    kept: Kept
    turns: bool


def script(chance: random.Random) -> Iterator[Line]:
    """Give the lines of a part of the call; every fifth has a word that is taken back letter by letter."""
    words, question, number = MINUTES * WORDS_A_MINUTE // PARTS, 1, count(1)
    turn_every = words // QUESTIONS
    typed_words = 0
    while typed_words < words:
        sign = chance.choice(list(SIGNS))
        chosen = chance.choices(WORDS, k=chance.randint(3, 18))
        text = f"{next(number)} {' '.join(chosen)}"
        starred = sign != "% " and chance.random() < 0.1
        typed = text
        if chance.random() < 0.2:
            wrong = chance.choice(("teh", "wich", "recieve"))  # codespell:ignore
            typed = f"{text} {wrong}" + "\x7f" * (len(wrong) + 1)
        turns = typed_words // turn_every + 1 > question
        question += turns
        yield Line(sign + typed + (" *" if starred else ""), Kept(question, SIGNS[sign], text, int(starred)), turns)
        typed_words += len(chosen) + 1


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with one planned interview of six questions."""
    plan_interview(tmp_path, *(f"Question {number}: what fills a week?" for number in range(1, QUESTIONS + 1)))
    return tmp_path


def kept(data: Path) -> list[Kept]:
    """All notes in their order."""
    with connected(data) as connection:
        rows = connection.execute(
            "SELECT q.position, n.kind, n.text, n.starred FROM notes n LEFT JOIN planned_questions q "
            "ON q.id = n.question_id ORDER BY n.position, n.id"
        ).fetchall()
    first = min(place for place, *_ in rows)
    return [Kept(place - first + 1, kind, text, starred) for place, kind, text, starred in rows]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_call_of_twenty_minutes_is_kept_to_the_letter(
    data: Path, part: int, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(20 + part)  # noqa: S311 - the same call each time
    lines = list(script(chance))
    a_letter = 60 / (WORDS_A_MINUTE * LETTERS_A_WORD) / SPEED
    with infoview(data, "live", size=(40, 20)) as terminal:
        terminal.wait_until("1 of 6")
        terminal.is_watched = SPEED <= 1
        for line in lines:
            if line.turns:
                terminal.press("tab")
            terminal.type(line.typed, pause=lambda: chance.uniform(0, 2 * a_letter))
            terminal.press("enter")
        terminal.type("and one that is left")
        terminal.wait_until(lambda _: unfinished(data) == ["and one that is left"], seconds=1200)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    assert kept(data) == [line.kept for line in lines]
    characters = sum(len(line.typed) + 1 for line in lines)
    record_property("figures", f"{len(lines)} lines, {characters} keys, all kept")
