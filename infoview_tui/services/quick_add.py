"""A contact from one line: what it is understood to say, and adding it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.services.contacts import ContactForm
from infoview_tui.services.desk import Desk


class QuickAdd(NamedTuple):
    """What a line was understood to say. ``via`` is who introduces, ``via_id`` that contact where it is one."""

    form: ContactForm
    tags: tuple[str, ...]
    via: str
    via_id: int | None
    problems: tuple[str, ...]


def understand(desk: Desk, line: str) -> QuickAdd:
    """Read ``Priya Shah, staff designer at Figma <priya@x.org> via Maria Lopez #alumni``; quick enough for each key."""
    raise NotImplementedError


def add_quick(desk: Desk, quick: QuickAdd, now: datetime) -> int:
    """Add the contact with its tags in one deed and return its id. Raises InfoviewError where it has no name."""
    raise NotImplementedError
