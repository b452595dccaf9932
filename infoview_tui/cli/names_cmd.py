"""``infoview list --names``: one name a line, for completion and other programs. Imports only what that takes."""

from __future__ import annotations

import io
import sys

from infoview_tui.cli.exit_codes import EXIT_FAILED, EXIT_OK
from infoview_tui.cli.locate_database import locate_database

_NAMES = "SELECT name FROM contacts ORDER BY sort_name, id"


def print_names(data_dir: str | None, profile: str | None = None) -> int:
    """Print the names of all contacts in order. If the data can't be read, print why on stderr and return 1."""
    from infoview_tui.storage.quick_read import UnreadableDataError, read_quickly

    try:
        rows = read_quickly(locate_database(data_dir, profile), _NAMES) or []
    except UnreadableDataError as error:
        from infoview_tui.cli.output import print_error

        print_error(f"The names cannot be read ({error.problem}). Run `infoview list` for more.")
        return EXIT_FAILED
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    for (name,) in rows:
        print(_clean(name))  # noqa: T201 - this is what the command is for
    return EXIT_OK


def _clean(name: str) -> str:
    if name.isascii() and name.isprintable():
        return name
    from infoview_tui.domain.sanitize import clean_line

    return clean_line(name)
