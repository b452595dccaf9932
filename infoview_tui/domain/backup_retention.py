"""Which daily backups are kept: the latest of the last days, weeks, and months that have one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime, tzinfo

KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 4, 12
"""How many days, weeks (from Monday, ISO 8601), and months keep their latest backup."""


def choose_kept(moments: Iterable[datetime], zone: tzinfo) -> set[datetime]:
    """Return which of the backups made at these moments (UTC) are kept; days are those of *zone*."""
    newest_first = sorted(moments, reverse=True)
    periods: tuple[tuple[int, Callable[[date], Hashable]], ...] = (
        (KEPT_DAYS, lambda day: day),
        (KEPT_WEEKS, lambda day: day.isocalendar()[:2]),
        (KEPT_MONTHS, lambda day: (day.year, day.month)),
    )
    kept: set[datetime] = set()
    for count, period_of in periods:
        latest: dict[Hashable, datetime] = {}
        for moment in newest_first:
            latest.setdefault(period_of(moment.astimezone(zone).date()), moment)
        kept.update(list(latest.values())[:count])
    return kept
