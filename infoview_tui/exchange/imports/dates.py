"""Parser for dates in exported files, independent of the system locale. A time after the date is left out."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from infoview_tui.domain.date_order import DateOrder, find_ambiguous, has_both_orders, split_numeric_date
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.imports.month_names import month_of_name

_NAME = r"(?P<name>[^\W_0-9]{3,10})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|[.º°])?"  # 4th, 4., 1er, 1º
_TIME = r"(?:(?:,? |T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[AaPp]\.?[Mm]\.?)?(?: ?(?:UTC|Z|[+-]\d{2}:?\d{2}))?)?"

_MAX_QUOTE_LENGTH = 200  # characters quoted from the file in one warning

# Named groups, because the order of the parts varies.
_PATTERNS = tuple(
    re.compile((pattern + _TIME).replace(r"\d", "[0-9]"))
    for pattern in (
        rf"{_DAY}(?:[ -]| de )?{_NAME}(?:[ -]| de )(?P<year>\d{{4}}|\d{{2}})",  # 04 Sep 2026, 12. Mai 24
        rf"{_NAME} {_DAY},? (?P<year>\d{{4}})",  # Sep 4, 2026
        r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})",  # 2026-09-04
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})",  # 04.09.2026
        r"(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4}|\d{2})",  # 9/4/2026
    )
)


def parse_date(text: str, order: DateOrder) -> date | None:
    """Parse a date; return None if *text* is not one. A two-digit year is in the 2000s.

    *order* is that of the day and the month in dates such as ``9/4/2026``, the same for the whole file. A date that has
    only one reading, such as ``25/12/2026``, is read so in a file of any order.
    """
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(text.strip()):
            try:
                return _build(match.groupdict(), order)
            except ValueError:
                return None
    return None


def _build(parts: dict[str, str], order: DateOrder) -> date:
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    if "first" in parts:
        month, day = split_numeric_date(int(parts["first"]), int(parts["second"]), order)
        return date(year, month, day)
    month = month_of_name(parts["name"]) if "name" in parts else int(parts["month"])
    return date(year, month, int(parts["day"]))


def list_order_warnings(dates: Iterable[str], order: DateOrder) -> Iterator[str]:
    """Yield a warning if some dates have the day first, and others the month."""
    dates = tuple(dates)
    if has_both_orders(dates):
        ambiguous = clean_line(find_ambiguous(dates), _MAX_QUOTE_LENGTH)
        others = f"Those that can be read in two ways, such as {ambiguous}, were read {order.label}."
        only = "Each was read as the only day that it can be."
        yield f"Some dates have the day first, and others the month first. {others if ambiguous else only}"
