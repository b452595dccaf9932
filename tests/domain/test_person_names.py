"""Person names: greeting, comparison and search."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.person_names import (
    first_name,
    is_same_name,
    is_similar_name,
    longest_name_word,
    match_names,
    name_key,
    put_given_name_first,
)


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Maria Lopez", "Maria"),
        ("Maria", "Maria"),
        ("maria lopez", "maria"),
        ("Dr. Maria Lopez", "Maria"),
        ("Dr Maria Lopez", "Maria"),
        ("Prof. Dr. Anna-Lena Schmidt", "Anna-Lena"),
        ("Lopez, Maria", "Maria"),
        ("Lopez, Dr. Maria", "Maria"),
        ("Maria Lopez PhD", "Maria"),
        ("Maria Lopez, MBA, PMP", "Maria"),
        ("Jan van der Berg", "Jan"),
        ("van der Berg, Jan", "Jan"),
        ("Ma Li", "Ma"),
        ("Jean-Luc O’Brien", "Jean-Luc"),
        ("Кирилл Петров", "Кирилл"),
    ],
)
def test_greeting_uses_the_given_name(name: str, greeting: str) -> None:
    assert first_name(name) == greeting


@pytest.mark.parametrize(
    "name",
    ["Dr. Lopez", "Dr Lopez", "van Beethoven", "de la Cruz", "王小明", "王 小明", "김 민수", "山田太郎", "☆", ""],
)
def test_greeting_uses_the_whole_name_without_a_given_name(name: str) -> None:
    assert first_name(name) == name


@given(st.one_of(st.text(), st.text(alphabet="aA, .-van")))
def test_any_name_has_a_greeting(name: str) -> None:
    assert bool(first_name(name).strip()) == bool(name.strip())
    assert bool(put_given_name_first(name).strip()) == bool(name.strip())


def test_huge_name_is_not_parsed() -> None:
    assert first_name("Dr. " * 50_000) == "Dr."
    assert put_given_name_first("a, " * 50_000) == "a, " * 50_000


def test_plain_name_does_not_import_the_parser() -> None:
    script = (
        "import sys; from infoview_tui.domain.person_names import first_name, is_same_name\n"
        "assert first_name('Maria Lopez') == 'Maria' and first_name('Priya') and is_same_name('A B', 'a b')\n"
        "assert 'nameparser' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("María López", "maria lopez"),
        ("Jean-Luc Roy", "Jean Luc  Roy"),
        ("Sinéad O’Brien", "sinead O'Brien"),
        ("Søren Łuk", "soren luk"),
        ("Groß", "GROSS"),
        ("Lopez, Maria", "Maria Lopez"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("Maria Lopez, PhD", "Maria Lopez"),
        ("太郎 田中", "田中太郎"),
        ("田中　太郎", "太郎 田中"),
        ("민수 김", "김민수"),
    ],
)
def test_same_name_ignores_accents_case_and_punctuation(a: str, b: str) -> None:
    assert is_same_name(a, b)


def test_empty_and_partial_names_are_not_the_same() -> None:
    assert not is_same_name("", "")
    assert not is_same_name("Maria Lopez", "Maria")
    assert not is_same_name("수민 김", "김민수")
    assert not is_same_name("Nagy Anna", "Anna Nagy")


@given(st.text())
def test_name_key_is_idempotent(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


def test_best_match_comes_first() -> None:
    names = ["Anna-Maria Ek", "Rosamaria Paz", "Tom Lee", "María Lopez", "Maria"]
    assert match_names("maria", names) == [4, 0, 3, 1]
    assert match_names("lop mar", names) == [3]
    assert match_names("  ", names) == []
    assert match_names("zoe", names) == []
    assert match_names("Lopez, Maria", names) == [3]
    assert match_names("Dr. Maria Lopez, MBA", names) == [3]
    assert match_names("田中太郎", ["太郎", "太郎 田中"]) == [1]


def test_each_query_word_matches_a_different_word() -> None:
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
        ("Nagy Anna", "Anna Nagy"),
        ("太郎 田中", "田中太郎"),
        *itertools.combinations(
            ("Maria Lopez", "Maria Lopez PhD", "Dr. Maria Lopez", "Maria Lopez, MBA, CFRE", "Maria López (she/her)"), 2
        ),
        ("Prof. Dr. Maria Lopez, Ph.D.", "M. Lopez she/her"),
        ("Maria Lopez (née Ruiz) | PMP®", "Maria Lopez"),
    ],
)
def test_name_similarity_is_symmetric(a: str, b: str) -> None:
    assert is_similar_name(a, b)
    assert is_similar_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Maria Lopez", "Tom Lopez"),
        ("Maria Lopez, MBA", "Tom Bauer, MBA"),
        ("Ann", "Anna"),
        ("Kim", "Maria Kim"),
        ("", ""),
        ("★", "☆"),
    ],
)
def test_different_names_are_not_similar(a: str, b: str) -> None:
    assert not is_similar_name(a, b)
    assert not is_similar_name(b, a)


def test_longest_word_of_a_name() -> None:
    assert longest_name_word("Mary-Jane O'Neil") in {"mary", "jane", "neil"}
    assert longest_name_word("José Müller") == "muller"
    assert longest_name_word("★") == ""
