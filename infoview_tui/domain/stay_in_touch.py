"""How often to stay in touch, as the user types it: a number of months (R34)."""

from __future__ import annotations

import re

MIN_MONTHS, MAX_MONTHS = 1, 24

_INTERVAL = re.compile(r"(?:every )?(?P<number>[0-9]{1,3}|an?|)\s?(?P<unit>m|months?|y|years?|)", re.IGNORECASE)


def is_valid_interval(months: int | None) -> bool:
    """Return whether a number of months is possible; None means that something else decides."""
    return months is None or MIN_MONTHS <= months <= MAX_MONTHS


def parse_interval(text: str) -> int | None:
    """Parse an interval in months: ``6``, ``6 months``, ``every month``, ``a year``. An empty text gives None.

    Raises ValueError with a sentence if it is none, or not from 1 to 24 months.
    """
    text = " ".join(text.split())
    if not text:
        return None
    found = _INTERVAL.fullmatch(text)
    if found is None or not (found["number"] or found["unit"]):
        raise ValueError("Type a number of months, such as 6.")
    number = int(found["number"]) if found["number"].isdecimal() else 1
    months = number * (12 if found["unit"].lower().startswith("y") else 1)
    if not is_valid_interval(months):
        raise ValueError(f"Stay in touch every {MIN_MONTHS} to {MAX_MONTHS} months.")
    return months


def format_interval(months: int | None) -> str:
    """Format an interval so that `parse_interval` reads it: ``6 months``; empty for None."""
    return "" if months is None else "1 month" if months == 1 else f"{months} months"
