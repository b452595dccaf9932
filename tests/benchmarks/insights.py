"""Reading the insights of many interviews beside reading the board: ``python -m tests.benchmarks.insights``.

Both are read from the same data in one process, in turn, so that a noisy machine is noisy for both. Read the ratios to
the board, never the milliseconds.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from infoview_tui.domain.enums import Confidence, InterviewState, NoteKind, QuestionState, Stage, Topic, Verdict
from infoview_tui.domain.ratings import RATED_TOPICS
from infoview_tui.services.board.queries import read_board, read_cards
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.insights.document import read_insights
from infoview_tui.services.insights.find_out import read_gaps
from infoview_tui.services.insights.hypotheses import read_hypotheses
from infoview_tui.services.insights.network import read_network
from infoview_tui.services.insights.paths import read_cell, read_paths
from infoview_tui.services.insights.practice import read_practice_view
from infoview_tui.storage import tables
from infoview_tui.storage.store import Store

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


def main() -> None:
    """Measure and print medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interviews", type=int, default=300)
    parser.add_argument("--notes", type=int, default=40, help="how many notes each interview has")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        workspace = open_data(Path(directory), options.interviews, options.notes)
        taken: dict[str, list[float]] = {name: [] for name in READS}
        for _ in range(options.rounds):
            for name, read in READS.items():
                begin = time.perf_counter()
                read(workspace)
                taken[name].append(1000 * (time.perf_counter() - begin))
        workspace.close()
    board = statistics.median(taken["board"])
    for name, times in taken.items():
        value = statistics.median(times)
        print(f"{name:12}{value:9.2f} ms  x{value / board:.2f}")  # noqa: T201 - this is a command


if __name__ == "__main__":
    main()
