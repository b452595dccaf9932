"""Which keys the footer shows, by binding id: those that matter most, in the order in which they are used."""

from __future__ import annotations

from typing import NamedTuple

MAX_KEYS = 5
"""Maximum number of keys in a footer of one line; help shows all."""

ACTION_KEYS = (
    *("board.open", "board.carry_right", "board.peek"),
    *("prep.pick", "prep.propose", "debrief.1", "debrief.take", "debrief.edit", "interview.star", "interview.edit"),
    *("find.open", "find.next", "capture.keep", "list.choose", "grid.choose"),
    *("today.done", "today.put_off"),
    *("week.open", "week.new", "week.offer", "week.contact"),
    *("research.source", "contact.write", "contact.message", "contact.prepare"),
    *("paths.fit", "hypotheses.verdict", "hypotheses.add", "network.message", "find_out.add", "fit.for", "fit.against"),
    *("compose.mail", "compose.sent"),
)
"""Keys that act on what is under the cursor."""

SCREEN_KEYS = (
    *("prep.other_side", "prep.interview", "prep.filter"),
    *("board.filter", "board.new", "today.new", "today.write", "contact.edit"),
    *("week.next", "week.today"),
    *("insights.next_view", "debrief.next", "debrief.finish"),
    *("interview.search", "interview.kinds", "interview.debrief"),
    *("compose.check", "compose.moment", "compose.copy"),
    *("find.complete", "capture.leave", "board.clear"),
)
"""Keys that lead elsewhere or change the screen."""


UNLISTED = 1
"""The group of all other keys, between the two."""


class KeyRank(NamedTuple):
    """The place of a key in the footer: its group, and its position in it."""

    group: int
    position: int


def rank_key(binding_id: str) -> KeyRank:
    """Return the place of a key: those that act first, others after them, and those of the screen last."""
    if binding_id in ACTION_KEYS:
        return KeyRank(0, ACTION_KEYS.index(binding_id))
    if binding_id in SCREEN_KEYS:
        return KeyRank(2, SCREEN_KEYS.index(binding_id))
    return KeyRank(UNLISTED, 0)


def importance(rank: KeyRank) -> tuple[bool, KeyRank]:
    """Return the sort key by which keys are left out if there is no room: unlisted ones first."""
    return rank.group == UNLISTED, rank
