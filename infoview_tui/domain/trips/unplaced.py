"""Why a contact has no place on a trip (R15)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from infoview_tui.domain.trips.day_table import DayTable
from infoview_tui.domain.trips.local_search import bits
from infoview_tui.domain.trips.values import Trip

_OTHERS_FULL = {False: "the other day is full", True: "the other days are full"}


def format_days(days: Sequence[date]) -> str:
    """Format days of one trip: ``Tue``, ``Tue and Thu``, ``Mon–Wed and Fri``; with dates if a weekday occurs twice."""
    ordered = sorted(set(days))
    names = {day: f"{day:%a}" for day in ordered}
    if len(set(names.values())) < len(ordered):
        names = {day: f"{day:%a} {day.day} {day:%b}" for day in ordered}
    runs: list[list[date]] = []
    for day in ordered:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    parts: list[str] = []
    for run in runs:
        parts += [f"{names[run[0]]}–{names[run[-1]]}"] if len(run) > 2 else [names[day] for day in run]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def explain_unplaced(trip: Trip, tables: Sequence[DayTable], chosen: Sequence[int], index: int) -> str:
    """Return why a meeting was not placed, as a sentence part: ``all days are full; Maria Lopez ranks higher``.

    *chosen* has the set of new meetings for each day (a bit mask), *index* is the number of the meeting.
    """
    meetings = tables[0].meetings
    meeting = meetings[index]
    if meeting.windows is not None and not meeting.windows:
        return f"not free from {format_days([trip.first_day])} to {format_days([trip.last_day])}"
    wanted = [table.day for table in tables if meeting.windows is None or table.day in meeting.windows]
    possible = [number for number, table in enumerate(tables) if index in table.open]
    if not possible:
        return f"no common time on {format_days(wanted)}"
    with_room = [
        number for number in possible if chosen[number].bit_count() + len(tables[number].fixed) < tables[number].limit
    ]
    if with_room:
        reason = _explain_room(tables, chosen, index, with_room)
        return (
            reason
            if len(with_room) == len(possible)
            else f"{reason}; {_OTHERS_FULL[len(possible) - len(with_room) > 1]}"
        )
    days = format_days([tables[number].day for number in possible])
    full = (
        "all days are full" if len(possible) == len(tables) else f"{days} {'is' if len(possible) == 1 else 'are'} full"
    )
    others = [other for number in possible for other in bits(chosen[number] | tables[number].fixed_mask)]
    movable = [other for other in others if meetings[other].fixed is None]
    if not movable:
        return f"{full} with fixed meetings"
    lowest = meetings[max(movable, key=lambda other: (-meetings[other].points, other))]
    if lowest.points > meeting.points:
        return f"{full}; ranks lower than {lowest.name}"
    return f"{full}; ranks no higher than {lowest.name}" if lowest.points == meeting.points else full


def _explain_room(tables: Sequence[DayTable], chosen: Sequence[int], index: int, days: Sequence[int]) -> str:
    """Explain why a meeting does not fit into days that are not full: it is too far, or there is no time left."""
    meetings = tables[0].meetings
    nearest: tuple[int, str, date] | None = None
    for number in days:
        table = tables[number]
        plan = table.plan(chosen[number])
        starts = plan.starts if plan is not None else [(other, table.starts[other][0]) for other in table.fixed]
        stretches = [(start, start + meetings[other].minutes, other) for other, start in starts]
        for start in table.starts[index]:
            end = start + meetings[index].minutes
            if any(start < ends and begins < end for begins, ends, _ in stretches):
                continue
            for begins, ends, other in stretches:
                follows = ends <= start
                fits = (
                    table.can_follow(other, begins, index, start)
                    if follows
                    else table.can_follow(index, start, other, begins)
                )
                if not fits:
                    leg = table.legs[other][index]
                    if nearest is None or leg < nearest[0]:
                        nearest = leg, meetings[other].area, table.day
    names = format_days([tables[number].day for number in days])
    if nearest is None:
        return f"no free time left on {names}"
    minutes, area, day = nearest
    return f"would need {minutes} min from {area or 'the meeting before'} on {format_days([day])}"
