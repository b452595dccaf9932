"""Time zones of people (IANA names): wall times in them, their names in words, and the zone that a place is in.

A wall time is a naive datetime: what the clocks show there. An empty zone name means that the zone is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from enum import Enum
from functools import cache
from typing import NamedTuple

from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.zone_places import (
    ABBREVIATIONS,
    COUNTRY_ALIASES,
    PRINCIPAL_ZONES,
    WIDE_COUNTRIES,
    read_cities,
    read_states,
)

MAX_FOUND = 8
"""The most zones that a search returns."""

_AREA_WORDS = ("metropolitan", "metro", "bay", "city", "area", "region", "state", "province", "county")


class WallTime(Enum):
    """How often a wall time occurs in a zone: the clocks skip some when they go forward, and repeat some going back."""

    ONCE = 1
    TWICE = 2
    NEVER = 0


def find_zone(name: str) -> tzinfo | None:
    """Return a time zone by its IANA name; None if there is none of this name."""
    from zoneinfo import ZoneInfo  # imported only where a zone is named

    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):  # an unknown zone, an invalid name, a folder of zones
        return None


def zone_or(name: str, default: tzinfo) -> tzinfo:
    """Return a time zone by its IANA name, or another one if the name is empty or unknown."""
    return find_zone(name) or default


def to_utc(wall: datetime, zone: tzinfo | str) -> datetime:
    """Return the moment (in UTC) of a wall time in a zone; an unknown zone name means UTC.

    Of a time that occurs twice, it is the first. One that the clocks skip is read as if they had not been changed, so
    02:30 becomes 03:30 (PEP 495).
    """
    place = zone_or(zone, UTC) if isinstance(zone, str) else zone
    return wall.replace(tzinfo=place, fold=0).astimezone(UTC)


def to_wall(moment: datetime, zone: tzinfo) -> datetime:
    """Return what the clocks in a zone show at an aware moment."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def check_wall_time(wall: datetime, zone: tzinfo) -> WallTime:
    """Return how often a wall time occurs in a zone."""
    offsets = [wall.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)]
    if offsets[0] == offsets[1]:
        return WallTime.ONCE
    return WallTime.TWICE if to_wall(to_utc(wall, zone), zone) == wall.replace(fold=0) else WallTime.NEVER


def zone_name(zone: tzinfo) -> str:
    """Return the IANA name of a time zone; empty if it has none, such as one with a fixed offset."""
    name = getattr(zone, "key", None) or ""
    return name if find_zone(name) is not None else ""


def is_same_time(at: datetime, one: tzinfo, other: tzinfo) -> bool:
    """Return whether the clocks of two zones show the same at an aware moment."""
    return at.astimezone(one).utcoffset() == at.astimezone(other).utcoffset()


def zone_city(name: str) -> str:
    """Return the city after which a zone is named: ``New York`` for ``America/New_York``; UTC stays as it is."""
    return name.rpartition("/")[2].replace("_", " ")


def zone_country(name: str) -> str:
    """Return the ISO 3166-1 code of a zone's country, empty if it is not known."""
    return _read_index().countries.get(name, "")


