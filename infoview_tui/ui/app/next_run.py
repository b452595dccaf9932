"""What the program does after the app has ended, instead of ending with it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from infoview_tui.paths import AppPaths


class NextRun(NamedTuple):
    """Open the data in ``paths``, such as those of another profile, after ``backup`` was put in their place."""

    paths: AppPaths
    backup: Path | None = None
