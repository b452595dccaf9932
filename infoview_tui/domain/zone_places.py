"""Names that people use for time zones and that the time zone database does not list: abbreviations, states, cities."""

from __future__ import annotations

ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "eastern": ("America/New_York",),
    "eastern time": ("America/New_York",),
    "et": ("America/New_York",),
    "est": ("America/New_York",),
    "edt": ("America/New_York",),
    "central": ("America/Chicago",),
    "central time": ("America/Chicago",),
    "ct": ("America/Chicago",),
    "cst": ("America/Chicago", "Asia/Shanghai"),
    "cdt": ("America/Chicago",),
    "mountain": ("America/Denver",),
    "mountain time": ("America/Denver",),
    "mt": ("America/Denver",),
    "mst": ("America/Denver", "America/Phoenix"),
    "mdt": ("America/Denver",),
    "pacific": ("America/Los_Angeles",),
    "pacific time": ("America/Los_Angeles",),
    "pt": ("America/Los_Angeles",),
    "pst": ("America/Los_Angeles",),
    "pdt": ("America/Los_Angeles",),
    "hst": ("Pacific/Honolulu",),
    "akst": ("America/Anchorage",),
    "ast": ("America/Halifax",),
    "brt": ("America/Sao_Paulo",),
    "gmt": ("Europe/London", "UTC"),
    "bst": ("Europe/London",),
    "wet": ("Europe/Lisbon",),
    "west": ("Europe/Lisbon",),
    "cet": ("Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome"),
    "cest": ("Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome"),
    "eet": ("Europe/Athens", "Europe/Helsinki", "Europe/Kyiv"),
    "eest": ("Europe/Athens", "Europe/Helsinki", "Europe/Kyiv"),
    "msk": ("Europe/Moscow",),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),  # codespell:ignore
    "pkt": ("Asia/Karachi",),
    "sgt": ("Asia/Singapore",),
    "hkt": ("Asia/Hong_Kong",),
    "jst": ("Asia/Tokyo",),
    "kst": ("Asia/Seoul",),
    "awst": ("Australia/Perth",),
    "acst": ("Australia/Adelaide", "Australia/Darwin"),
    "aest": ("Australia/Sydney", "Australia/Brisbane"),
    "aedt": ("Australia/Sydney",),
    "nzst": ("Pacific/Auckland",),
    "nzdt": ("Pacific/Auckland",),
    "sast": ("Africa/Johannesburg",),
    "utc": ("UTC",),
}
"""Zones by their usual abbreviations, the likeliest first."""

COUNTRY_ALIASES = {
    "uk": "GB",
    "united kingdom": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "usa": "US",
    "u s a": "US",
    "america": "US",
    "united states of america": "US",
    "deutschland": "DE",
    "osterreich": "AT",
    "schweiz": "CH",
    "holland": "NL",
    "the netherlands": "NL",
    "czechia": "CZ",
    "turkiye": "TR",
    "south korea": "KR",
    "uae": "AE",
    "macedonia": "MK",
    "bosnia": "BA",
    "ivory coast": "CI",
    "democratic republic of the congo": "CD",
    "myanmar": "MM",
    "vatican": "VA",
}

WIDE_COUNTRIES = frozenset({"AQ", "AU", "BR", "CA", "CD", "FM", "GL", "ID", "KI", "KZ", "MX", "PF", "RU", "UM", "US"})
"""Countries in which people live in different zones, so that the country alone names none."""

PRINCIPAL_ZONES = {"UA": "Europe/Kyiv"}
"""Zones of countries where the database lists another one first."""

_EASTERN, _CENTRAL, _MOUNTAIN, _PACIFIC = "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"

