"""Paths that are typed, pasted, or dragged into a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from infoview_tui.typed_path import is_file, parse_path, parse_paths


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        (" '/a b.csv' ", "/a b.csv"),
        ('"/a b.csv"', "/a b.csv"),
        (r"/a\ b\(1\).csv ", "/a b(1).csv"),  # macOS Terminal, iTerm2
        (r"/it\'s\[1\]\&\ more.csv", "/it's[1]& more.csv"),
        (r"'/it'\''s.csv' ", "/it's.csv"),  # GNOME Terminal, Konsole
        ('"/it\'s.csv"', "/it's.csv"),  # kitty
        ("/it's.csv", "/it's.csv"),
        ("/my own file.csv", "/my own file.csv"),
        (r"/my own\'s file.csv", "/my own's file.csv"),
        ("file:///home/ann/a%20b%5B1%5D.csv", "/home/ann/a b[1].csv"),
        ("file://localhost/home/jos%C3%A9.csv", "/home/josé.csv"),
        ("'file:///it%27s.csv'", "/it's.csv"),
        ("FILE:/a.csv", "/a.csv"),
        ("a%20b.csv", "a%20b.csv"),
        ("~nobody-at-all/x.csv", "~nobody-at-all/x.csv"),
    ],
)
def test_a_dragged_or_quoted_path_is_parsed(typed: str, path: str) -> None:
    assert parse_path(typed) == Path(path)


def test_home_is_expanded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert parse_path("~/x.csv") == parse_path("'~/x.csv'") == tmp_path / "x.csv"


@pytest.mark.parametrize("name", [r"a\ b.csv", "'quoted'.csv", "file:a.csv", "e\u0301.csv", "two words.csv"])
def test_an_existing_file_is_found_as_it_is_written(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    assert is_file(parse_path(f"{path} "))


@given(st.text(max_size=300))
def test_any_text_is_a_path(typed: str) -> None:
    is_file(parse_path(typed))


@pytest.mark.parametrize("form", ["'{0}' '{1}'", "{0} {1}", "{0}\n{1}", "{0} {1} {0}"])
def test_several_paths_at_once(tmp_path: Path, form: str) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "two words.csv"
    one.touch()
    other.touch()
    assert parse_paths(form.format(one, other)) == [one, other]


def test_several_words_of_which_one_is_no_file_are_one_path(tmp_path: Path) -> None:
    (tmp_path / "one.csv").touch()
    typed = f"{tmp_path}/one.csv {tmp_path}/two.csv"
    assert parse_paths(typed) == [parse_path(typed)]


@given(st.text(max_size=300))
def test_any_text_is_at_least_one_path(typed: str) -> None:
    assert parse_paths(typed)
