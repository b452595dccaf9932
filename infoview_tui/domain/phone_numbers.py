"""Phone numbers: one form for a number, however a file or a person writes it."""

from __future__ import annotations

from infoview_tui.domain.sanitize import clean_line

_MAX_LENGTH = 60
"""Longer texts are not phone numbers."""


def normalize_phone(text: str, region: str = "") -> str:
    """Return a phone number in the international form, ``+49 30 1234567``. Idempotent.

    *region* is the country (ISO 3166-1, such as ``DE``) of numbers without a country code. A number that is not valid
    there is returned as it is written.
    """
    line = clean_line(text).removeprefix("tel:").strip("' ")
    if len(line) > _MAX_LENGTH or not any(map(str.isdigit, line)):
        return line
    import phonenumbers  # takes a tenth as long as Textual to import

    try:
        number = phonenumbers.parse(line, region.partition("-")[0].upper() or None)
    except phonenumbers.NumberParseException:
        return line
    if not phonenumbers.is_valid_number(number):
        return line
    return clean_line(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
