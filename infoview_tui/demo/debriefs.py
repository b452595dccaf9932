"""How the paths of the sample looked after each debriefed conversation, what it cost and gave, and what came of it."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.demo.models import DESIGN, JOURNALISM, SUSTAINABILITY
from infoview_tui.domain.enums import Confidence, OutcomeKind, Topic

GUESS, FAIR, SURE = Confidence.GUESS, Confidence.FAIR, Confidence.SURE


class DemoDebrief(NamedTuple):
    """After the conversation with one contact: energy before and after, scores of one path by topic, outcomes."""

    contact: str
    energy: tuple[int, int]
    path: int
    scores: tuple[tuple[Topic, int, Confidence], ...]
    outcomes: tuple[tuple[OutcomeKind, str], ...] = ()


DEBRIEFS: tuple[DemoDebrief, ...] = (
    DemoDebrief(
        "ines",
        (3, 5),
        DESIGN,
        (
            (Topic.CAREER_PATH, 4, FAIR),
            (Topic.DAY_TO_DAY, 4, SURE),
            (Topic.SKILLS, 4, FAIR),
            (Topic.CHALLENGES_REWARDS, 5, FAIR),
            (Topic.INDUSTRY_TRENDS, 3, GUESS),
        ),
        (
            (OutcomeKind.INTRODUCTION, "She wrote to Daniel and Priya the same evening"),
            (OutcomeKind.EVENT, "Open evening of her team, first week of next month"),
        ),
    ),
    DemoDebrief(
        "tobiasz",
        (4, 3),
        JOURNALISM,
        (
            (Topic.DAY_TO_DAY, 4, SURE),
            (Topic.COMPENSATION, 2, SURE),
            (Topic.LIFESTYLE, 2, FAIR),
            (Topic.CHALLENGES_REWARDS, 4, FAIR),
        ),
        ((OutcomeKind.LEAD, "Mateo's desk looks for somebody who can read survey data"),),
    ),
    DemoDebrief(
        "amara",
        (3, 4),
        SUSTAINABILITY,
        (
            (Topic.CAREER_PATH, 3, FAIR),
            (Topic.DAY_TO_DAY, 2, FAIR),
            (Topic.OUTLOOK, 4, GUESS),
        ),
    ),
)
"""One for each conversation that has been debriefed, with a contact who speaks to that path."""
