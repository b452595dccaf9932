"""Finds times that a message offers in the user's own words: ``Tue 8 Dec at 4pm``, ``Dec 9, 4pm your time`` (R10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo

from infoview_tui.domain.check_result import Span
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_phrases import Phrase, PhraseReader
from infoview_tui.domain.date_tokens import read_tokens
from infoview_tui.domain.day_phrases import Day
from infoview_tui.domain.offered_times import OfferMention, find_offers
from infoview_tui.domain.token_reader import longest
from infoview_tui.domain.zones import find_named_zone, find_zone, to_utc

MAX_FOUND = 6
"""The most times that are found: a message with more is a list of something else."""

MAX_DAYS = 60
"""Later times are left out: a day without a year that is over would be next year's."""

_THEIR_TIME = re.compile(r"\byour (?:time|end)\b", re.IGNORECASE)
_NAMED_ZONE = re.compile(r"[\s,(]*(?:in )?(?P<name>[A-Z][A-Za-z]*(?:[ /_][A-Z][A-Za-z]*)?)(?: time)?\b")


def find_typed_times(
    text: str, now: datetime, zone: tzinfo, their_zone: str = "", order: DateOrder = DateOrder.MONTH_FIRST
) -> list[OfferMention]:
    """Return the times ahead in a text that name a day and a time on the clock, but not as `find_offers` reads them.

    ``your time`` is in the contact's zone; without one, such a time is left out, as is one that names another zone
    which is not known.
    """
    known = {offer.at for offer in find_offers(text, now, zone)}
    today = now.astimezone(zone).date()
    found: list[OfferMention] = []
    at = 0
    for line in text.splitlines(keepends=True):
        # Without these words, the day after them is read as that of the time: 4pm your time on Dec 9.
        blanked = _THEIR_TIME.sub(lambda words: " " * len(words[0]), line)
        for span, phrase in _list_phrases(blanked, today, order):
            is_theirs = _THEIR_TIME.search(line[span.start : span.end]) or _THEIR_TIME.match(
                line[span.end :].lstrip(" ,(")
            )
            there = find_zone(their_zone) if is_theirs else _find_zone_after(phrase, line[span.end :], zone)
            moment = _to_moment(phrase, there)
            if moment is not None and now < moment <= now + timedelta(days=MAX_DAYS) and moment not in known:
                known.add(moment)
                found.append(OfferMention(Span(at + span.start, at + span.end), moment))
        at += len(line)
    return found if len(found) <= MAX_FOUND else []


def _list_phrases(line: str, today: date, order: DateOrder) -> Iterator[tuple[Span, Phrase]]:
    """Yield the phrases of a line with a day and a time on the clock; ``or 4pm`` is on the day before it."""
    tokens = read_tokens(line)
    reader, index, before = PhraseReader(tokens, today, order), 0, -1
    day: Day | None = None
    while index < len(tokens):
        readings = (reader.read_day_and_time(index, allow_bare_hour=False), reader.read_time_and_day(index))
        best = longest(readings)
        if best is None:
            index += 1
            continue
        phrase = best.value
        if phrase.day is None and day is not None and reader.skip(before, ",", "or", "and", "/") in (index, index - 1):
            phrase = phrase._replace(day=day)
        if phrase.day is not None and phrase.at is not None and phrase.is_exact:
            yield Span(tokens[index].start, tokens[best.end - 1].end), phrase
        day, index, before = phrase.day, best.end, best.end


def _find_zone_after(phrase: Phrase, rest: str, zone: tzinfo) -> tzinfo | None:
    """Return the zone that a phrase names, or the *rest* of its line, or the user's; None if it is not known."""
    if phrase.zone is not None:
        return phrase.zone
    named = _NAMED_ZONE.match(rest)
    name = find_named_zone(named["name"]) if named else ""
    return find_zone(name) if name else zone


def _to_moment(phrase: Phrase, there: tzinfo | None) -> datetime | None:
    """Return the moment (UTC) of a phrase in a zone."""
    if phrase.day is None or phrase.at is None or there is None:
        return None
    return to_utc(datetime.combine(phrase.day.day, phrase.at), there)
