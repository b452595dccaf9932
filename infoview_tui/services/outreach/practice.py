"""The user's practice: talks per week, weeks in a row with one, and requests sent and answered (R38)."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.outreach.practice import HELD, REQUEST_COUNTS

WEEKS = 12
"""How many weeks of talks are counted, this week included."""

MIN_REQUESTS_FOR_PERCENTAGE = 5
"""Below this many requests, no percentage is shown."""


class Practice(NamedTuple):
    """Talks in each of the last `WEEKS` ISO weeks, oldest first; weeks in a row with one; requests sent and answered.

    A current week without a talk does not end the row.
    """

    talks: tuple[int, ...]
    weeks_in_a_row: int
    sent: int
    answered: int

    @property
    def answered_percent(self) -> int | None:
        """The share of requests that were answered, rounded; None if too few were sent to say."""
        return round(100 * self.answered / self.sent) if self.sent >= MIN_REQUESTS_FOR_PERCENTAGE else None


def read_practice(workspace: Workspace, now: datetime, zone: tzinfo) -> Practice:
    """Read the user's practice. Weeks start on Monday in *zone*."""
    counts = Counter(_monday(row.at.astimezone(zone).date()) for row in workspace.store.all(HELD))
    this_week = _monday(now.astimezone(zone).date())
    talks = tuple(counts[this_week - timedelta(weeks=back)] for back in reversed(range(WEEKS)))
    week = this_week if counts[this_week] else this_week - timedelta(weeks=1)
    in_a_row = 0
    while counts[week]:
        in_a_row, week = in_a_row + 1, week - timedelta(weeks=1)
    requests = workspace.store.all(REQUEST_COUNTS)[0]
    return Practice(talks, in_a_row, requests.sent, requests.answered)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
