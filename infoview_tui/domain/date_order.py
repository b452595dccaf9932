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


def decide_order(texts: Iterable[str]) -> DateOrder | None:
    """Decide the order of the numeric dates in a column: the one that all dates with only one reading share.

    None if there are no such dates, or if they contradict one another.
    """
    orders = _only_orders(texts)
    return orders.pop() if len(orders) == 1 else None


def has_both_orders(texts: Iterable[str]) -> bool:
    """Return whether some dates of a column can only be read day first, and others only month first."""
    return len(_only_orders(texts)) == len(DateOrder)


def find_ambiguous(texts: Iterable[str]) -> str:
    """Return the first text with two readings as a date; empty if there is none."""
    return next((text for text in texts if len(_readings(text)) == 2), "")


def _only_orders(texts: Iterable[str]) -> set[DateOrder]:
    """Return the orders of the dates that have only one reading."""
    return {one[0] for text in texts if len(one := _readings(text)) == 1}


def _readings(text: str) -> list[DateOrder]:
    """Return the orders in which a text starts with a numeric date that exists; none if both are the same date."""
    found = _NUMERIC.match(text.strip())
    if found is None or found[3] is None or found[1] == found[2]:
        return []
    year = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3])
    return [order for order in DateOrder if _is_date(year, int(found[1]), int(found[2]), order)]


def _is_date(year: int, first: int, second: int, order: DateOrder) -> bool:
    month, day = (first, second) if order is DateOrder.MONTH_FIRST else (second, first)
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
