"""Deferred imports of SQLModel, SQLAlchemy and pydantic wait for one another."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from infoview_tui.paths import bundled_templates
from infoview_tui.services.banks import BankLoader
from infoview_tui.services.core.lazy_modules import lazy_modules
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.services.outreach.templates import TemplateLoader
from infoview_tui.storage.import_lock import IMPORT_LOCK

BUNDLED = Path(__file__).parents[2] / "question_banks"


def write(workspace: Workspace) -> None:
    with workspace.store.write_session():
        pass


DEFERRED: dict[str, Callable[[Workspace], object]] = {
    "a module that writes": lambda _: lazy_modules("infoview_tui.services.interviews", "notes")("notes"),
    "a write": write,
    "the banks": lambda _: BankLoader(BUNDLED, None).load(),
    "the templates": lambda _: TemplateLoader(bundled_templates(), None).load(),
}


@pytest.mark.parametrize("name", DEFERRED)
def test_an_import_waits_for_the_one_in_the_background(tmp_path: Path, name: str) -> None:
    started, finished = Event(), Event()

    def run() -> None:
        workspace = open_workspace(tmp_path / "infoview.db")  # SQLite connections stay in their thread
        started.set()
        DEFERRED[name](workspace)
        finished.set()
        workspace.close()

    with ThreadPoolExecutor(1) as threads:
        with IMPORT_LOCK:
            done = threads.submit(run)
            assert started.wait(30)
            assert not finished.wait(0.3), "the import did not wait"
        done.result(30)
    assert finished.is_set()
