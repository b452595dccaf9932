"""``infoview due --short``: one line for a shell prompt or a status bar. Imports only what that takes."""

from __future__ import annotations

import io
import sys
import time

from infoview_tui.cli.exit_codes import EXIT_FAILED, EXIT_OK
from infoview_tui.cli.locate_database import locate_database

TYPE_CHECKING = False  # type checkers recognize the name; importing typing would take longer than the query
if TYPE_CHECKING:
    from infoview_tui.storage.due_summary import DueSummary

MAX_NAME = 24
"""Maximum length of a name, in characters."""

_HOUR = 3600
_DAY = 24 * _HOUR


def print_due_line(data_dir: str | None, profile: str | None = None) -> int:
    """Print how much is due today, and the interview that runs now or begins within a day.

    Prints nothing if there is neither. If the data can't be read, prints one word that says why, and returns 1.
    """
    from infoview_tui.storage.due_summary import read_due_summary
    from infoview_tui.storage.quick_read import UnreadableDataError

    now = time.time()
    try:
        summary = read_due_summary(locate_database(data_dir, profile), _parameters(now))
        line, code = _format_summary(summary, now) if summary else "", EXIT_OK
        if summary is None and _is_missing(data_dir, profile):
            line, code = "missing", EXIT_FAILED
    except UnreadableDataError as error:
        line, code = error.problem, EXIT_FAILED
    except ValueError:  # a timestamp that Infoview never writes
        line, code = "damaged", EXIT_FAILED
    if line:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        print(line)  # noqa: T201 - this is what the command is for
    return code


def _is_missing(data_dir: str | None, profile: str | None) -> bool:
    """Return whether there were data before. This takes longer than the rest, but a file that is there needs none."""
    from infoview_tui.cli.known_data import is_missing
    from infoview_tui.paths import resolve_paths

    return is_missing(resolve_paths(data_dir, profile))


def _parameters(now: float) -> dict[str, str]:
    local = time.localtime(now)
    day_end = time.mktime((local.tm_year, local.tm_mon, local.tm_mday + 1, 0, 0, 0, 0, 0, -1))
    return {
        "day": time.strftime("%Y-%m-%d", local),
        "day_end": _format_timestamp(day_end),
        "recent": _format_timestamp(now - _HOUR),
        "soon": _format_timestamp(now + _DAY),
    }


def _format_timestamp(seconds: float) -> str:
    """Format a time as it is stored (`domain.timestamps.format_timestamp`)."""
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(seconds))


def _format_summary(summary: DueSummary, now: float) -> str:
    count, name, starts_at, is_running, is_meeting = summary
    parts = [f"{count} due"] if count else []
    if name is not None and is_running:
        parts.append(f"now: {_shorten(name)}")
    elif name is not None and starts_at is not None:
        from contextlib import suppress
        from datetime import UTC, datetime  # sqlite3 has imported it

        moment = datetime.fromisoformat(starts_at)
        left = moment.timestamp() - now
        if 0 < left <= _HOUR:
            what = "meeting" if is_meeting else "call"
            what = what if count else what.capitalize()
            return " · ".join([*parts, f"{what} with {_shorten(name)} in {-int(-left // 60)} min"])
        local, today = moment.astimezone(UTC), datetime.fromtimestamp(now, UTC)
        with suppress(ValueError):  # an offset of a day or more, such as TZ=XXX+167
            local, today = moment.astimezone(), today.astimezone()
        day = "" if local.date() == today.date() else f"{local:%a} "
        parts.append(f"next: {_shorten(name)} {day}{local:%H:%M}")
    return " · ".join(parts)


def _shorten(name: str) -> str:
    if not (name.isascii() and name.isprintable()):
        from infoview_tui.domain.sanitize import clean_line

        return clean_line(name, MAX_NAME)
    return name if len(name) <= MAX_NAME else f"{name[: MAX_NAME - 1].rstrip()}…"
