"""Parsing a person from one line."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.person_line import PersonLine, parse_person


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Priya Shah", PersonLine("Priya Shah")),
        ("@Priya Shah", PersonLine("Priya Shah")),
        ("Priya Shah, staff designer at Figma", PersonLine("Priya Shah", "staff designer", "Figma")),
        ("Priya Shah, staff designer @ Figma", PersonLine("Priya Shah", "staff designer", "Figma")),
        ("Priya Shah, staff designer @Figma", PersonLine("Priya Shah", "staff designer", "Figma")),
        ("Priya Shah at Figma", PersonLine("Priya Shah", "", "Figma")),
        ("Priya Shah at Figma, staff designer", PersonLine("Priya Shah", "staff designer", "Figma")),
        ("Priya Shah, counsel at Smith, Jones & Co", PersonLine("Priya Shah", "counsel", "Smith, Jones & Co")),
        ("Priya Shah (Figma)", PersonLine("Priya Shah", "", "Figma")),
        ("Priya Shah (designer at Figma)", PersonLine("Priya Shah", "designer", "Figma")),
        ("Priya Shah (designer) at Figma", PersonLine("Priya Shah", "designer", "Figma")),
        ("Priya Shah - designer", PersonLine("Priya Shah", "designer")),
        ("Priya Shah – designer – Figma", PersonLine("Priya Shah", "designer", "Figma")),
        ("Jean-Luc Roy, Vice-President", PersonLine("Jean-Luc Roy", "Vice-President")),
        ("Priya priya@x.org", PersonLine("Priya", email="priya@x.org")),
        ("Priya, designer via Maria Lopez", PersonLine("Priya", "designer", via="Maria Lopez")),
        ("Priya via Maria Lopez, designer at Figma", PersonLine("Priya", "designer", "Figma", via="Maria Lopez")),
        (
            "Priya Shah, designer at Figma, Lisbon, priya@x.org, #ux, remote",
            PersonLine("Priya Shah", "designer", "Figma, Lisbon, remote", "priya@x.org", tags=("ux",)),
        ),
        ("Priya #alumni #ux #alumni", PersonLine("Priya", tags=("alumni", "ux"))),
        (
            "Priya Shah, staff designer at Figma <priya@x.org> via Maria Lopez #alumni",
            PersonLine("Priya Shah", "staff designer", "Figma", "priya@x.org", "Maria Lopez", ("alumni",)),
        ),
        ("Nat Atwater, natural scientist", PersonLine("Nat Atwater", "natural scientist")),
        ("<priya@x.org>", PersonLine("<priya@x.org>", email="priya@x.org")),
        ("", PersonLine("")),
    ],
)
def test_person_line_is_parsed(line: str, person: PersonLine) -> None:
    assert parse_person(line) == person


@given(st.one_of(st.text(), st.text(alphabet="ab @,.<>()#-–")))
def test_any_line_has_a_name(line: str) -> None:
    assert bool(parse_person(line).name) == bool(line.strip().removeprefix("@").strip())


def test_huge_line_is_parsed() -> None:
    assert parse_person("a@" * 50_000).name
    assert parse_person("(" * 100_000).name
    assert parse_person("a" * 100_000).name
