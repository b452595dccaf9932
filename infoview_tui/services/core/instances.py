"""Which window of the program is which: each writes its own half-typed lines, and can tell who is still there."""

from __future__ import annotations

import os
import re
from pathlib import Path


def instance_name() -> str:
    """Return the name of this process: ``pid@host``, with when it began where the system says so.

    That tells it from an earlier process of the same number.
    """
    return _format_name(os.getpid())


def is_instance_running(instance: str) -> bool:
    """Tell whether a window may still be there: its process lives, or it is another machine's, which nobody can ask."""
    pid, _, host = instance.partition("@")
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
    return "." not in pid or instance == _format_name(int(number[0]))


def _format_name(pid: int) -> str:
    started = _process_start_time(pid)
    return f"{pid}.{started}@{os.uname().nodename}" if started else f"{pid}@{os.uname().nodename}"


def _process_start_time(pid: int) -> str:
    """Return when a process began, in ticks since the machine did; empty where the system does not say."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    fields = status.rpartition(")")[2].split()
    return fields[19] if len(fields) > 19 else ""
