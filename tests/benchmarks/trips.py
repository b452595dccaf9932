"""How long it takes to pack a trip, on hard cases, and how often the result is proved to be best.

python -m tests.benchmarks.trips [--trips N] [--meetings N]

Each case has five days, lunch, appointments on some days, random ways between districts or addresses, and meetings of
20 to 60 minutes. What is counted is the time of this process on a processor, so that other programs matter less.
"""

from __future__ import annotations

import argparse
import random
import sys
from datetime import date, timedelta
from statistics import median
from time import process_time
from zoneinfo import ZoneInfo

from infoview_tui.domain.free_hours import Interval
from infoview_tui.domain.trips.packer import pack
from infoview_tui.domain.trips.travel_times import TravelTime, TravelTimes
from infoview_tui.domain.trips.values import Trip, TripBlock, TripMeeting

MONDAY = date(2026, 12, 7)

CASES = {
    "the same ways everywhere, free all day": {"districts": 6, "restricted": 0.0, "pairs": False},
    "six districts, free all day": {"districts": 6, "restricted": 0.0, "pairs": True},
    "twenty addresses, free all day": {"districts": 20, "restricted": 0.0, "pairs": True},
    "six districts, half with hours of their own": {"districts": 6, "restricted": 0.5, "pairs": True},
    "twenty addresses, half with hours of their own": {"districts": 20, "restricted": 0.5, "pairs": True},
    "six districts, all with hours of their own": {"districts": 6, "restricted": 1.0, "pairs": True},
}


def make_case(
    seed: int, count: int, *, districts: int, restricted: float, pairs: bool
) -> tuple[Trip, list[TripMeeting]]:
    """Return a trip and its meetings, always the same ones for a seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    areas = [f"District {number}" for number in range(districts)]
    days = [MONDAY + timedelta(days=number) for number in range(5)]
    ways = tuple(
        TravelTime(one, other, chance.choice(range(10, 65, 5))) for one in areas for other in areas if one < other
    )
    blocks = [TripBlock("Lunch", 720, 780)]
    for day in days:
        if chance.random() < 0.5:
            start = chance.choice(range(540, 1020, 30))
            blocks.append(TripBlock("Appointment", start, start + chance.choice((30, 60, 90)), day))
    trip = Trip(
        "Berlin",
        ZoneInfo("Europe/Berlin"),
        days[0],
        days[-1],
        travel=TravelTimes(30, 10, ways if pairs else ()),
        blocks=tuple(blocks),
    )
    meetings = []
    for number in range(count):
        windows = None
        if chance.random() < restricted:
            windows = {}
            for day in days:
                start, length = chance.choice(range(540, 960, 30)), chance.choice((60, 120, 180, 240))
                if chance.random() < 0.6:
                    windows[day] = (Interval(start, start + length),)
        area = areas[number] if districts >= count else chance.choice(areas)
        minutes = chance.choice((20, 30, 30, 45, 60))
        meetings.append(TripMeeting(number, f"Person {number}", minutes, area, chance.randint(1, 12), windows))
    return trip, meetings


def show(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Print median and longest time for each kind of case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trips", type=int, default=20)
    parser.add_argument("--meetings", type=int, default=20)
    arguments = parser.parse_args()
    everything: list[float] = []
    for name, options in CASES.items():
        times, proved = [], 0
        for seed in range(arguments.trips):
            trip, meetings = make_case(seed, arguments.meetings, **options)  # type: ignore[arg-type]
            started = process_time()
            packing = pack(trip, meetings)
            times.append(1000 * (process_time() - started))
            proved += packing.is_best
        everything += times
        show(f"{name:<48} p50 {median(times):4.0f} ms, worst {max(times):4.0f} ms, proved {proved}/{len(times)}")
    show(f"{'all':<48} p50 {median(everything):4.0f} ms, worst {max(everything):4.0f} ms")


if __name__ == "__main__":
    main()
