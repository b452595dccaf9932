"""Random keys in the running app, undone to the end, leave the data as they were; redone to the end, as they became.

Every seed is one session, which a failure prints, and which `INFOVIEW_RANDOM_SEED` repeats alone:

    INFOVIEW_RANDOM_SEED=17 pytest tests/ui/app/test_random_undo.py
    INFOVIEW_RANDOM_SEEDS=50 INFOVIEW_RANDOM_KEYS=200 pytest tests/ui/app/test_random_undo.py
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.config import Config
from infoview_tui.errors import UndoError
from infoview_tui.exchange import default_program
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.app.app import InfoviewApp
from tests.services.tables import Snapshot, snapshot
from tests.ui.opened_app import WIDE
from tests.ui.random_session import Clock, RandomSession

KEYS = int(os.environ.get("INFOVIEW_RANDOM_KEYS", "45"))
SEEDS = (
    [int(os.environ["INFOVIEW_RANDOM_SEED"])]
    if "INFOVIEW_RANDOM_SEED" in os.environ
    else list(range(int(os.environ.get("INFOVIEW_RANDOM_SEEDS", "5"))))
)

OUTSIDE = {"live_drafts", "dialog_drafts", "research_drafts", "calendar_entries", "import_mappings"}
"""Tables that undo does not change; ARCHITECTURE.md says why."""

OUTSIDE_COLUMNS = {"profile": {"explained"}}


def look(workspace: Workspace) -> Snapshot:
    """Return the rows that undo and redo answer for."""
    connection = workspace.store.connection
    tables = {name: rows for name, rows in snapshot(connection).items() if name not in OUTSIDE}
    for table, left_out in OUTSIDE_COLUMNS.items():
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in left_out]
        columns = ", ".join(f'"{name}"' for name in names)
        tables[table] = sorted(connection.execute(f"SELECT {columns} FROM {table}"))  # noqa: S608 - its own tables
    return tables


def differences(before: Snapshot, after: Snapshot) -> str:
    """Return the rows that are in only one of both."""
    return "\n".join(
        f"{sign} {table} {row}"
        for table in before
        for sign, rows, others in (("-", before[table], after[table]), ("+", after[table], before[table]))
        for row in rows
        if row not in others
    )


def repeat(step: Callable[[datetime], str], now: datetime, times: int) -> list[str]:
    """Undo or redo so many entries, and return what was refused."""
    refused = []
    for _ in range(times):
        try:
            step(now)
        except UndoError as error:
            refused.append(str(error))
    return refused


@pytest.fixture
def clock(now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time of the session, in which no program is opened, and files are written for the test alone."""
    monkeypatch.setattr(default_program, "_find_opener", lambda: None)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return Clock(now)


@pytest.mark.parametrize("seed", SEEDS)
async def test_random_keys_are_undone_and_redone(
    seed: int, demo_workspace: Workspace, paths: AppPaths, zone: ZoneInfo, clock: Clock
) -> None:
    app = InfoviewApp(demo_workspace, paths, Config(), zone=zone, now=clock)
    start = look(demo_workspace)
    async with app.run_test(size=WIDE) as pilot:
        session = RandomSession(pilot, seed, clock)
        try:
            await session.run(KEYS)
            await session.leave_everything()
        except Exception as error:
            error.add_note(f"seed {seed}: {session.pressed}")
            raise
        end = look(demo_workspace)
        entries = len(demo_workspace._undo_stack)  # those that the keys had undone stay undone
        refused = repeat(demo_workspace.undo, clock(), entries)
        undone = look(demo_workspace)
        refused += repeat(demo_workspace.redo, clock(), entries - len(refused))
        redone = look(demo_workspace)
    found = {"undo": differences(start, undone), "redo": differences(end, redone), "refused": "\n".join(refused)}
    assert not any(found.values()), "\n".join([f"seed {seed}: {session.pressed}", *map(": ".join, found.items())])
