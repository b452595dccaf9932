"""People in one line, and names that mean the same person."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.person_line import (
    PersonLine,
    is_same_name,
    is_similar_name,
    longest_name_word,
    match_names,
    name_key,
    parse_person,
)


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
def test_a_person_in_one_line(line: str, person: PersonLine) -> None:
    assert parse_person(line) == person


@given(st.one_of(st.text(), st.text(alphabet="ab @,.<>()#-–")))
def test_any_line_gives_a_name(line: str) -> None:
    assert bool(parse_person(line).name) == bool(line.strip().removeprefix("@").strip())


def test_a_huge_line_is_read_at_once() -> None:
    assert parse_person("a@" * 50_000).name
    assert parse_person("(" * 100_000).name
    assert parse_person("a" * 100_000).name


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("María López", "maria lopez"),
        ("Jean-Luc Roy", "Jean Luc  Roy"),
        ("Sinéad O’Brien", "sinead O'Brien"),
        ("Søren Łuk", "soren luk"),
        ("Groß", "GROSS"),
    ],
)
def test_accents_case_and_punctuation_make_no_other_person(a: str, b: str) -> None:
    assert is_same_name(a, b)


def test_nobody_is_the_same_as_nobody() -> None:
    assert not is_same_name("", "")
    assert not is_same_name("Maria Lopez", "Maria")


@given(st.text())
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


def test_the_best_match_comes_first() -> None:
    names = ["Anna-Maria Ek", "Rosamaria Paz", "Tom Lee", "María Lopez", "Maria"]
    assert match_names("maria", names) == [4, 0, 3, 1]
    assert match_names("lop mar", names) == [3]
    assert match_names("  ", names) == []
    assert match_names("zoe", names) == []


def test_each_word_of_a_query_needs_a_word_of_its_own() -> None:
    assert match_names("ma maria", ["Maria Lopez", "Maria Mann"]) == [1]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Maria Lopez", "M. Lopez"),
        ("Maria Lopez", "María C. López"),
        ("Alexander Kim", "Alex Kim"),
        ("Lopez Maria", "Maria Lopez"),
        ("Maria Lopez", "Maria Lopes"),
        ("Jon Doe", "John Doe"),
        ("Maira Lopez", "Maria Lopez"),
    ],
)
def test_names_are_similar_whichever_comes_first(a: str, b: str) -> None:
    assert is_similar_name(a, b)
    assert is_similar_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [("Maria Lopez", "Tom Lopez"), ("Ann", "Anna"), ("Kim", "Maria Kim"), ("", ""), ("★", "☆")]
)
def test_names_of_different_people_are_not_similar(a: str, b: str) -> None:
    assert not is_similar_name(a, b)
    assert not is_similar_name(b, a)


def test_whoever_bears_a_name_has_its_longest_word() -> None:
    assert longest_name_word("Mary-Jane O'Neil") in {"mary", "jane", "neil"}
    assert longest_name_word("José Müller") == "muller"
    assert longest_name_word("★") == ""
