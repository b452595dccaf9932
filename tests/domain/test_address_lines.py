"""Lines of further addresses: what each one is."""

from __future__ import annotations

import pytest

from infoview_tui.domain.address_keys import phone_key
from infoview_tui.domain.address_lines import AddressLine, parse_address
from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.domain.name_matching import is_compatible_name, may_have_same_profile


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("maria@figma.com (work)", AddressLine(ContactMethodKind.EMAIL, "maria@figma.com", "work")),
        ("  +49 (0)30 123456 ", AddressLine(ContactMethodKind.PHONE, "+49 (0)30 123456")),
        ("(030) 123456 (home)", AddressLine(ContactMethodKind.PHONE, "(030) 123456", "home")),
        ("www.linkedin.com/in/Maria/", AddressLine(ContactMethodKind.PROFILE, "https://www.linkedin.com/in/maria")),
    ],
)
def test_address_is_recognized(line: str, found: AddressLine) -> None:
    assert parse_address(line) == found


@pytest.mark.parametrize("line", ["tea", "12", "maria@", "(work)", "a b c"])
def test_other_lines_are_refused_with_a_sentence(line: str) -> None:
    with pytest.raises(ValueError, match="is no email address, phone number, or web address"):
        parse_address(line)


@pytest.mark.parametrize(
    ("a", "b", "is_same"),
    [
        ("+49 170 1234567", "0170/123 45 67", True),
        ("030 123456 ext. 12", "030 123456x12", True),
        ("030 123456 ext. 12", "030 123456", False),
        ("030 123456", "030 123457", False),
    ],
)
def test_phone_numbers_are_compared_without_their_country_code(a: str, b: str, is_same: bool) -> None:
    assert (phone_key(a) == phone_key(b)) is is_same


def test_short_numbers_identify_nobody() -> None:
    assert phone_key("12345") == phone_key("") == ""


@pytest.mark.parametrize(
    ("a", "b", "is_compatible", "is_profile"),
    [
        ("Karl Müller", "Karl Mueller", True, True),
        ("Priya", "Priya Shah", True, True),
        ("Jan van der Berg", "van der Berg, Jan", True, True),
        ("Maria Lopez", "Maria Weber", False, True),
        ("Bob Smith", "Robert Smith", False, True),
        ("Ivan Petrov", "Иван Петров", False, True),
        ("Ann Lee", "Tom Ray", False, False),
    ],
)
def test_names_of_one_person(a: str, b: str, is_compatible: bool, is_profile: bool) -> None:
    assert (is_compatible_name(a, b), may_have_same_profile(a, b)) == (is_compatible, is_profile)
