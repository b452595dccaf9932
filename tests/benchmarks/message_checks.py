"""Typing a message with all checks on, beside a bare TextArea: ``python -m tests.benchmarks.message_checks``.

Measured are

- the checks alone, without a screen: the first one, which indexes the messages to others, and each one after a key,
- typing in the message screen, where each key is saved, checked and painted, and in a bare Textual TextArea. Each
  program runs in a real pseudo-terminal of 120x40, one after the other in each round; the first round is a warm-up.

Read the ratios to the bare TextArea, never the milliseconds. The goal is a p50 of at most 1.5 times the bare one in the
same run, with 2,000 messages sent.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from infoview_tui.domain.enums import Channel, MessageKind, MessageState, Stage
from infoview_tui.domain.message_facts import MessageDraft
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.message_checks import open_checker
from infoview_tui.services.outreach.message_facts import read_message_facts
from infoview_tui.storage.store import Store
from infoview_tui.storage.tables import Contact, Message
from tests.benchmarks.comparison import INFOVIEW, Comparison, Figures, Runner, print_lines, run_alone
from tests.benchmarks.program import Program
from tests.domain.message_samples import GOOD

BARE = """
from textual.app import App
from textual.widgets import TextArea

class Bare(App):
    def compose(self):
        text = TextArea("ready to type")
        text.cursor_blink = False
        yield text

Bare().run()
"""

SENTENCE = b"I read your article about nurses and how they draw their own forms. "
QUIET = 0.02
"""Seconds of silence that end a response."""


def data_with(sent: int, directory: Path) -> tuple[Path, int]:
    """Create data with a contact to write to, and messages that were sent to others; return its directory and an ID."""
    data = directory / f"{sent}-sent"
    workspace, now = Workspace(Store(data / "infoview.db")), datetime.now(UTC)
    form = ContactForm("Aaron Lopez", title="product designer", organization="Adobe", channel=Channel.EMAIL)
    contact = add_contact(workspace, form, now)
    chance = random.Random(1)  # noqa: S311 - no secret
    bodies = [sample.body for sample in GOOD]
    words = " ".join(bodies).split()
    with workspace.autosave() as session:
        others = [
            Contact(
                name=f"Contact Number{number}",
                stage=Stage.CONTACTED,
                stage_since=now,
                created_at=now,
                updated_at=now,
            )
            for number in range(sent)
        ]
        session.add_all(others)
        session.flush()
        for other in others:
            text = [
                chance.choice(words) if chance.random() < 0.2 else word for word in chance.choice(bodies).split(" ")
            ]
            session.add(
                Message(
                    contact_id=other.id or 0,
                    kind=MessageKind.REQUEST,
                    channel=Channel.EMAIL,
                    state=MessageState.SENT,
                    body=" ".join(text),
                    sent_at=now,
                    created_at=now,
                    updated_at=now,
                )
            )
        draft = Message(
            contact_id=contact,
            kind=MessageKind.REQUEST,
            channel=Channel.EMAIL,
            body=GOOD[0].body,
            created_at=now,
            updated_at=now,
        )
        session.add(draft)
        session.flush()
        message = draft.id or 0
    workspace.close()
    return data, message


def measure_checks(data: Path, message: int) -> dict[str, float]:
    """Return the milliseconds of the first check, and the median and the 95th percentile of those after each key."""
    workspace, now = Workspace(Store(data / "infoview.db")), datetime.now(UTC)
    facts = read_message_facts(workspace, 1, MessageKind.REQUEST, now=now, zone=UTC)
    begun = time.perf_counter()
    checker = open_checker(workspace, message, facts, now=now)
    checker.check(MessageDraft("", GOOD[0].body))
    figures = {"first ms": (time.perf_counter() - begun) * 1000}
    times: list[float] = []
    body = GOOD[0].body
    for end in range(1, len(body) + 1):
        begun = time.perf_counter()
        checker.check(MessageDraft("", body[:end]))
        times.append((time.perf_counter() - begun) * 1000)
    workspace.close()
    return figures | {"p50 ms": statistics.median(times), "p95 ms": statistics.quantiles(times, n=20)[-1]}


def measure_typing(runner: Runner, keys: bytes, figures: Figures) -> None:
    """Run a program once, press the keys that open the editor, and add the response times of a sentence."""
    with Program(runner.command) as program:
        program.ready(runner.ready)
        program.settle()
        for key in keys:
            program.answer(bytes([key]))
            program.settle()
        program.answer(b"x")  # the first key triggers slow imports
        program.settle()
        for character in SENTENCE:
            time.sleep(0.01)
            answer = program.answer(bytes([character]), QUIET)
            if answer is not None:
                figures["key ms"].append(answer)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sent", type=int, nargs="+", default=[20, 2000], help="how many messages were sent to others")
    parser.add_argument("--rounds", type=int, default=3, help="how often each program is run")
    parser.add_argument("--keys", default="m", help="the keys that open the message from the board")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        programs = {"bare TextArea": Runner([sys.executable, "-c", BARE], re.compile(rb"eady to type"))}
        for count in options.sent:
            data, message = data_with(count, Path(directory))
            figures = ", ".join(f"{name} {value:.2f}" for name, value in measure_checks(data, message).items())
            print_lines([f"checks with {count} sent: {figures}"])
            programs[f"{count} sent"] = Runner([str(INFOVIEW), "--data-dir", str(data)], re.compile(rb"Aaron Lopez"))
        keys = options.keys.encode()

        def measure_one(name: str, runner: Runner, figures: Figures, _is_warm_up: bool) -> None:
            measure_typing(runner, b"" if name == "bare TextArea" else keys, figures)

        run_alone(Comparison("message checks", programs, measure_one), options.rounds)


if __name__ == "__main__":
    main()
