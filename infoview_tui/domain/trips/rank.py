"""How much a contact is worth on a trip, and why: warmth, say in hiring, paths, and gaps (R4, R5, R15, R36)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from infoview_tui.domain.enums import Relationship, Seniority
from infoview_tui.domain.warmth import WARMTH

_REFERRED = 3
_DECIDES = 4
_SENIOR = 2
_PATH = 3
_GAP = 4
_FEW_VOICES = 2
_FEW = 2
_FRESH_ORGANIZATION = 1


class RankFacts(NamedTuple):
    """What is known of a contact. ``paths`` has, for each of their paths, the number of people who spoke about it.

    ``is_new_organization`` says that nobody at their organization was interviewed yet.
    """

    relationship: Relationship | None = None
    referrer: str = ""
    decides_on_hiring: bool = False
    seniority: Seniority | None = None
    paths: Sequence[tuple[str, int]] = ()
    is_new_organization: bool = False
    was_interviewed: bool = False


class RankReason(NamedTuple):
    """A reason that counts, and its points."""

    text: str
    points: int


class Rank(NamedTuple):
    """Points, at least 1, and the reasons for them, the weightiest first."""

    points: int
    reasons: tuple[RankReason, ...]

    @property
    def text(self) -> str:
        """The reasons in words: ``decides on hiring · nobody asked about design yet``."""
        return " · ".join(reason.text for reason in self.reasons)


def rank_contact(facts: RankFacts) -> Rank:
    """Return what a meeting with a contact is worth, from plain facts. Everybody has at least one point."""
    warmth, words = WARMTH[facts.relationship]
    reasons = [RankReason(words, warmth)] if warmth else []
    if facts.referrer and warmth < _REFERRED:
        reasons = [RankReason(f"referred by {facts.referrer}", _REFERRED)]
    if facts.decides_on_hiring:
        reasons.append(RankReason("decides on hiring", _DECIDES))
    elif facts.seniority in (Seniority.DIRECTOR, Seniority.EXECUTIVE):
        reasons.append(RankReason("senior", _SENIOR))
    if facts.paths and not facts.was_interviewed:
        path, voices = min(facts.paths, key=lambda item: item[1])
        if voices == 0:
            reasons.append(RankReason(f"nobody asked about {path} yet", _PATH + _GAP))
        elif voices <= _FEW:
            people = "1 person" if voices == 1 else f"{voices} people"
            reasons.append(RankReason(f"only {people} asked about {path}", _PATH + _FEW_VOICES))
        else:
            reasons.append(RankReason(f"knows {path}", _PATH))
    if facts.is_new_organization and not facts.was_interviewed:
        reasons.append(RankReason("new organization", _FRESH_ORGANIZATION))
    reasons.sort(key=lambda reason: -reason.points)
    return Rank(1 + sum(reason.points for reason in reasons), tuple(reasons))
