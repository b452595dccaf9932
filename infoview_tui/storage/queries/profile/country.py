"""Query for the country of the user, which decides the business days."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class CountryRow(NamedTuple):
    """The country of the profile: an ISO 3166-1 code or subdivision, or empty."""

    country: str


COUNTRY = Query("SELECT country FROM profile", CountryRow)
