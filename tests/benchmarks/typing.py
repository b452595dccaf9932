"""Typing in a call compared with a bare Textual input and nano: ``python -m tests.benchmarks.typing``.

Each program runs in a real pseudo-terminal of 120x40, one after the other in each round, so that a noisy machine is
noisy for all; the first round is a warm-up. Each character of a sentence is typed once the one before has been
answered, and the time to the last byte of the response is measured. In a call each character is on disk
(synchronous=FULL) before it is painted; the others save nothing. ``enter`` saves the line as a note.

Read the ratios to the bare input, never the milliseconds.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import planning
from infoview_tui.storage.store import Store
from infoview_tui.storage.tables import Note
from tests.benchmarks.comparison import INFOVIEW, Comparison, Figures, Runner, run_alone
from tests.benchmarks.program import Program

BARE = """
from textual.app import App
from textual.widgets import Input

class Bare(App):
    def compose(self):
        line = Input(placeholder="ready to type")
        line.cursor_blink = False
        yield line

Bare().run()
"""

SENTENCE = b"they ship every week and nobody reads the reviews "
LINES = 3

QUIET = 0.02
"""Seconds of silence that end a response; any longer, and the call's clock would be part of many responses."""


def call_with(notes: int, directory: Path) -> Path:
    """Create data with one call with the given number of notes; return its directory."""
    data = directory / f"{notes}-notes"
    workspace, now = Workspace(Store(data / "infoview.db")), datetime.now(UTC)
    contact = add_contact(workspace, ContactForm("Maria Lopez", title="designer"), now)
    interview = planning.get_or_create_planned_interview(workspace, contact, now).id
    planning.plan_question(workspace, interview, QuestionForm("What fills a week?"), now)
    kinds = list(NoteKind)
    with workspace.autosave() as session:
        session.add_all(
            Note(
                interview_id=interview,
                position=at,
                kind=kinds[at % len(kinds)],
                text=f"{at}: what was said here is some sixty characters long, as notes are",
                seconds=at,
                created_at=now,
            )
            for at in range(notes)
        )
    workspace.close()
    return data


def measure(runner: Runner, figures: Figures) -> None:
    """Run a program once and add the response times of its keys."""
    with Program(runner.command) as program:
        figures["start ms"].append(program.ready(runner.ready))
        program.settle()  # the call's clock ticks each second, so a longer silence never occurs
        program.answer(b"x")  # the first key triggers slow imports
        program.settle()
        program.answer(b"\r")
        for _ in range(LINES):
            for character in SENTENCE:
                time.sleep(0.01)
                _add(figures, "key ms", program.answer(bytes([character]), QUIET))
            _add(figures, "enter ms", program.answer(b"\r"))
        program.settle()
        figures["MB settled"].append(program.memory())


def _add(figures: Figures, what: str, answer: float | None) -> None:
    if answer is not None:
        figures[what].append(answer)


def runners(counts: Iterable[int], directory: Path) -> dict[str, Runner]:
    """Return the programs by name: the bare input first, then the calls, then nano if installed."""
    found = {"bare input": Runner([sys.executable, "-c", BARE], re.compile(rb"eady to type"))}
    for count in counts:
        command = [str(INFOVIEW), "--data-dir", str(call_with(count, directory)), "live", "Maria"]
        found[f"{count} notes"] = Runner(
            command, re.compile(rb"agreed|of 20 min")
        )  # the call is running after the first round
    nano = shutil.which("nano")
    if nano:
        found["nano"] = Runner([nano, "--ignorercfiles", str(directory / "nano.txt")], re.compile(rb"New File|Help"))
    return found


def compare_typing(directory: Path, counts: Iterable[int] = (10, 2_000)) -> Comparison:
    """Return the comparison of calls with so many notes each, whose data is written to a directory."""

    def measure_one(_name: str, runner: Runner, figures: Figures, _is_warm_up: bool) -> None:
        measure(runner, figures)

    return Comparison("typing", runners(counts, directory), measure_one)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, nargs="+", default=[10, 2000], help="how many notes the calls have")
    parser.add_argument("--rounds", type=int, default=5, help="how often each program is run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        run_alone(compare_typing(Path(directory), options.notes), options.rounds)


if __name__ == "__main__":
    main()
