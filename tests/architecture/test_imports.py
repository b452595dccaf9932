"""What stands between the person and the first screen is light, and the core knows nothing of the screen."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

from infoview_tui import services

READING = ("storage.store", "storage.queries.board.board", "storage.queries.outreach.actions")
SERVICES = tuple(
    module.name.removeprefix("infoview_tui.")
    for module in pkgutil.walk_packages(services.__path__, f"{services.__name__}.")
)
HEAVY_ON_PURPOSE = {"services.core.event_log", "services.core.undo", "services.core.cascade_delete"}


def loaded_by(*modules: str) -> set[str]:
    """The top-level packages that are loaded once these modules of ours are imported."""
    script = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(f'infoview_tui.{name}')\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", script, *modules], check=True, capture_output=True, text=True)
    return set(run.stdout.split())


def test_the_core_is_read_without_what_is_slow_to_import() -> None:
    light = [name for name in SERVICES if name not in HEAVY_ON_PURPOSE]
    assert not loaded_by(*READING, *light) & {"sqlmodel", "sqlalchemy", "alembic", "pydantic", "textual", "rich"}


def test_writing_needs_neither_the_screen_nor_the_migrations() -> None:
    assert not loaded_by("storage.engine", *SERVICES) & {"textual", "rich", "alembic"}
