"""Which window of the program is which: each writes its own half-typed lines, and can tell who is still there."""

from __future__ import annotations

import os
import re
from pathlib import Path


def name_window() -> str:
    """Return the name of this process: ``pid@host``, with when it began where the system says so.

    That tells it from an earlier process of the same number.
    """
    return _name(os.getpid())


def is_open(window: str) -> bool:
    """Tell whether a window may still be there: its process lives, or it is another machine's, which nobody can ask."""
    pid, _, host = window.partition("@")
    number = re.match("[0-9]+", pid)
    if not host or number is None:
        return False
    if host != os.uname().nodename:
        return True
    try:
        os.kill(int(number[0]), 0)
    except ProcessLookupError:
        return False
    except OverflowError:  # no process has such a number
        return False
    except PermissionError:  # it is there, and somebody else's
        pass
    return "." not in pid or window == _name(int(number[0]))


def _name(pid: int) -> str:
    began = _began(pid)
    return f"{pid}.{began}@{os.uname().nodename}" if began else f"{pid}@{os.uname().nodename}"


def _began(pid: int) -> str:
    """Return when a process began, in ticks since the machine did; empty where the system does not say."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    fields = status.rpartition(")")[2].split()
    return fields[19] if len(fields) > 19 else ""
