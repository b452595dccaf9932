"""Names of profiles are safe names of directories, and names that look the same are one."""

from __future__ import annotations

import os
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.profile_names import (
    MAX_LENGTH,
    find_name_problem,
    fold_profile_name,
    is_default_profile,
    normalize_profile_name,
)

_HOSTILE = st.text(st.sampled_from("aB é\u0301İſß./\\:-_'’~\0\n\t\x1b\u202e\ufeff\u200d🙂李%*?\"<>|"), max_size=50)


@given(st.one_of(st.text(max_size=60), _HOSTILE))
def test_accepted_names_are_safe_names_of_directories(typed: str) -> None:
    name = normalize_profile_name(typed)
    assert normalize_profile_name(name) == name
    assert unicodedata.is_normalized("NFC", name)
    if find_name_problem(name):
        return
    assert 0 < len(name) <= MAX_LENGTH
    assert len(os.fsencode(name)) < 255
    assert name.isprintable()
    for kind in (PurePosixPath, PureWindowsPath):
        assert kind("profiles", name).parts == ("profiles", name)
    assert not name.startswith((".", "-", "~", " "))
    assert not name.endswith((".", " "))


@given(st.one_of(st.text(max_size=60), _HOSTILE))
def test_case_and_composition_make_no_other_name(typed: str) -> None:
    name = normalize_profile_name(typed)
    for other in (name.upper(), name.lower(), unicodedata.normalize("NFD", name)):
        if name.upper().lower() == name.lower():  # a few letters have no single capital
            assert fold_profile_name(normalize_profile_name(other)) == fold_profile_name(name)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("Ana", ""),
        ("  Ana   María  ", ""),
        ("J. O'Neill-Öz 2", ""),
        ("李雷", ""),
        ("नमिता", ""),
        ("", "is empty"),
        (" \t ", "is empty"),
        ("a" * 41, "is longer than 40 characters"),
        ("a/b", "has characters that are not allowed"),
        ("..", "does not begin with a letter or a digit"),
        (".hidden", "does not begin with a letter or a digit"),
        ("-rf", "does not begin with a letter or a digit"),
        ("Ana.", "ends with a dot"),
        ("CON", "is a name that some systems reserve"),
        ("lpt1.txt", "is a name that some systems reserve"),
        ("🙂", "has characters that are not allowed"),
    ],
)
def test_what_is_wrong_with_a_name(typed: str, problem: str) -> None:
    found = find_name_problem(normalize_profile_name(typed))
    assert found.startswith(problem)
    assert bool(found) is bool(problem)


def test_default_profile_has_a_name_of_its_own() -> None:
    assert is_default_profile("Default")
    assert not is_default_profile("defaults")
