"""The order of day and month in a numeric date such as ``3/4``: by the user's locale, or decided for a whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum


class DateOrder(StrEnum):
    """Which part of a numeric date comes first. The values are those of ``date_order`` in the config file."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"

    @property
    def other(self) -> DateOrder:
        """The other order."""
        return DateOrder.MONTH_FIRST if self is DateOrder.DAY_FIRST else DateOrder.DAY_FIRST

    @property
    def label(self) -> str:
        """The order in words: ``day first``."""
        return f"{self.value} first"


_MONTH_FIRST_LOCALES = ("en_US", "en_PH", "C", "POSIX", "")
"""Locales that write the month first: the United States, the Philippines, and no locale (``%m/%d/%y``)."""

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?![\d/-])", re.ASCII)


def order_of_locale(environment: Mapping[str, str]) -> DateOrder:
    """Return the order of the locale in environment variables: ``LC_ALL``, ``LC_TIME``, or ``LANG``, as in POSIX."""
    name = next(filter(None, (environment.get(key, "") for key in ("LC_ALL", "LC_TIME", "LANG"))), "")
    language = re.split(r"[.@]", name)[0]
    return DateOrder.MONTH_FIRST if language in _MONTH_FIRST_LOCALES else DateOrder.DAY_FIRST


def split_numeric_date(first: int, second: int, order: DateOrder) -> tuple[int, int]:
    """Return month and day of ``first/second``: by the order, or the other way round if that is no month."""
    month, day = (first, second) if order is DateOrder.MONTH_FIRST else (second, first)
    return (day, month) if month > 12 >= day else (month, day)


def explain_order(text: str, order: DateOrder) -> str:
    """Return the order by which a text was read, such as ``day first``; empty if it has no date with two readings."""
    pairs = ((int(found[1]), int(found[2])) for found in _NUMERIC.finditer(text))
    return order.label if any(a != b and 1 <= a <= 12 and 1 <= b <= 12 for a, b in pairs) else ""


def decide_order(texts: Iterable[str]) -> tuple[DateOrder | None, bool]:
    """Decide the order of the numeric dates in a column, and whether that could be asked.

    Returns the order that all dates with one reading share, and False; None and True if no date decides, but some have
    two readings; None and False if there are none of these, or if dates contradict one another.
    """
    orders: set[DateOrder] = set()
    is_open = False
    for text in texts:
        found = _NUMERIC.match(text.strip())
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        readings = {order for order in DateOrder if _is_date(first, second, found[3], order)}
        if len(readings) == 1:
            orders |= readings
        is_open = is_open or (len(readings) == 2 and first != second)
    if len(orders) == 1:
        return orders.pop(), False
    return None, is_open and not orders


def _is_date(first: int, second: int, year: str | None, order: DateOrder) -> bool:
    month, day = (first, second) if order is DateOrder.MONTH_FIRST else (second, first)
    try:
        date(int(year) if year and len(year) == 4 else 2000 + int(year or 0), month, day)
    except ValueError:
        return False
    return True
