"""Parts of names: what people add to their name, and the order of given and family name."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.name_index import NameIndex
from infoview_tui.domain.name_parts import core_name, join_name
from tests.costs import measure_kept


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Prof. Dr. Maria Lopez, M.Sc.", "Maria Lopez"),
        ("Maria Lopez PhD MBA", "Maria Lopez"),
        ("Maria Lopez | CFRE", "Maria Lopez"),
        ("Maria Lopez [they/them]", "Maria Lopez"),
        ("Dipl.-Ing. Hans Ulrich", "Hans Ulrich"),
        ("Dr. Li", "Li"),
        ("Lopez, Maria", "Lopez, Maria"),
        ("Lopez, Dr. Maria", "Lopez, Maria"),
        ("LOPEZ GARCIA, ANA", "LOPEZ GARCIA, ANA"),
        ("Jack MA", "Jack MA"),
        ("Yo-Yo Ma", "Yo-Yo Ma"),
        ("Md Rahman", "Md Rahman"),
        ("MBA", "MBA"),
        ("(she/her)", "(she/her)"),
    ],
)
def test_what_is_added_to_a_name_is_left_out(name: str, core: str) -> None:
    assert core_name(name) == core


@given(st.text(alphabet="MBAadr. ,()[]/太é"))
def test_a_name_never_becomes_empty(name: str) -> None:
    assert bool(core_name(name).strip()) is bool(name.strip())


def test_a_name_in_a_text_needs_no_title_and_degree() -> None:
    index = NameIndex(["Dr. María O'Neil, MBA", "Tom"])
    assert [found.name for found in index.find_names(["ask", "maria", "o'neil", "tom"])] == ["Dr. María O'Neil, MBA"]


def test_an_index_keeps_little_besides_the_names() -> None:
    names = [f"Given{number % 50} Middle Family{number}" for number in range(2000)]
    assert measure_kept(lambda: NameIndex(names)) < sum(map(sys.getsizeof, names)) / 3


@pytest.mark.parametrize(
    ("given_name", "family", "name"),
    [
        ("太郎", "田中", "田中太郎"),
        ("さくら", "田中", "田中さくら"),
        ("민수", "김", "김민수"),
        ("小明", "王", "王小明"),
        ("マイケル", "ジョーダン", "マイケル ジョーダン"),
        ("Anna", "Nagy", "Anna Nagy"),
        ("", "Nagy", "Nagy"),
        ("太郎", "", "太郎"),
    ],
)
def test_family_name_comes_first_in_east_asia(given_name: str, family: str, name: str) -> None:
    assert join_name(given_name, family) == name
