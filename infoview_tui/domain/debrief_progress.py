"""The hour after, part by part: what there is to go through, how far one is, and where one goes on (R30, R31, R37)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from infoview_tui.domain.enums import ClosedEnum


class DebriefSection(ClosedEnum):
    """The parts of a debrief, in the order in which it goes through them; each can be skipped."""

    STARS = "stars"
    INSIGHTS = "insights"
    DRAWBACKS = "drawbacks"
    LEARNED = "learned"
    REFERRALS = "referrals"
    COMMITMENTS = "promises"
    VERDICTS = "verdicts"
    PATHS = "paths"
    ENERGY = "energy"
    OUTCOMES = "outcomes"


class SectionProgress(NamedTuple):
    """How far one part is: ``done`` things out of ``of``; with ``of`` 0 there is nothing to do in it.

    ``is_counted`` says that each thing waits to be settled, as a promise does. Otherwise any number is a good one.
    """

    done: int
    total: int
    is_counted: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether the call gave nothing for this part."""
        return self.total == 0

    @property
    def is_done(self) -> bool:
        """Whether nothing waits here any more."""
        return self.total > 0 and self.done >= self.total

    @property
    def remaining(self) -> int:
        """How many things still wait."""
        return max(0, self.total - self.done)


DEBRIEF_ONLY_SECTIONS = (
    DebriefSection.LEARNED,
    DebriefSection.REFERRALS,
    DebriefSection.COMMITMENTS,
    DebriefSection.PATHS,
    DebriefSection.ENERGY,
    DebriefSection.OUTCOMES,
)
"""The parts that nothing but the debrief itself can have begun: stars, signs and verdicts may come from the call."""


def unfinished_sections(progress: Mapping[DebriefSection, SectionProgress]) -> list[DebriefSection]:
    """Return the parts in which something waits, in their order."""
    return [part for part in DebriefSection if not progress[part].is_empty and not progress[part].is_done]


def resume_section(
    progress: Mapping[DebriefSection, SectionProgress], skipped: Collection[DebriefSection] = (), *, is_finished: bool
) -> DebriefSection:
    """Return the part at which a debrief is opened.

    It goes on after the last part that was worked on or skipped; one that was not begun, or is finished, begins with
    the first.
    """
    order = list(DebriefSection)
    started = [
        order.index(part)
        for part in DebriefSection
        if part in skipped or (part in DEBRIEF_ONLY_SECTIONS and progress[part].done)
    ]
    if is_finished or not started:
        return order[0]
    unfinished = [part for part in unfinished_sections(progress) if part not in skipped]
    return next(
        (part for part in unfinished if order.index(part) >= max(started)), unfinished[0] if unfinished else order[0]
    )
