"""The English words of dates and times, with their numbers."""

from __future__ import annotations

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mon monday",
            "tue tues tuesday",
            "wed weds wednesday",
            "thu thur thurs thursday",
            "fri friday",
            "sat saturday",
            "sun sunday",
        )
    )
    for name in names.split()
}
"""Weekdays by name, counted from Monday, which is 0."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}

_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve"

NUMBERS = {"a": 1, "an": 1, **{word: number for number, word in enumerate(_NUMBER_WORDS.split(), 1)}}
"""Counts as words. *A few* is three, and *a couple of* two, which `day_phrases` reads."""

RANKS = {
    word: number
    for number, words in enumerate(("last", "", "first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th"), -1)
    for word in words.split()
}
"""First to fifth; last is -1."""

UNITS = {
    "day": (1, 0),
    "days": (1, 0),
    "week": (7, 0),
    "weeks": (7, 0),
    "fortnight": (14, 0),
    "month": (0, 1),
    "months": (0, 1),
    "quarter": (0, 3),
    "quarters": (0, 3),
    "year": (0, 12),
    "years": (0, 12),
}
"""Units of dates, as days and months."""

SHORT_UNITS = {"d": "day", "w": "week", "m": "month"}

MINUTE_UNITS = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 1),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60),
}
"""Units of times, in minutes."""

AMBIGUOUS = frozenset({"mon", "wed", "weds", "sat", "sun"})
"""Weekdays that are also other words: in a sentence, they are a day only after *by*, *on*, *before*, or *until*."""

DEADLINE_WORDS = frozenset({"by", "before", "until", "till"})
LEADS = DEADLINE_WORDS | {"on"}
