"""Random sessions that end at a random moment, by a signal, a closed terminal, or ctrl+q, with the right exit code.

What was shown of a call is on the disk then. `INFOVIEW_END_SESSIONS` is the number of sessions, and
`INFOVIEW_END_SEED` the seed of the first one.
"""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.databases import create_demo
from tests.e2e.random_session import STATUSES, run_session
from tests.e2e.terminal import infoview

pytestmark = pytest.mark.e2e

SESSIONS = int(os.environ.get("INFOVIEW_END_SESSIONS", "3"))
FIRST_SEED = int(os.environ.get("INFOVIEW_END_SEED", "1"))


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A data directory with the data of the demo."""
    create_demo(tmp_path / "infoview.db", datetime.now(UTC).replace(minute=0, second=0, microsecond=0), UTC)
    return tmp_path


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + SESSIONS))
def test_random_session_ends_with_its_status_and_saves_what_it_showed(demo: Path, seed: int) -> None:
    outcome = run_session(seed, demo)
    assert outcome.status in STATUSES[outcome.end], outcome
    assert not outcome.problem, outcome


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signal_while_the_program_starts_has_its_status_and_restores_the_terminal(
    demo: Path, number: signal.Signals
) -> None:
    with infoview(demo) as terminal:
        terminal.wait_until(lambda seen: b"\x1b[?1049h" in seen.raw)
        assert terminal.kill(number) == 128 + number
        assert b"\x1b[?1049l" in terminal.raw
        assert b"error" not in terminal.raw
