"""Checks of the times that a message offers: they are ahead, and still free (R10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.busy_times import BusyTime
from infoview_tui.domain.check_result import CheckResult, Fix
from infoview_tui.domain.message_facts import MessageFacts
from infoview_tui.domain.message_text import MessageText
from infoview_tui.domain.offered_times import OfferMention, find_offers

_REASON = "An offer that is gone costs another message, and some of their patience."  # R10


class OfferContext(NamedTuple):
    """What offered times are compared with: the current time (UTC in an aware zone), and what takes time."""

    now: datetime
    busy: tuple[BusyTime, ...] = ()

    def find_problem(self, at: datetime, minutes: int) -> str:
        """Return why a time cannot be offered, as the end of a sentence; empty if it can."""
        if at <= self.now:
            return "is over"
        end = at + timedelta(minutes=minutes)
        taker = next((time for time in self.busy if not time.all_day and time.overlaps(at, end)), None)
        if taker is None:
            return ""
        return f"is taken by {taker.label}" if taker.label else "is taken"


def check_offers(text: MessageText, facts: MessageFacts, context: OfferContext | None) -> Iterator[CheckResult]:
    """Check that the times in a message can still be offered. Yields nothing if it names none."""
    if context is None or context.now.tzinfo is None:
        return
    offers = find_offers(text.body, context.now, context.now.tzinfo)
    if not offers:
        return
    gone = [(offer, problem) for offer in offers if (problem := context.find_problem(offer.at, facts.minutes))]
    if not gone:
        note = facts.times_note if any(time in text.body for time in facts.offered_times) else ""
        found = f"The times offered are free, but {note}" if note else "The times offered are free"
        yield CheckResult("free_times", True, found, _REASON)
        return
    offer, problem = gone[0]
    named = text.body[offer.span.start : offer.span.end]
    yield CheckResult(
        "free_times",
        False,
        f"{named} {problem}",
        _REASON,
        tuple(offer.span for offer, _ in gone),
        _replace(text, facts, offer),
    )


def _replace(text: MessageText, facts: MessageFacts, gone: OfferMention) -> Fix | None:
    """Return the correction that offers the next free time instead; None if there is none."""
    instead = next((time for time in (*facts.offered_times, *facts.other_times) if time not in text.body), None)
    if instead is None:
        return None
    end = gone.span.end
    rest = text.body[end:]
    if rest.startswith(" (") and ")" in rest:  # the same time in the contact's zone
        end += rest.index(")") + 1
    return Fix(f"offer {instead} instead", gone.span._replace(end=end), instead)
