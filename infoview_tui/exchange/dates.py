"""Reads dates as exports write them, whatever the language of this computer."""

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

# The parts may stand in any order, so each pattern names them.
_PATTERNS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<day>\d{1,2})[ -](?P<name>[A-Za-z]{3,9})\.?[ -](?P<year>\d{4}|\d{2})",  # 04 Sep 2026, 7-Feb-22
        r"(?P<name>[A-Za-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})",  # Sep 4, 2026
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",  # 2026-09-04
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2})",  # 9/4/2026, the American way of English exports
    )
)


def parse_date(text: str) -> date | None:
    """The date that *text* says, or None if it says none. A year of two digits is one after 2000."""
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(text.strip()):
            parts = match.groupdict()
            month = _month(parts["name"]) if "name" in parts else int(parts["month"])
            year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
            try:
                return date(year, month, int(parts["day"]))
            except ValueError:
                return None
    return None


def _month(name: str) -> int:
    """The number of a month by its English name or the beginning of it; 0, which no date has, for any other word."""
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower())), 0)
