"""Deferred imports of SQLModel, SQLAlchemy and pydantic wait for one another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType, TracebackType

import pytest

from infoview_tui.domain.enums import Stage
from infoview_tui.errors import NotFoundError
from infoview_tui.paths import bundled_templates
from infoview_tui.services.banks import library as banks
from infoview_tui.services.core import lazy_modules, workspace as workspace_module
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import stages, templates
from infoview_tui.storage import store

BUNDLED = Path(__file__).parents[2] / "question_banks"


class CountingLock:
    """Counts how often it is taken."""

    def __init__(self) -> None:
        self.taken = 0

    def __enter__(self) -> None:
        self.taken += 1

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        pass


def write(workspace: Workspace) -> None:
    with workspace.store.write_session():
        pass


def run_command(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        stages.move_contact(workspace, 1, Stage.READY, datetime(2026, 11, 26, 9, tzinfo=UTC))


DEFERRED: dict[str, tuple[ModuleType, Callable[[Workspace], object]]] = {
    "a module that writes": (
        lazy_modules,
        lambda _: lazy_modules.lazy_modules("infoview_tui.services.interviews", "notes")("notes"),
    ),
    "a write": (store, write),
    "a command": (workspace_module, run_command),
    "the banks": (banks, lambda opened: banks.BankLoader(BUNDLED, opened.data_dir).load()),
    "the templates": (templates, lambda opened: templates.TemplateLoader(bundled_templates(), opened.data_dir).load()),
}
"""Banks and templates are read with a directory of the user's own, since tests share the bundled ones."""


@pytest.mark.parametrize("name", DEFERRED)
def test_a_deferred_import_takes_the_lock(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    module, use = DEFERRED[name]
    lock = CountingLock()
    monkeypatch.setattr(module, "IMPORT_LOCK", lock)
    use(workspace)
    assert lock.taken == 1
