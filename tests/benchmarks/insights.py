"""The insights of many interviews beside the board: ``python -m tests.benchmarks.insights``.

Measured are, on the same data, in turn, so that a noisy machine is noisy for all:

- reading alone, in this process: the board and each view of the insights, for the first time after a change,
- opening in the program, in a real pseudo-terminal of 120x40: for the first time (for the board, this is the start of
  the program) and again, from Today, with ``2`` for the board and ``4`` for the insights.

Read the ratios to the board, never the milliseconds.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from infoview_tui.domain.enums import Confidence, InterviewState, NoteKind, QuestionState, Stage, Topic, Verdict
from infoview_tui.domain.ratings import RATED_TOPICS
from infoview_tui.services.board.queries import read_board, read_cards
from infoview_tui.services.core.cache import QueryCache
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.insights.document import read_insights
from infoview_tui.services.insights.find_out import read_gaps
from infoview_tui.services.insights.hypotheses import read_hypotheses
from infoview_tui.services.insights.network import read_network
from infoview_tui.services.insights.paths import read_cell, read_paths
from infoview_tui.services.insights.practice import read_practice_view
from infoview_tui.storage import tables
from infoview_tui.storage.store import Store
from tests.benchmarks.comparison import INFOVIEW
from tests.benchmarks.program import Program

CHANGE = b"2llllLH4"
"""The keys that go to the column of Met, move its first card there and back, and open the insights again."""

PATHS, ORGANIZATIONS, HYPOTHESES = 4, 60, 40
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def open_data(directory: Path, interviews: int, notes: int) -> Workspace:
    """Create data with interviews, each with another contact, eight questions, notes, ratings and verdicts."""
    workspace, chance = Workspace(Store(directory / "infoview.db")), random.Random(1)  # noqa: S311 - no secret
    with workspace.autosave() as session:
        session.add_all([tables.Path(name=f"Path {number}", created_at=NOW) for number in range(PATHS)])
        session.add_all([tables.Organization(name=f"Org {number}", created_at=NOW) for number in range(ORGANIZATIONS)])
        session.add_all(
            [
                tables.Hypothesis(text=f"Belief {number}", path_id=number % PATHS + 1, created_at=NOW)
                for number in range(HYPOTHESES)
            ]
        )
        session.flush()
        for number in range(1, interviews + 1):
            _add_interview(session, chance, number, notes)
    return workspace


def _add_interview(session: object, chance: random.Random, number: int, notes: int) -> None:
    from sqlmodel import Session

    assert isinstance(session, Session)
    at = NOW - timedelta(days=number)
    session.add(
        tables.Contact(
            name=f"Contact {number}", stage=Stage.MET, stage_since=at, created_at=at, updated_at=at,
            organization_id=chance.randint(1, ORGANIZATIONS),
            referrer_id=chance.randint(1, number - 1) if number > 1 and chance.random() < 0.6 else None,
        )
    )  # fmt: skip
    session.flush()
    path_id = number % PATHS + 1
    session.add(tables.ContactPath(contact_id=number, path_id=path_id))
    interview = tables.Interview(
        contact_id=number, state=InterviewState.DEBRIEFED, started_at=at, ended_at=at, elapsed_seconds=1500,
        energy_before=3, energy_after=4, created_at=at,
    )  # fmt: skip
    session.add(interview)
    session.flush()
    assert interview.id is not None
    questions = [
        tables.PlannedQuestion(
            interview_id=interview.id, position=place, bank_id=f"bank.{chance.randint(1, 80)}", text="What do you do?",
            topic=chance.choice(RATED_TOPICS).value, state=QuestionState.ANSWERED,
        )
        for place in range(8)
    ]  # fmt: skip
    session.add_all(questions)
    session.flush()
    session.add_all([
        tables.Note(
            interview_id=interview.id, question_id=chance.choice(questions).id, position=place,
            kind=chance.choice(list(NoteKind)), text=f"Something that was said in call {number}, {place}",
            starred=chance.random() < 0.1, seconds=place, created_at=at,
        )
        for place in range(notes)
    ])  # fmt: skip
    session.add_all([
        tables.Rating(
            interview_id=interview.id, path_id=path_id, topic=topic.value, score=chance.randint(1, 5),
            confidence=chance.choice(list(Confidence)), created_at=at,
        )
        for topic in chance.sample(RATED_TOPICS, 5)
    ])  # fmt: skip
    session.add_all(
        [
            tables.HypothesisVerdict(
                interview_id=interview.id,
                hypothesis_id=hypothesis_id,
                verdict=chance.choice(list(Verdict)),
                created_at=at,
            )
            for hypothesis_id in chance.sample(range(1, HYPOTHESES + 1), 4)
        ]
    )


def read_board_with_cards(workspace: Workspace) -> None:
    """Read what the board shows first: the order of all columns, and the cards of a screen."""
    columns = read_board(workspace, now=NOW).columns
    read_cards(workspace, [contact_id for ids in columns.values() for contact_id in ids[:40]])


READS: dict[str, Callable[[Workspace], object]] = {
    "board": read_board_with_cards,
    "paths": read_paths,
    "one cell": lambda workspace: read_cell(workspace, 1, Topic.CULTURE),
    "hypotheses": read_hypotheses,
    "network": read_network,
    "practice": read_practice_view,
    "find out": lambda workspace: read_gaps(workspace, NOW),
    "document": lambda workspace: read_insights(workspace, NOW),
}
"""What is measured; the ratios are to the first."""


def measure_reads(workspace: Workspace, rounds: int) -> dict[str, list[float]]:
    """Return the milliseconds of each read; nothing is cached from the one before."""
    taken: dict[str, list[float]] = {name: [] for name in READS}
    for _ in range(rounds):
        for name, read in READS.items():
            workspace.cache = QueryCache(workspace.store)
            begin = time.perf_counter()
            read(workspace)
            taken[name].append(1000 * (time.perf_counter() - begin))
    return taken


def measure_opening(directory: Path, rounds: int) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Return the milliseconds until each is painted for the first time, and again.

    The first time of the board is the start of the program. The insights are opened again once as they were, and once
    after a change, for which they are read again.
    """
    first: dict[str, list[float]] = {"board, start": [], "insights, first": []}
    again: dict[str, list[float]] = {"board, again": [], "insights, again": [], "after a change": []}
    for number in range(rounds + 1):
        with Program([str(INFOVIEW), "--data-dir", str(directory)]) as program:
            start = program.ready(re.compile(rb"Board"))

            def press(keys: bytes, program: Program = program) -> float:
                program.settle(0.5)
                answers = [program.answer(bytes([key])) or 0.0 for key in keys]
                return answers[-1]

            times = [start, press(b"14"), press(b"12"), press(b"14"), press(CHANGE)]
        if number:  # the first round is a warm-up
            for name, value in zip([*first, *again], times, strict=True):
                (first if name in first else again)[name].append(value)
    return first, again


def print_ratios(taken: dict[str, list[float]]) -> None:
    """Print medians, and their ratio to the first one."""
    medians = {name: statistics.median(times) for name, times in taken.items()}
    first = next(iter(medians.values()))
    for name, value in medians.items():
        print(f"{name:16}{value:9.2f} ms  x{value / first:.2f}")  # noqa: T201 - this is a command


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interviews", type=int, default=300)
    parser.add_argument("--notes", type=int, default=40, help="how many notes each interview has")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        workspace = open_data(Path(directory), options.interviews, options.notes)
        print_ratios(measure_reads(workspace, options.rounds))
        workspace.close()
        for taken in measure_opening(Path(directory), options.rounds):
            print_ratios(taken)


if __name__ == "__main__":
    main()
