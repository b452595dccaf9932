"""From the campaign's keys to ids, and from its moments to stored times."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.demo.models import DemoCalendar, DemoTime
from infoview_tui.storage.timestamps import format_timestamp


class DemoIds(NamedTuple):
    """The id of each thing that others refer to."""

    contacts: dict[str, int]
    organizations: dict[str, int]
    hypotheses: dict[str, int]
    interviews: dict[str, int]  # by the contact's key
    notes: dict[tuple[str, int], int]  # by the contact's key and the number of the note


class TimestampFormatter:
    """Stored times by moment; None stays None."""

    def __init__(self, calendar: DemoCalendar) -> None:
        """Take the calendar by which moments are meant."""
        self._calendar = calendar
        self._known: dict[DemoTime, str] = {}

    def format(self, moment: DemoTime) -> str:
        """Return the stored time of a moment."""
        text = self._known.get(moment)
        if text is None:
            text = self._known[moment] = format_timestamp(self._calendar.resolve(moment))
        return text

    def format_optional(self, moment: DemoTime | None) -> str | None:
        """Return the stored time of a moment, or None."""
        return None if moment is None else self.format(moment)
