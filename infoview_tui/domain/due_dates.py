"""Due dates in a line of text, such as ``send portfolio by fri`` or ``call Lee at 2pm tomorrow``.

A date phrase counts only as a whole: if words before or after it change what it means (*after* Friday, Jan 5-7,
Thursday or Friday), it is no due date, rather than a wrong one. Words with another common meaning (may, march, sat,
sun, mon, wed), numbers such as ``3/4``, and ``the 15th`` are dates only after *by*, *on*, *before*, or *until*.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, tzinfo
from functools import cache
from typing import NamedTuple

from infoview_tui.domain import date_words
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import to_moment
from infoview_tui.domain.date_phrases import Phrase, PhraseReader
from infoview_tui.domain.date_tokens import Token, TokenKind, read_tokens
from infoview_tui.domain.due import Due
from infoview_tui.domain.token_reader import Found, longest

_PRECEDING_WORDS = """after since last every each other alternate between from past previous through week weeks day days
month months of half first second third fourth fifth not except"""

_CHANGING_BEFORE = frozenset(_PRECEDING_WORDS.split())
"""Words before a day that change which one is meant, or how many."""

_CHANGING_AFTER = frozenset(
    ("week", "weeks", "fortnight", "ago", "weekend", "onward", "onwards", "thru", "through", "morning", "afternoon")
)
"""Words after a day that change which one is meant."""

_CONNECTORS = frozenset({"or", "and", "to", "-", "–", "—", "/", "&", "till", "until", "through", "thru"})
"""What connects two days or times."""

_AFTER_WHAT = ("next", "that", "christmas", "easter", "thanksgiving", "new year", "the holidays")
"""What follows *after* in a later day than the one before it: ``Monday after next``."""

_TRAILING = re.compile(r"[\s.!,;:?)]*")


class DueDate(NamedTuple):
    """A date found in a line. It is ``text[start:end]``, including *by* or *on*, so that it can be removed.

    ``time_of_day`` is the time that belongs to the date, if any, and ``zone`` the zone that it names (``2pm GMT``);
    both are part of that span.
    """

    day: date
    start: int
    end: int
    time_of_day: time | None = None
    zone: tzinfo | None = None

    def resolve(self, zone: tzinfo) -> Due | None:
        """Return when it is: on the day, or at the moment in the user's zone; None if the clocks skip that time."""
        try:
            if self.time_of_day is None:
                return Due(self.day)
            moment = to_moment(self.day, self.time_of_day, self.zone or zone)
            return None if moment is None else Due(at=moment.astimezone(UTC))
        except (OverflowError, ValueError):
            return None


def find_due_date(text: str, today: date, order: DateOrder = DateOrder.MONTH_FIRST) -> DueDate | None:
    """Find the due date of a commitment or action in a line.

    If there are several dates, a deadline (*by*, *before*, *until*) wins, then the last one. A date without a year that
    is past means next year. An hour alone is a time only after *at* or at the end of the line.
    """
    best: DueDate | None = None
    best_is_deadline = False
    for due, is_deadline in _DueDateFinder(text, today, order).find_all():
        if is_deadline or not best_is_deadline:
            best, best_is_deadline = due, is_deadline
    return best


def find_due(text: str, now: datetime, zone: tzinfo, order: DateOrder = DateOrder.MONTH_FIRST) -> Due | None:
    """Return when a line such as ``send portfolio by fri`` is due, or None if it names no day.

    It is due on the day, or at a moment if the line names a time. A time that does not exist on that day, because the
    clocks are put forward, gives None.
    """
    found = find_due_date(text, now.astimezone(zone).date(), order)
    return found.resolve(zone) if found is not None else None


