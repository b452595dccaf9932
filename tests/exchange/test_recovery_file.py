"""The recovery file for unsaved text: it is easy to find and never overwrites a file."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.recovery_file import UnsavedText, list_recovery_directories, write_recovery_file

NOW = datetime(2026, 11, 22, 3, 15, tzinfo=UTC)
LINE = UnsavedText("Call with Maria Lopez", '"Nobody reads what reviews cost')


def test_file_names_the_origin_of_each_text(tmp_path: Path) -> None:
    written = write_recovery_file([LINE, UnsavedText("Debrief", "learned\nmuch\n\n")], NOW, [tmp_path])
    assert written == tmp_path / "infoview-unsaved-2026-11-22-0315.txt"
    assert written.read_text(encoding="utf-8") == (
        'Call with Maria Lopez\n\n"Nobody reads what reviews cost\n\nDebrief\n\nlearned\nmuch\n'
    )


def test_file_is_readable_only_by_its_owner(tmp_path: Path) -> None:
    assert write_recovery_file([LINE], NOW, [tmp_path]).stat().st_mode & 0o777 == 0o600


def test_second_file_has_a_different_name(tmp_path: Path) -> None:
    first, second = (
        write_recovery_file([LINE], NOW, [tmp_path]),
        write_recovery_file([UnsavedText("Debrief", "more")], NOW, [tmp_path]),
    )
    assert first != second
    assert "Nobody" in first.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="directories have other permissions there")
def test_next_directory_is_used_when_the_first_is_not_writable(tmp_path: Path) -> None:
    missing, fallback = tmp_path / "not" / "there", tmp_path
    assert write_recovery_file([LINE], NOW, [missing, fallback]).parent == fallback


def test_error_when_no_directory_is_writable(tmp_path: Path) -> None:
    with pytest.raises(InfoviewError, match="Could not write a file"):
        write_recovery_file([LINE], NOW, [tmp_path / "missing"])


@pytest.mark.parametrize("missing", [("home",), ("cwd",), ("temporary",), ("home", "cwd", "temporary")])
def test_places_that_cannot_be_found_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: tuple[str, ...]
) -> None:
    def fail() -> Path:
        raise {"home": RuntimeError, "cwd": FileNotFoundError, "temporary": FileNotFoundError}[missing[0]]

    known = {"home": tmp_path / "home", "cwd": tmp_path / "cwd", "temporary": tmp_path / "temporary"}
    monkeypatch.setattr(Path, "home", fail if "home" in missing else lambda: known["home"])
    monkeypatch.setattr(Path, "cwd", fail if "cwd" in missing else lambda: known["cwd"])
    monkeypatch.setattr(tempfile, "gettempdir", fail if "temporary" in missing else lambda: str(known["temporary"]))
    left = [path for name, path in known.items() if name not in missing]
    assert list_recovery_directories() == left
    assert list_recovery_directories(tmp_path) == [*left, tmp_path]
    assert write_recovery_file([LINE], NOW, list_recovery_directories(tmp_path)).parent == tmp_path
