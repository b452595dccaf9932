"""How warm a relationship is, as a number and in words (R2, R5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from infoview_tui.domain.enums import Relationship


class Warmth(NamedTuple):
    """Points from 0 (a stranger) to 4 (close), and the relationship in words, empty for a stranger."""

    points: int
    words: str


WARMTH: Mapping[Relationship | None, Warmth] = {
    Relationship.FAMILY: Warmth(4, "family"),
    Relationship.FRIEND: Warmth(4, "a friend"),
    Relationship.COLLEAGUE: Warmth(4, "a colleague"),
    Relationship.FRIEND_OF_FRIEND: Warmth(3, "a friend of a friend"),
    Relationship.ALUMNUS: Warmth(3, "same school"),
    Relationship.COMMUNITY: Warmth(2, "same community"),
    Relationship.EVENT: Warmth(2, "met at an event"),
    Relationship.ONLINE: Warmth(1, "known online"),
    Relationship.COLD: Warmth(0, ""),
    None: Warmth(0, ""),
}