class _DueDateFinder:
    """Finds the date phrases in a line that stand for themselves."""

    def __init__(self, text: str, today: date, order: DateOrder) -> None:
        self.text = text
        self.tokens = read_tokens(text)
        self.reader = PhraseReader(self.tokens, today, order)
        self.anchors = {index for index, token in enumerate(self.tokens) if _is_anchor(token)}

    def find_all(self) -> list[tuple[DueDate, bool]]:
        """Return the due dates in order, each with whether it is a deadline."""
        found, index = [], 0
        while index < len(self.tokens):
            phrase = self._read(index) if self._can_start(index) else None
            if phrase is None:
                index += 1
                continue
            due = self._check(index, phrase)
            if due is not None:
                found.append((due, self.tokens[index].text in date_words.DEADLINE_WORDS))
            index = max(self._end_of_more(phrase.end) or phrase.end, index + 1)
        return found

    def _can_start(self, index: int) -> bool:
        token = self.tokens[index]
        if token.text not in _starts() and token.kind in (TokenKind.WORD, TokenKind.SIGN, TokenKind.OTHER):
            return False
        return not self.anchors.isdisjoint(range(index, index + _REACH))

    def _read(self, index: int) -> Found[Phrase] | None:
        """Read the longest phrase from a token on that names a day on which something can be due."""
        reader = self.reader
        has_lead = self.tokens[index].text in date_words.LEADS
        start = index + has_lead
        starts = {start, reader.skip(start, "the") if has_lead else start}
        found = longest(self._read_due(one) for one in sorted(starts))
        if found is None:
            return None
        day = found.value.day
        if day is None or (day.is_loose and not has_lead):
            return None
        if day.is_month and self.tokens[index].text == "on":
            return None
        return found

    def _read_due(self, index: int) -> Found[Phrase] | None:
        """Read a phrase; if its time may be something else (``10 letters``, ``10%``, ``10-12``), only its day."""
        rules = (self.reader.read_day_and_time, self.reader.read_time_and_day, self.reader.read_end_of_day)
        found = longest(rule(index) for rule in rules)
        if found is None or found.value.at is None or found.value.day is None:
            return found
        last = self.tokens[found.end - 1]
        is_bare = last.kind is TokenKind.NUMBER
        is_at = self.tokens[found.end - 2].text in ("at", "@")
        rest = self.text[last.end :]
        is_at_end = _TRAILING.fullmatch(rest) is not None
        is_other = re.match(r"%|[:/.,-]+\w", rest) is not None
        if is_other or (is_bare and (found.value.until is not None or not (is_at or is_at_end))):
            day = self.reader.days.read_day(index)
            return None if day is None else Found(Phrase(day.value), day.end)
        return found

    def _check(self, index: int, found: Found[Phrase]) -> DueDate | None:
        """Return the due date, unless its surroundings make it another date or a part of something else."""
        first, last = self.tokens[index], self.tokens[found.end - 1]
        before, after = self.text[: first.start][-1:], self.text[last.end :]
        if (before and (before.isalnum() or before in "_’'/.:-")) or re.match(r"[\w-]|[’'/–—]\w", after):
            return None
        if found.value.day is None or self._is_part_of_more(index, found.end):
            return None
        if found.value.day.is_weekday and self._is_beside_weekday_or_number(index, found.end):
            return None
        return DueDate(found.value.day.day, first.start, last.end, found.value.due_time, found.value.zone)

    def _is_part_of_more(self, index: int, end: int) -> bool:
        """Return whether a word before or after a phrase changes its meaning, or connects it with another date."""
        has_lead = self.tokens[index].text in date_words.LEADS
        if index and not has_lead and self.tokens[index - 1].text in _CHANGING_BEFORE | {"between"}:
            return True
        if index and not has_lead and self.tokens[index - 1].kind is TokenKind.ORDINAL:
            return True
        if index > 1 and self.tokens[index - 1].text in _CONNECTORS and self._is_date_word(self.tokens[index - 2]):
            return True
        if end < len(self.tokens) and self.tokens[end].text in _CHANGING_AFTER:
            return True
        if self._end_of_more(end) is not None:
            return True
        if end + 1 < len(self.tokens) and self.tokens[end].text in _CONNECTORS:
            following = self.tokens[end + 1]
            is_number = following.kind in (TokenKind.NUMBER, TokenKind.ORDINAL)
            connects_numbers = is_number and self.tokens[end].text in ("-", "–", "—", "to", "or", "and", "&", "/")
            ends_with_number = self.tokens[end - 1].kind in (TokenKind.NUMBER, TokenKind.ORDINAL)
            return (connects_numbers and ends_with_number) or self._is_date_word(following, with_numbers=False)
        return False

    def _is_beside_weekday_or_number(self, index: int, end: int) -> bool:
        """Return whether a weekday is one of several (*Mon and Tue*), or has a bare number (*Friday 13*)."""
        word, sign = self.reader.word, self.reader.at(end)
        if index > 1 and self.tokens[index - 1].text in _CONNECTORS | {","} and word(index - 2) in date_words.WEEKDAYS:
            return True
        if sign.text in _CONNECTORS and word(end + 1) in date_words.WEEKDAYS:
            return True
        number = self.reader.at(self.reader.skip(end, "the"))
        if number.kind is not TokenKind.NUMBER or number.number > 31:
            return False
        rest = self.text[number.end :]
        return re.match(r"\s*$|[.!,;?)]+(?:\s|$)", rest) is not None or rest.split()[0] in _CONNECTORS

    def _end_of_more(self, end: int) -> int | None:
        """Return where a phrase really ends if a date, a UTC offset, or ``after next`` follows: *Fri 28 Nov*."""
        reader = self.reader
        sign, following = reader.at(end), reader.at(end + 1)
        if (
            sign.text in ("+", "-", "−")
            and following.is_glued
            and following.kind in (TokenKind.NUMBER, TokenKind.CLOCK)
        ):
            return end + 2
        if sign.text == "after":
            return end + 2 if self.text[following.start :].casefold().startswith(_AFTER_WHAT) else None
        start = reader.skip(end, ",")
        if reader.at(start).kind is TokenKind.NUMERIC or reader.word(start) == "in":
            return None
        found = longest(reader.days.read_day(one) for one in (start, reader.skip(start, "the", "of")))
        return found.end if found is not None and not found.value.is_month else None

    @staticmethod
    def _is_date_word(token: Token, *, with_numbers: bool = True) -> bool:
        if with_numbers and token.kind in (TokenKind.NUMBER, TokenKind.ORDINAL):
            return True
        words = token.text
        is_day = words in date_words.WEEKDAYS and words not in date_words.AMBIGUOUS
        is_month = words in date_words.MONTHS and words not in ("may", "march", "mar")
        return is_day or is_month or words in ("today", "tomorrow") or token.kind is TokenKind.ISO


_OTHER_STARTS = """today tonight tomorrow tmrw tmr next this coming in the at noon midday half end start beginning
middle mid eod eow eom eoq eoy cob eob close day week month year weekend"""

_OTHER_ANCHORS = (
    """today tonight tomorrow tmrw tmr eod eow eom eoq eoy cob eob business weekend morning afternoon evening"""
)

_REACH = 8
"""In how many tokens from its first one a date phrase names a day."""


@cache
def _starts() -> frozenset[str]:
    """The words that a date phrase can start with."""
    words = date_words
    return words.LEADS.union(words.WEEKDAYS, words.MONTHS, words.NUMBERS, words.RANKS, _OTHER_STARTS.split())


@cache
def _anchors() -> frozenset[str]:
    """The words without which there is no date phrase in words."""
    words = date_words
    return frozenset((*words.WEEKDAYS, *words.MONTHS, *words.UNITS, *_OTHER_ANCHORS.split()))


def _is_anchor(token: Token) -> bool:
    kinds = (TokenKind.ISO, TokenKind.NUMERIC, TokenKind.DOTTED, TokenKind.ORDINAL, TokenKind.SHORT)
    return token.text in _anchors() or token.kind in kinds
