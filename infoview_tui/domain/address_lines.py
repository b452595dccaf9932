"""Further addresses of a contact in lines: ``maria@figma.com (work)``."""

from __future__ import annotations

import re
from typing import NamedTuple

from infoview_tui.domain.address_keys import phone_key
from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.domain.profile_urls import normalize_profile_url, profile_url_key
from infoview_tui.domain.sanitize import clean_line

_LABELED = re.compile(r"(?P<value>.*\S)\s*\((?P<label>[^()]*)\)")
_EMAIL = re.compile(r"[^\s@/]+@[^\s@/]+\.[^\s@/]+")


class AddressLine(NamedTuple):
    """An email address, phone number, or profile, and what it is for."""

    kind: ContactMethodKind
    value: str
    label: str = ""


def parse_address(line: str) -> AddressLine:
    """Parse a line; a word in parentheses at its end is the label. Raises ValueError with a sentence."""
    labeled = _LABELED.fullmatch(clean_line(line))
    value = labeled["value"] if labeled else clean_line(line)
    label = labeled["label"].strip() if labeled else ""
    if _EMAIL.fullmatch(value):
        return AddressLine(ContactMethodKind.EMAIL, value, label)
    if profile_url_key(value):
        return AddressLine(ContactMethodKind.PROFILE, normalize_profile_url(value), label)
    if phone_key(value) and not any(map(str.isalpha, value)):
        return AddressLine(ContactMethodKind.PHONE, value, label)
    raise ValueError(f"“{clean_line(value, 40)}” is no email address, phone number, or web address.")
