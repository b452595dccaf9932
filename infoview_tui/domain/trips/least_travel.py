"""The least travel for each set of a few meetings, whatever the time: a lower bound for every day (R15)."""

from __future__ import annotations

from infoview_tui.domain.trips.day_table import DayTable


def list_least_travels(table: DayTable, room: int) -> dict[int, int]:
    """Return the least travel for each set of up to *room* meetings (a bit mask), in minutes.

    The ways are those of any day's *table*, with the usual one to the first meeting; smaller sets come first. Dynamic
    programming over sets and their last meeting (M. Held, R. M. Karp, "A Dynamic Programming Approach to Sequencing
    Problems", 1962).
    """
    first_leg, found = table.first_leg, {0: 0}
    legs = {one: table.legs_from(one) for one in range(len(table.meetings))}
    ways = {
        one: [(1 << other, other, leg) for other, leg in others.items() if other != one] for one, others in legs.items()
    }
    level = {1 << one: {one: first_leg} for one in legs}
    found |= dict.fromkeys(level, first_leg)
    for _ in range(room - 2):
        longer: dict[int, dict[int, int]] = {}
        for mask, ends in level.items():
            for last, travel in ends.items():
                for bit, other, leg in ways[last]:
                    if not mask & bit:
                        others = longer.setdefault(mask | bit, {})
                        others[other] = min(others.get(other, travel + leg), travel + leg)
        level = longer
        found |= {mask: min(ends.values()) for mask, ends in level.items()}
    if room == 1:
        return found
    for mask, ends in level.items():  # of the largest sets, the last meeting does not matter
        for last, travel in ends.items():
            for bit, _, leg in ways[last]:
                if not mask & bit and travel + leg < found.get(mask | bit, travel + leg + 1):
                    found[mask | bit] = travel + leg
    return found
