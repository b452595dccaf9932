"""Where the database is, found without slow imports for commands that a shell runs at each prompt."""

from __future__ import annotations

import os
import sys


def locate_database(data_dir: str | None, profile: str | None = None) -> str:
    """Return the path of the database, as `paths.resolve_paths` does, where possible without importing ``pathlib``.

    Raises UnknownProfileError if there is no such profile.
    """
    if profile or (not data_dir and os.environ.get("INFOVIEW_PROFILE")):
        from infoview_tui.paths import resolve_paths

        return str(resolve_paths(data_dir, profile).database)
    directory = data_dir or os.environ.get("INFOVIEW_DATA_DIR")
    if not directory and not os.environ.get("XDG_DATA_HOME") and sys.platform == "linux":
        directory = "~/.local/share/infoview"
    if not directory:
        from infoview_tui.paths import resolve_paths

        return str(resolve_paths().database)
    return os.path.join(os.path.abspath(os.path.expanduser(directory)), "infoview.db")  # noqa: PTH100, PTH111, PTH118
