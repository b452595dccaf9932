"""The hour after, part by part: what there is to go through, how far one is, and where one goes on (R30, R31, R37)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from infoview_tui.domain.enums import Word


class Part(Word):
    """The parts of a debrief, in the order in which it goes through them; each can be skipped."""

    STARS = "stars"
    INSIGHTS = "insights"
    DRAWBACKS = "drawbacks"
    LEARNED = "learned"
    REFERRALS = "referrals"
    PROMISES = "promises"
    VERDICTS = "verdicts"
    PATHS = "paths"
    ENERGY = "energy"
    OUTCOMES = "outcomes"


class Progress(NamedTuple):
    """How far one part is: ``done`` things out of ``of``; with ``of`` 0 there is nothing to do in it.

    ``is_counted`` says that each thing waits to be settled, as a promise does. Otherwise any number is a good one.
    """

    done: int
    of: int
    is_counted: bool = True

    @property
    def is_nothing(self) -> bool:
        """Whether the call gave nothing for this part."""
        return self.of == 0

    @property
    def is_done(self) -> bool:
        """Whether nothing waits here any more."""
        return self.of > 0 and self.done >= self.of

    @property
    def left(self) -> int:
        """How many things still wait."""
        return max(0, self.of - self.done)


SINCE_THE_CALL = (Part.LEARNED, Part.REFERRALS, Part.PROMISES, Part.PATHS, Part.ENERGY, Part.OUTCOMES)
"""The parts that nothing but the debrief itself can have begun: stars, signs and verdicts may come from the call."""


def left(progress: Mapping[Part, Progress]) -> list[Part]:
    """Return the parts in which something waits, in their order."""
    return [part for part in Part if not progress[part].is_nothing and not progress[part].is_done]


def resume_at(progress: Mapping[Part, Progress], skipped: Collection[Part] = (), *, is_finished: bool) -> Part:
    """Return the part at which a debrief is opened.

    It goes on after the last part that was worked on or skipped; one that was not begun, or is finished, begins with
    the first.
    """
    order = list(Part)
    begun = [order.index(part) for part in Part if part in skipped or (part in SINCE_THE_CALL and progress[part].done)]
    if is_finished or not begun:
        return order[0]
    waiting = [part for part in left(progress) if part not in skipped]
    return next((part for part in waiting if order.index(part) >= max(begun)), waiting[0] if waiting else order[0])