def format_offset(at: datetime, zone: tzinfo) -> str:
    """Format the offset of a zone from UTC at an aware moment: ``UTC+05:30``."""
    offset = at.astimezone(zone).utcoffset() or timedelta()
    hours, minutes = divmod(int(abs(offset).total_seconds()) // 60, 60)
    return f"UTC{'-' if offset < timedelta() else '+'}{hours:02}:{minutes:02}"


def format_two_zones(at: datetime, mine: tzinfo, theirs: str, this_year: int | None = None) -> str:
    """Format an aware moment in both zones: ``Thu 3 Dec 14:00 in New York, 20:00 for you``.

    With *this_year*, another year is named. If the other zone is unknown, or its clocks show the same, it is
    ``Thu 3 Dec 14:00``.
    """
    local, zone = at.astimezone(mine), find_zone(theirs)
    if zone is None or is_same_time(at, mine, zone):
        return f"{format_weekday(local.date())} {local:%H:%M}"
    there = at.astimezone(zone)
    own_day = "" if there.date() == local.date() else f"{format_weekday(local.date())} "
    year = f" {there.year}" if this_year is not None and there.year != this_year else ""
    return f"{format_weekday(there.date())}{year} {there:%H:%M} in {zone_city(theirs)}, {own_day}{local:%H:%M} for you"


def format_there(at: datetime, mine: tzinfo, theirs: str) -> str:
    """Format the time of a moment where somebody is: ``16:05 in New York``, with its weekday if it is another day.

    Empty if the zone is unknown, or its clocks show the same as the user's.
    """
    zone = find_zone(theirs)
    if zone is None or is_same_time(at, mine, zone):
        return ""
    local, there = at.astimezone(mine), at.astimezone(zone)
    day = "" if there.date() == local.date() else f"{format_weekday(there.date())[:3]} "
    return f"{day}{there:%H:%M} in {zone_city(theirs)}"


def find_zones(text: str) -> list[str]:
    """Return up to `MAX_FOUND` zones for what was typed, the best first.

    It may be the start of a city of the database (``new y``), a zone's name, a country or state, or an abbreviation.
    """
    typed = _normalize(text)
    if not typed:
        return []
    index = _read_index()
    ranked: dict[str, tuple[int, int, str]] = {}

    def rank(names: tuple[str, ...] | list[str], place: int) -> None:
        for position, name in enumerate(names):
            ranked.setdefault(name, (place, position, name))

    rank([name] if (name := index.names.get(typed, "")) else [], 0)
    rank(ABBREVIATIONS.get(typed, ()), 1)
    rank(index.by_city.get(typed, ()), 2)
    rank(index.by_place.get(typed, ()), 3)
    starts = sorted((city for city in index.by_city if city.startswith(typed)), key=lambda city: (len(city), city))
    rank([name for city in starts for name in index.by_city[city]], 4)
    rank([name for place in sorted(index.by_place) if place.startswith(typed) for name in index.by_place[place]], 5)
    rank([name for key, name in index.names.items() if f" {typed}" in key], 6)
    return sorted(ranked, key=ranked.__getitem__)[:MAX_FOUND]


def find_named_zone(name: str) -> str:
    """Return the zone that a whole name means: a city, a country or state in one zone, or an abbreviation; or empty."""
    index, wanted = _read_index(), _normalize(name)
    regions = {region.principal for region in index.regions.get(wanted, ())}
    found = (
        index.names.get(wanted, ""),
        index.cities.get(wanted, ""),
        *ABBREVIATIONS.get(wanted, ()),
        regions.pop() if len(regions) == 1 else "",
    )
    return next(filter(None, found), "")


def propose_zone(place: str) -> str:
    """Return the zone of a place such as ``Berlin, Germany`` or ``Greater New York City Area``; empty if not sure.

    A country or state after a city decides between places of the same name: Paris, Texas.
    """
    index = _read_index()
    if (zone := index.cities.get(_normalize(place))) is not None and _normalize(place) not in index.regions:
        return zone
    parts = [name for part in re.split(r"[,/()|·]", place) if (name := _normalize(part))]
    found: list[_Region] = []
    for number, part in reversed(list(enumerate(parts))):
        options = _find_meanings(part, number)
        fitting = [one for one in options if not found or any(one.principal in other.zones for other in found)]
        found = fitting or found
    zones = {region.principal for region in found}
    return zones.pop() if len(zones) == 1 else ""


def _find_meanings(name: str, number: int) -> list[_Region]:
    """Return what a part of a place may mean: countries, states, or a city; after the first part also by a code.

    After the first part, a city is not meant if a country or state is.
    """
    index = _read_index()
    for reading in _read_area(name):
        found = [*index.regions.get(reading, ()), *(index.codes.get(reading, ()) if number else ())]
        if reading in index.cities and (number == 0 or not found):
            zone = index.cities[reading]
            found.append(_Region(zone, frozenset({zone})))
        if found:
            return found
    return []


def _read_area(name: str) -> Iterator[str]:
    """Return the readings of the name of an area, down to its core: ``new york city area``, ..., ``new york``."""
    words = name.removeprefix("greater ").split()
    yield " ".join(words)
    while len(words) > 1 and words[-1] in _AREA_WORDS:
        words.pop()
        yield " ".join(words)


def _normalize(name: str) -> str:
    """Return a name without case, accents, and signs."""
    return " ".join(fold(name).replace(".", "").replace("&", " and ").translate(_SIGNS).split())


_SIGNS = str.maketrans(dict.fromkeys("_/-–()'’,", " "))


class _Region(NamedTuple):
    """A country, a state, or a city: its zones, and the one that its name alone means; empty if that is unclear."""

    principal: str
    zones: frozenset[str]


class _Index(NamedTuple):
    """Zones by the names that people use, in lower case without accents."""

    names: dict[str, str]
    """By their own names: ``america new york``."""
    by_city: dict[str, list[str]]
    cities: dict[str, str]
    """Cities of the database, and other large ones, which a place may name."""
    by_place: dict[str, list[str]]
    """By countries, states, and other large cities."""
    regions: dict[str, list[_Region]]
    """Countries and states by their names."""
    codes: dict[str, list[_Region]]
    """Countries and states by their abbreviations, of which some have several meanings."""
    countries: dict[str, str]
    """The country of a zone."""


@cache
def _read_index() -> _Index:
    """Read the tables of the package tzdata: its zones, their countries, and the names of these."""
    from importlib.resources import files  # slow to import

    data = files("tzdata")
    main = {row[2]: row[0] for row in _read_table(data.joinpath("zoneinfo", "zone.tab").read_text("utf-8"))}
    links = [name for name in data.joinpath("zones").read_text("utf-8").split() if not name.startswith("Etc/")]
    every = [name for name in dict.fromkeys([*main, *links]) if "/" in name or name == "UTC"]
    by_city: dict[str, list[str]] = {}
    for name in every:
        by_city.setdefault(_normalize(zone_city(name)), []).append(name)
    countries = _read_countries(data.joinpath("zoneinfo", "iso3166.tab").read_text("utf-8"), main)
    regions, codes, by_place = dict[str, list[_Region]](), dict[str, list[_Region]](), dict[str, list[str]]()
    for code, (names, zones) in countries.items():
        region = _Region("" if code in WIDE_COUNTRIES else zones[0], frozenset(zones))
        codes[code.lower()] = [region]
        for name in names:
            regions[name], by_place[name] = [region], zones
    for name, code, zone in read_states():
        region = _Region(zone, frozenset({zone}))
        regions.setdefault(name, []).append(region)
        codes.setdefault(code, []).append(region)
        by_place[name] = [zone, *by_place.get(name, ())]
    large = read_cities()
    cities = {city: found[0] for city, found in by_city.items() if found[0] in main} | large
    by_place = {city: [zone] for city, zone in large.items()} | by_place
    return _Index({_normalize(name): name for name in every}, by_city, cities, by_place, regions, codes, main)


def _read_countries(text: str, main: dict[str, str]) -> dict[str, tuple[list[str], list[str]]]:
    """Return the names and the zones of each country by its code, the principal zone first."""
    zones_of: dict[str, list[str]] = {code: [zone] for code, zone in PRINCIPAL_ZONES.items()}
    for zone, code in main.items():
        known = zones_of.setdefault(code, [])
        if zone not in known:
            known.append(zone)
    names = {row[0]: [_normalize(row[1]), _normalize(row[1].partition(" (")[0])] for row in _read_table(text)}
    for alias, code in COUNTRY_ALIASES.items():
        names[code].append(_normalize(alias))
    return {code: (names[code], zones) for code, zones in zones_of.items()}


def _read_table(text: str) -> list[list[str]]:
    """Return the columns of each line of a table of the database."""
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
