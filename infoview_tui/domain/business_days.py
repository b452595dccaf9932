"""Business days of a country: its weekends and public holidays, from the library `holidays`.

The library is slow to import, so it is imported when a country's day is first asked for.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache, lru_cache, partial
from importlib import import_module
from importlib.machinery import PathFinder, SourceFileLoader
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from holidays import HolidayBase

_WEEKEND = frozenset({5, 6})
"""Saturday and Sunday, as `date.weekday` numbers them: the weekend without a country."""

_DAY = timedelta(days=1)

MAX_LEFT_OUT = 12
"""The most weekdays that may have been left out of a count: with more, the date was not counted in business days."""

MAX_KEPT_DAYS = 2_000
"""For how many days the holiday is kept once it was asked for: a list of due dates asks for the same ones."""


_PACKAGES = ("holidays.countries", "holidays.groups", "holidays.calendars")
"""Packages of the library that import all 250 countries (8 MB, 60 ms) and the calendars of all religions (2 MB)."""


class CountedDay(NamedTuple):
    """A day reached by counting business days, and the names of the holidays that were left out, in order."""

    day: date
    left_out: tuple[str, ...] = ()


class BusinessCalendar(NamedTuple):
    """The business days of a country, in the user's time zone.

    ``country`` is an ISO 3166-1 code, or one with a subdivision (``US-NY``). If it is empty or unknown, only weekends
    are left out; with an unknown subdivision, the holidays are those of the whole country.
    """

    country: str = ""
    zone: tzinfo = UTC

    def preload(self) -> None:
        """Import the library of holidays and load those of the country, so that the first date does not wait for it."""
        _read_holidays(self.country)

    def holiday_name(self, day: date) -> str:
        """Return the name of the public holiday on a day, in English where there is one; empty if there is none."""
        return _find_holiday(self.country, day)

    def is_weekend(self, day: date) -> bool:
        """Return whether a day is on the country's weekend: Saturday and Sunday in most."""
        holidays = _read_holidays(self.country)
        return day.weekday() in (_WEEKEND if holidays is None else holidays.weekend)

    def is_business_day(self, day: date) -> bool:
        """Return whether a day is neither on a weekend nor a public holiday."""
        return not self.is_weekend(day) and not self.holiday_name(day)

    def local_day(self, moment: datetime) -> date:
        """Return the day of an aware moment in the user's zone."""
        return moment.astimezone(self.zone).date()

    def add(self, day: date, days: int) -> CountedDay:
        """Count business days forward from a day, or back if *days* is negative.

        Zero days give the first business day on or after it.
        """
        step = -_DAY if days < 0 else _DAY
        left, left_out = abs(days), list[str]()
        if left == 0:
            left, day = 1, day - step
        while left:
            day += step
            name = self.holiday_name(day)
            if self.is_weekend(day):
                continue
            if name:
                left_out.append(name)
            else:
                left -= 1
        return CountedDay(day, tuple(dict.fromkeys(left_out)))

    def on_day(self, moment: datetime, day: date) -> datetime:
        """Return the same time of day in the user's zone on another day, in UTC.

        A time that a change to daylight saving time skips becomes the same time after the clocks' change.
        """
        local = moment.astimezone(self.zone)
        return datetime.combine(day, local.timetz()).astimezone(UTC)

    def left_out_between(self, first: date, last: date, days: int) -> tuple[str, ...] | None:
        """Return the names of the holidays left out if *last* is *days* business days after *first*, otherwise None.

        Imports no library unless more weekdays than *days* lie between them, so that it costs nothing on most days.
        """
        extra = _count_weekdays(first, last) - days
        if extra == 0:
            return ()
        if not self.country or abs(extra) > MAX_LEFT_OUT:
            return None
        counted = self.add(first, days)
        return counted.left_out if counted.day == last else None


def _count_weekdays(first: date, last: date) -> int:
    """Return the number of days from Monday to Friday after one day, up to and including another."""
    days = max((last - first).days, 0)
    return sum((first + timedelta(days=number)).weekday() not in _WEEKEND for number in range(1, days + 1))


def _import_singly(package: str) -> None:
    """Let a package import only those of its modules that are asked for, instead of all with the first one."""
    library = find_spec(package.partition(".")[0])
    spec = PathFinder.find_spec(package, library.submodule_search_locations) if library is not None else None
    if spec is not None and isinstance(spec.loader, SourceFileLoader) and package not in sys.modules:
        module = module_from_spec(spec)  # has a path, on which its modules are found, but was not run
        setattr(module, "__getattr__", partial(_get_offered, module, spec.loader))  # noqa: B010 - PEP 562
        sys.modules[package] = module


def _get_offered(module: ModuleType, loader: SourceFileLoader, name: str) -> object:
    """Return what a package imports from one of its modules; run the package for anything else."""
    if name.startswith("__") and name != "__all__":
        raise AttributeError(name)
    import ast

    for node in ast.parse(loader.get_source(module.__name__) or "").body:
        if isinstance(node, ast.ImportFrom) and node.module and name in {alias.name for alias in node.names}:
            return getattr(import_module(node.module), name)
    delattr(module, "__getattr__")
    loader.exec_module(module)
    return getattr(module, name)


@cache
def _read_holidays(country: str) -> HolidayBase | None:
    """Return the public holidays of a country, which the library computes year by year; None if it does not know it."""
    if not country:
        return None
    for package in _PACKAGES:
        _import_singly(package)
    from holidays import country_holidays

    code, _, subdivision = country.partition("-")
    for subdiv in dict.fromkeys((subdivision or None, None)):
        try:
            return country_holidays(code, subdiv=subdiv, language="en_US")
        except NotImplementedError:  # an unknown country or subdivision
            continue
    return None


@lru_cache(MAX_KEPT_DAYS)
def _find_holiday(country: str, day: date) -> str:
    holidays = _read_holidays(country)
    return (holidays.get(day) or "") if holidays is not None else ""
