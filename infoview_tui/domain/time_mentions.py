"""Times and durations that a message mentions: "Tuesday at 10", "in the next two weeks", "20 minutes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from infoview_tui.domain.check_result import Span
from infoview_tui.domain.message_text import MessageText

MAX_DAYS_AHEAD = 23
"""Latest time to offer, in days: three weeks, and a weekend (R10)."""


class Duration(NamedTuple):
    """A duration in a text, in minutes; a range ("15 to 20 minutes") has two ends."""

    span: Span
    shortest: int
    longest: int


_NUMBERS = {
    "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "twenty-five": 25, "twenty five": 25, "thirty": 30,
    "forty": 40, "forty-five": 45, "forty five": 45, "sixty": 60, "ninety": 90,
}  # fmt: skip
_NUMBER = rf"\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_MINUTES = re.compile(
    rf"\b({_NUMBER})(?:\s*(?:-|–|—|to|or)\s*({_NUMBER}))?[\s-]*(?:minutes?\b|mins?\b|minütig\w*|Minuten\b|['′](?!\w))",
    re.IGNORECASE,
)
_FIXED = (
    (re.compile(r"\b(?:a )?quarter(?: of an)?[ -]hour\b", re.IGNORECASE), 15),
    (re.compile(r"\bhalf(?: an)?[ -]hour\b|\b30-min\b", re.IGNORECASE), 30),
    (
        re.compile(
            r"\b(?:an|one|a full|1|1\.5|two|2|a couple of)[ -]hours?\b(?! (?:away|from|ago|later))", re.IGNORECASE
        ),
        60,
    ),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)? {_MONTH}|\b{_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?![:\d])"
    r"|\b(\d{4})-(\d\d)-(\d\d)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?:days?)?\b(?<!\bsun)(?<!\bsat)|\bweekdays?\b"
    r"|\b(?:today|tonight|tomorrow|fortnight)\b"
    r"|\b(?:this|next|coming|following) (?:week|weekend|few days)\b|\bweek (?:after|of|from)\b"
    r"|\b(?:next|coming|following|within|in|over) (?:the (?:next|coming) )?(?:few |couple of |one |two |three |a "
    r"|1 |2 |3 "
    r"|(?:two|2|one|1)(?: or | to |-|–)(?:three|3|two|2) )?(?:weeks?|days)\b(?! ago)"
    r"|\b(?:one|two|three|2|3) weeks\b(?! ago)|\bcoming days\b|\b(?:end of|later) (?:the|this) (?:week|month)\b"
    r"|\bthis month\b"
    r"|\bany (?:day|morning|afternoon|evening|weekday)\b|\b(?:mornings|afternoons|evenings|lunchtimes?)\b"
    r"|\bbefore (?:the )?(?:holidays|christmas|thanksgiving"
    r"|easter)\b"
    r"|\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m|p\.m)\b|\b\d{1,2}:\d\d\b|\bat noon\b"
    r"|\b(?:early|mid|late)[ -](?:week|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b"
    r"|\b(?!24/7)\d{1,2}/\d{1,2}\b(?!%)|\b\d{1,2}\.\d{1,2}\.",
    re.IGNORECASE,
)


def find_durations(text: MessageText) -> list[Duration]:
    """Return the durations in the main part, in their order."""
    start, end = text.main
    found = []
    for match in _MINUTES.finditer(text.plain, start, end):
        first = _to_minutes(match[1])
        last = _to_minutes(match[2]) if match[2] else first
        found.append(Duration(Span(*match.span()), min(first, last), max(first, last)))
    for pattern, minutes in _FIXED:
        found += [Duration(span, minutes, minutes) for span in text.find_all(pattern)]
    return sorted(found)


def _to_minutes(text: str) -> int:
    return _NUMBERS.get(text.lower()) or (int(text) if text.isdigit() else 0)


def find_dates(text: MessageText, today: date) -> Iterator[tuple[Span, date]]:
    """Yield the dates in the main part. One without a year is the next that is at most a month past."""
    for match in _DATE.finditer(text.plain, *text.main):
        day, month = match[1] or match[4] or match[7], match[2] or match[3]
        number = _MONTHS.index(month[:3].lower()) + 1 if month else int(match[6])
        year = int(match[5]) if match[5] else today.year
        try:
            found = date(year, number, int(day))
            if not match[5] and found < today - timedelta(days=31):
                found = found.replace(year=year + 1)
        except ValueError:
            continue
        yield Span(*match.span()), found


def mentions_time(sentence: str) -> bool:
    """Whether a sentence mentions a day, a date or a time."""
    return bool(_RELATIVE.search(sentence) or _DATE.search(sentence))


def find_offered_times(text: MessageText, today: date | None) -> tuple[list[Span], list[Span]]:
    """Return the times that a message offers within three weeks, and the dates that are later than that.

    Without *today* all dates count as soon enough. Past dates count as neither, nor does the weekday next to one.
    """
    soon, late, past = text.find_all(_RELATIVE), list[Span](), list[Span]()
    if today is None:
        soon += text.find_all(_DATE)
    else:
        for span, found in find_dates(text, today):
            if found > today + timedelta(days=MAX_DAYS_AHEAD):
                late.append(span)
            else:
                (soon if found >= today else past).append(span)
    near = [span for span in soon if any(abs(span.start - other.end) < 25 for other in (*late, *past))]
    return [span for span in soon if span not in near], late
