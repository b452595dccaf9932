"""Modules of the package have at most 350 lines."""

from __future__ import annotations

from pathlib import Path

import infoview_tui

PACKAGE = Path(infoview_tui.__file__).parent
MAX_LINES = 350

LONGER = {
    "storage/migrations/versions/0001_initial_schema.py": "a migration that has been released never changes",
    "ui/shared/bindings.py": "the one table of all key bindings",
}
"""Modules that may be longer, each with the reason."""


def test_modules_are_short() -> None:
    lengths = {
        path.relative_to(PACKAGE).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    too_long = {name: length for name, length in lengths.items() if length > MAX_LINES}
    assert too_long.keys() - LONGER.keys() == set(), f"longer than {MAX_LINES} lines: split them by subject"


def test_modules_that_may_be_longer_exist() -> None:
    assert [name for name in LONGER if not (PACKAGE / name).is_file()] == []
