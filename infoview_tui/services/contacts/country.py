"""The country in the user's profile: a code whose public holidays are known."""

from __future__ import annotations

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError

MAX_REGIONS_NAMED = 12
"""How many regions of a country an error names."""


def parse_country(text: str) -> str:
    """Return the code for a country or region that the user typed (``germany``, ``us-ny``): ``DE``, ``US-NY``.

    An empty text gives an empty code. Raises InfoviewError with a sentence if its holidays are not known.
    """
    text = clean_line(text)
    if not text:
        return ""
    import holidays  # slow to import, and not needed until a country is entered
    from holidays.registry import COUNTRIES

    named = COUNTRIES.get(text.casefold().replace(" ", "_"))
    code, _, region = (named[1] if named else text.upper()).partition("-")
    regions = holidays.list_supported_countries(include_aliases=False).get(code)
    if regions is None:
        raise InfoviewError(
            f"No holidays are known for “{clean_line(text, 20)}”. Type a code such as US or DE, or US-NY for a region."
        )
    if region and region not in regions:
        named_regions = ", ".join(regions[:MAX_REGIONS_NAMED]) + (", …" if len(regions) > MAX_REGIONS_NAMED else "")
        known = f"Its regions are {named_regions}." if regions else f"Type only {code}."
        raise InfoviewError(f"{code} has no region “{clean_line(region, 20)}”. {known}")
    return f"{code}-{region}" if region else code
