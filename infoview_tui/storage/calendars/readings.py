"""What to read from calendar files, and what was read from one."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import NamedTuple

from infoview_tui.domain.busy_times import BusyTime


class Span(NamedTuple):
    """What to read: from one moment to another, both aware, for a user in a zone with some addresses (lower case)."""

    start: datetime
    end: datetime
    zone: tzinfo
    emails: frozenset[str] = frozenset()


class FileReading(NamedTuple):
    """The busy times of one file, in no order, and a sentence if all or some of it could not be read."""

    path: str
    busy: tuple[BusyTime, ...]
    problem: str = ""
