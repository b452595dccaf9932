"""The grammar of the one-line add."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.contact_line import ContactLine, parse_contact_line
from infoview_tui.domain.enums import Relationship
from infoview_tui.domain.person_line import PersonLine, parse_person

ALUMNUS, FRIEND = Relationship.ALUMNUS, Relationship.FRIEND
FRIEND_OF_FRIEND = Relationship.FRIEND_OF_FRIEND
ANN = PersonLine("Ann Lee")


@pytest.mark.parametrize(
    ("line", "parsed"),
    [
        (
            "Priya Shah, designer at Figma in Berlin <p@x.org> via Maria path:design #alumni",
            ContactLine(
                PersonLine("Priya Shah", "designer", "Figma", "p@x.org", "Maria", ("alumni",)),
                ("design",),
                "Berlin",
                ALUMNUS,
                "alumni",
            ),
        ),
        ("Ann Lee at Figma in New York", ContactLine(PersonLine("Ann Lee", "", "Figma"), place="New York")),
        ("田中太郎 at ソニー in 東京", ContactLine(PersonLine("田中太郎", "", "ソニー"), place="東京")),
        ("Ann Lee place:Paris", ContactLine(ANN, place="Paris")),
        (
            'Ann Lee place:"New York" path:"product design" path:ux',
            ContactLine(ANN, ("product design", "ux"), "New York"),
        ),
        ("path:ux, Ann Lee", ContactLine(ANN, ("ux",))),
        ("Ann Lee relationship:friend #alumni", ContactLine(ANN._replace(tags=("alumni",)), relationship=FRIEND)),
        ("Ann Lee tie:friend-of-friend", ContactLine(ANN, relationship=FRIEND_OF_FRIEND)),
        ("Ann Lee relationship:al", ContactLine(ANN, relationship=ALUMNUS)),
        ("Ann Lee relationship:none #alumni", ContactLine(ANN._replace(tags=("alumni",)))),
        ("Ann Lee relationship:foe", ContactLine(ANN, unknown_relationship="foe")),
        ("Ann Lee #poets #Friend", ContactLine(ANN._replace(tags=("poets", "Friend")), (), "", FRIEND, "Friend")),
        (
            "Ann Lee, designer in residence at Figma",
            ContactLine(PersonLine("Ann Lee", "designer in residence", "Figma")),
        ),
        ("Ann Lee at Made in italy", ContactLine(PersonLine("Ann Lee", "", "Made in italy"))),
        ("Ann Lee path:", ContactLine(ANN)),
        ("Ann Lee, met at PyCon", ContactLine(ANN, how_met="met at PyCon")),
        (
            "Ann Lee met at PyCon in Oslo, designer at Figma via Bo",
            ContactLine(PersonLine("Ann Lee", "designer", "Figma", "", "Bo"), how_met="met at PyCon in Oslo"),
        ),
        (
            "Ann Lee, designer at Figma in Berlin, +49 171 1234567 via Bo",
            ContactLine(PersonLine("Ann Lee", "designer", "Figma", "", "Bo", (), "+49 171 1234567"), place="Berlin"),
        ),
        ("", ContactLine(PersonLine(""))),
    ],
)
def test_line_is_parsed(line: str, parsed: ContactLine) -> None:
    assert parse_contact_line(line) == parsed


@given(st.text(alphabet="Ab ,@#()-<>"))
def test_a_line_without_terms_is_a_person(line: str) -> None:
    assert parse_contact_line(line).person == parse_person(line)


@pytest.mark.parametrize(
    ("line", "organization", "phone"),
    [
        ("Ann Lee +49 30 901820", "", "+49 30 901820"),
        ("Ann Lee (+49 30 901820)", "", "+49 30 901820"),
        ("Ann Lee at Figma 0171-1234567", "Figma", "0171-1234567"),
        ("Ann Lee at Figma, Tel.: (030) 123456", "Figma", "(030) 123456"),
        ("Ann Lee at Hotel 030 123456", "Hotel", "030 123456"),
        ("Ann Lee at Figma ☎ 01.23.45.67.89", "Figma", "01.23.45.67.89"),
        ("Ann Lee at Figma (555) 555-0100", "Figma", "(555) 555-0100"),
        ("Ann Lee at Figma mobile 1-555-555-0100", "Figma", "1-555-555-0100"),
        ("Ann Lee at Figma 0171 1234567 ext. 12", "Figma", "0171 1234567 ext. 12"),
        ("Ann Lee at Figma, 555-0100", "Figma", "555-0100"),
        ("Ann Lee at 3M +1 555 555 0100", "3M", "+1 555 555 0100"),
    ],
)
def test_a_phone_number_may_be_anywhere(line: str, organization: str, phone: str) -> None:
    assert parse_contact_line(line).person == PersonLine("Ann Lee", "", organization, phone=phone)


@pytest.mark.parametrize(
    "name",
    ["3M", "1&1", "42 Berlin", "Studio 54", "1-800-Flowers", "360 360", "007 Films", "Expo 05.12.2024", "2023-2024"],
)
def test_digits_of_a_name_are_no_phone_number(name: str) -> None:
    assert parse_contact_line(f"Ann Lee at {name}").person == PersonLine("Ann Lee", "", name)
