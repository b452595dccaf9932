"""Debrief progress: its sections, how much of each is done, and which section to resume (R30, R31, R37)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from infoview_tui.domain.enums import ClosedEnum


class DebriefSection(ClosedEnum):
    """Sections of a debrief, in order. Each can be skipped."""

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
    GAUGES = "gauges"


class SectionProgress(NamedTuple):
    """Progress of one section: ``done`` items out of ``total``. If ``total`` is 0, there is nothing to do.

    ``is_counted`` means that each item needs a decision, as a commitment does. Otherwise any number of items is fine.
    """

    done: int
    total: int
    is_counted: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether the call produced nothing for this section."""
        return self.total == 0

    @property
    def is_done(self) -> bool:
        """Whether all items are done. False for an empty section."""
        return self.total > 0 and self.done >= self.total

    @property
    def remaining(self) -> int:
        """Number of items that are not done."""
        return max(0, self.total - self.done)


DEBRIEF_ONLY_SECTIONS = (
    DebriefSection.LEARNED,
    DebriefSection.REFERRALS,
    DebriefSection.COMMITMENTS,
    DebriefSection.PATHS,
    DebriefSection.ENERGY,
    DebriefSection.OUTCOMES,
    DebriefSection.GAUGES,
)
"""Sections that can only be started in the debrief itself: stars, insights, and verdicts may come from the call."""


def unfinished_sections(progress: Mapping[DebriefSection, SectionProgress]) -> list[DebriefSection]:
    """Return the sections with open items, in order."""
    return [part for part in DebriefSection if not progress[part].is_empty and not progress[part].is_done]


def resume_section(
    progress: Mapping[DebriefSection, SectionProgress], skipped: Collection[DebriefSection] = (), *, is_finished: bool
) -> DebriefSection:
    """Return the section to open a debrief at.

    This is the next unfinished section from the last one that was worked on or skipped. A debrief that has not been
    started, or is finished, opens at the first section.
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
