"""Phone numbers in one form."""

import pytest

from infoview_tui.domain.phone_numbers import normalize_phone
from tests.clean import is_clean_line
from tests.hostile_texts import HOSTILE_TEXTS


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("030 / 901820", "DE", "+49 30 901820"),
        ("(212) 555-2368", "US-NY", "+1 212-555-2368"),
        ("tel:+44 20 7946 0958", "", "+44 20 7946 0958"),
        ("'+33 1 44 71 86 90", "DE", "+33 1 44 71 86 90"),
        ("+49 30 901820", "US", "+49 30 901820"),
        ("030 901820", "", "030 901820"),  # the country is not known
        ("12", "DE", "12"),
        ("ask Ann", "DE", "ask Ann"),
        ("030 901820", "XX", "030 901820"),
        ("9" * 100, "DE", "9" * 100),
    ],
)
def test_valid_numbers_get_the_international_form(text: str, region: str, expected: str) -> None:
    assert normalize_phone(text, region) == expected
    assert normalize_phone(expected, region) == expected


def test_hostile_text_stays_what_it_is_but_clean() -> None:
    for text in HOSTILE_TEXTS:
        assert is_clean_line(normalize_phone(f"{text}123", "US"))
