"""`infoview backup`."""

from __future__ import annotations

from pathlib import Path

from infoview_tui.paths import AppPaths
from infoview_tui.storage.backup import is_intact, list_backups
from tests.cli.conftest import Infoview


def test_backup_among_the_others_and_its_restore(infoview: Infoview, sample: AppPaths) -> None:
    code, out, err = infoview("backup")
    (backup,) = list_backups(sample.database)
    assert (code, err) == (0, "")
    assert out.startswith(f"Backed up to {backup.path}: 24 contacts, ")
    assert is_intact(backup.path)
    assert infoview("restore", "latest").code == 0


def test_backup_elsewhere_is_private_and_replaces_nothing(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    assert infoview("backup", file).code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert is_intact(file)
    code, _, err = infoview("backup", file)
    assert (code, "Use --force to replace it." in err) == (1, True)
    assert infoview("backup", file, "--force", "--quiet") == (0, "", "")
    assert infoview("restore", file).code == 0


def test_what_is_no_place_for_a_backup(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    before = sample.database.read_bytes()
    for place, words in (
        (sample.database, "is the data itself"),
        (tmp_path, "is a directory"),
        (tmp_path / "no" / "such.db", "No such file or directory"),
    ):
        code, out, err = infoview("backup", place, "--force")
        assert (code, out) == (1, "")
        assert words in err
    assert sample.database.read_bytes() == before


def test_without_data_there_is_nothing_to_back_up(infoview: Infoview, paths: AppPaths) -> None:
    code, _, err = infoview("backup")
    assert (code, "No data yet" in err) == (1, True)
    assert not paths.data.exists()


def test_damaged_data_make_no_backup(infoview: Infoview, sample: AppPaths) -> None:
    sample.database.write_bytes(b"no database " * 1000)
    assert infoview("backup").code == 1
    assert list_backups(sample.database) == []
