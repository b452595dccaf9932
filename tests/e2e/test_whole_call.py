"""A call of twenty minutes at ninety words per minute: every character is saved in order.

It is divided into eight independent parts of two and a half minutes, which can run in parallel. One of them is typed
unless ``INFOVIEW_CALL_PARTS`` is set: 8 types all of them, 1 types the call in one part. ``INFOVIEW_CALL_SPEED=1``
types as a person would and takes the twenty minutes; without it the same keys come a hundred times as fast, which is
harder on the program.
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
from tests.e2e.database import connected, saved_drafts
from tests.e2e.terminal import infoview

pytestmark = pytest.mark.e2e

SPEED = float(os.environ.get("INFOVIEW_CALL_SPEED", "100"))
PARTS = int(os.environ.get("INFOVIEW_CALL_PARTS", "8"))
TYPED_PARTS = PARTS if "INFOVIEW_CALL_PARTS" in os.environ else 1
WORDS_PER_MINUTE = 90
MINUTES = 20
QUESTIONS = 6
LETTERS_PER_WORD = 6  # including the space after it
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


class SavedNote(NamedTuple):
    """A saved note; ``question`` is the number of its question."""

    question: int
    kind: str
    text: str
    starred: int


class ScriptLine(NamedTuple):
    """A line to type with its typing errors, the note it becomes, and whether to go to the next question first."""

    typed: str
    note: SavedNote
    next_question: bool


def random_script(generator: random.Random) -> Iterator[ScriptLine]:
    """Yield the lines of a part of the call; every fifth has a misspelled word that is deleted again."""
    words, question, number = MINUTES * WORDS_PER_MINUTE // PARTS, 1, count(1)
    words_per_question = words // QUESTIONS
    typed_words = 0
    while typed_words < words:
        sign = generator.choice(list(SIGNS))
        chosen = generator.choices(WORDS, k=generator.randint(3, 18))
        text = f"{next(number)} {' '.join(chosen)}"
        starred = sign != "% " and generator.random() < 0.1
        typed = text
        if generator.random() < 0.2:
            wrong = generator.choice(("teh", "wich", "recieve"))  # codespell:ignore
            typed = f"{text} {wrong}" + "\x7f" * (len(wrong) + 1)
        next_question = typed_words // words_per_question + 1 > question
        question += next_question
        yield ScriptLine(
            sign + typed + (" *" if starred else ""),
            SavedNote(question, SIGNS[sign], text, int(starred)),
            next_question,
        )
        typed_words += len(chosen) + 1


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with one planned interview of six questions."""
    plan_interview(tmp_path, *(f"Question {number}: what fills a week?" for number in range(1, QUESTIONS + 1)))
    return tmp_path


def saved_notes(data: Path) -> list[SavedNote]:
    """Return all notes in order."""
    with connected(data) as connection:
        rows = connection.execute(
            "SELECT q.position, n.kind, n.text, n.starred FROM notes n LEFT JOIN planned_questions q "
            "ON q.id = n.question_id ORDER BY n.position, n.id"
        ).fetchall()
    first = min(place for place, *_ in rows)
    return [SavedNote(place - first + 1, kind, text, starred) for place, kind, text, starred in rows]


@pytest.mark.parametrize("part", range(TYPED_PARTS))
def test_twenty_minute_call_is_saved_exactly(
    data: Path, part: int, record_property: Callable[[str, object], None]
) -> None:
    generator = random.Random(20 + part)  # noqa: S311 - reproducible
    lines = list(random_script(generator))
    seconds_per_key = 60 / (WORDS_PER_MINUTE * LETTERS_PER_WORD) / SPEED
    with infoview(data, "live", size=(40, 20)) as terminal:
        terminal.wait_until("1 of 6")
        terminal.is_watched = SPEED <= 1
        for line in lines:
            if line.next_question:
                terminal.press("tab")
            terminal.type(line.typed, pause=lambda: generator.uniform(0, 2 * seconds_per_key))
            terminal.press("enter")
        terminal.type("an unfinished line")
        terminal.wait_until(lambda _: saved_drafts(data) == ["an unfinished line"], seconds=1200)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    assert saved_notes(data) == [line.note for line in lines]
    characters = sum(len(line.typed) + 1 for line in lines)
    record_property("figures", f"{len(lines)} lines, {characters} keys, all saved")