_STATES = {
    _EASTERN: "connecticut ct, delaware de, district of columbia dc, florida fl, georgia ga, kentucky ky, maine me,"
    " maryland md, massachusetts ma, new hampshire nh, new jersey nj, new york ny, north carolina nc,"
    " ohio oh, pennsylvania pa, rhode island ri, south carolina sc, vermont vt, virginia va, west virginia wv",
    "America/Detroit": "michigan mi",
    "America/Indiana/Indianapolis": "indiana in",
    _CENTRAL: "alabama al, arkansas ar, illinois il, iowa ia, kansas ks, louisiana la, minnesota mn, mississippi ms,"
    " missouri mo, nebraska ne, north dakota nd, oklahoma ok, south dakota sd, tennessee tn, texas tx, wisconsin wi",
    _MOUNTAIN: "colorado co, montana mt, new mexico nm, utah ut, wyoming wy",
    "America/Phoenix": "arizona az",
    "America/Boise": "idaho id",
    _PACIFIC: "california ca, nevada nv, oregon or, washington wa",
    "America/Anchorage": "alaska ak",
    "Pacific/Honolulu": "hawaii hi",
    "America/Toronto": "ontario on, quebec qc",
    "America/Vancouver": "british columbia bc",
    "America/Edmonton": "alberta ab",
    "America/Winnipeg": "manitoba mb",
    "America/Regina": "saskatchewan sk",
    "America/Halifax": "nova scotia ns",
    "Australia/Sydney": "new south wales nsw",
    "Australia/Melbourne": "victoria vic",
    "Australia/Brisbane": "queensland qld",
    "Australia/Adelaide": "south australia sa",
    "Australia/Perth": "western australia wa",
}
"""States and provinces that lie in one zone, or for the most part, with their abbreviations."""

_CITIES = {
    _EASTERN: "atlanta, baltimore, boston, brooklyn, charlotte, cleveland, columbus, jersey city, manhattan, miami,"
    " nyc, orlando, philadelphia, pittsburgh, raleigh, tampa, washington, washington dc, washington dc baltimore",
    _CENTRAL: "austin, dallas, dallas fort worth, houston, kansas city, memphis, milwaukee, minneapolis, nashville,"
    " new orleans, san antonio, st louis",
    _MOUNTAIN: "boulder, salt lake city",
    _PACIFIC: "las vegas, oakland, palo alto, sacramento, san diego, san francisco, seattle, silicon valley",
    "America/Toronto": "montreal, ottawa, quebec city",
    "America/Edmonton": "calgary",
    "America/Mexico_City": "guadalajara",
    "America/Sao_Paulo": "brasilia, rio de janeiro",
    "Africa/Johannesburg": "cape town, durban, pretoria",
    "Asia/Dubai": "abu dhabi",
    "Asia/Ho_Chi_Minh": "hanoi",
    "Asia/Jerusalem": "haifa, tel aviv",
    "Asia/Karachi": "islamabad, lahore",
    "Asia/Kolkata": "ahmedabad, bangalore, bengaluru, chennai, delhi, gurgaon, hyderabad, mumbai, new delhi, pune",
    "Asia/Seoul": "busan",
    "Asia/Shanghai": "beijing, chengdu, guangzhou, hangzhou, shenzhen, wuhan",
    "Asia/Tokyo": "kyoto, nagoya, osaka, yokohama",
    "Australia/Sydney": "canberra",
    "Europe/Amsterdam": "eindhoven, rotterdam, the hague, utrecht",
    "Europe/Berlin": "bonn, bremen, cologne, dresden, dusseldorf, essen, frankfurt, frankfurt rhine main, hamburg,"
    " hannover, heidelberg, karlsruhe, koln, leipzig, mannheim, munich, munchen, nuremberg, nurnberg, stuttgart",
    "Europe/Brussels": "antwerp, ghent",
    "Europe/Copenhagen": "aarhus",
    "Europe/Istanbul": "ankara, izmir",
    "Europe/Kyiv": "kharkiv, lviv, odesa",
    "Europe/Lisbon": "porto",
    "Europe/London": "birmingham, bristol, cardiff, edinburgh, glasgow, leeds, liverpool, manchester, oxford",
    "Europe/Madrid": "barcelona, bilbao, malaga, seville, valencia",
    "Europe/Paris": "bordeaux, grenoble, lille, lyon, marseille, nantes, nice, strasbourg, toulouse",
    "Europe/Prague": "brno",
    "Europe/Rome": "bologna, florence, milan, naples, turin, venice",
    "Europe/Stockholm": "gothenburg, malmo",
    "Europe/Vienna": "graz, salzburg, wien",
    "Europe/Warsaw": "gdansk, krakow, poznan, wroclaw",
    "Europe/Zurich": "basel, bern, geneva, lausanne",
    "Pacific/Auckland": "christchurch, wellington",
}
"""Large cities after which no zone is named."""


def read_states() -> list[tuple[str, str, str]]:
    """Return the name, the abbreviation, and the zone of each state."""
    split = [(*state.rsplit(" ", 1), zone) for zone, states in _STATES.items() for state in states.split(", ")]
    return [(name, code, zone) for name, code, zone in split]


def read_cities() -> dict[str, str]:
    """Return the zones of large cities by their names."""
    return {city: zone for zone, cities in _CITIES.items() for city in cities.split(", ")}
