"""Keys of addresses: equal for two spellings of one email address, phone number, or profile."""

from __future__ import annotations

from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.domain.profile_urls import identify_profile

_MIN_DIGITS = 6
"""A number with fewer digits is an extension or a short code, which many people have."""

_NATIONAL_DIGITS = 9
"""The last digits that are compared: longer numbers differ by country code, trunk prefix, and how these are written."""


def address_key(kind: ContactMethodKind, value: str) -> str:
    """Return the key of a cleaned address; empty if it identifies nobody."""
    match kind:
        case ContactMethodKind.EMAIL:
            return value.casefold()
        case ContactMethodKind.PHONE:
            return phone_key(value)
        case ContactMethodKind.PROFILE:
            return identify_profile(value)


def phone_key(value: str) -> str:
    """Return the last digits of a phone number, which are the same with and without its country code.

    An extension (``x12``, ``ext. 12``) belongs to the key. A number of few digits has none.
    """
    number, _, extension = value.casefold().replace("ext", "x").partition("x")
    digits = "".join(filter(str.isdecimal, number))
    if len(digits) < _MIN_DIGITS:
        return ""
    inner = "".join(filter(str.isdecimal, extension))
    return digits[-_NATIONAL_DIGITS:] + (f"x{inner}" if inner else "")
