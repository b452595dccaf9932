"""`infoview restore`: listing backups and putting one in the place of the data."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from infoview_tui.paths import AppPaths
from infoview_tui.storage.backup import create_backup
from tests.cli.conftest import Infoview

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
LINKEDIN = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Maria,Lopez,https://www.linkedin.com/in/maria,,Figma,Designer,04 Sep 2024
"""


@pytest.mark.parametrize("command", [("restore",), ("restore", "--list")])
def test_no_backups_yet(infoview: Infoview, paths: AppPaths, command: tuple[str, ...]) -> None:
    out = f"No backups yet in {paths.data / 'backups'}. Infoview makes one on each day that it is used.\n"
    assert infoview(*command) == (0, out, "")
    assert not paths.data.exists()


def test_list_says_what_is_in_each_backup(infoview: Infoview, sample: AppPaths) -> None:
    create_backup(sample.database, NOW, "before-upgrade")
    damaged = create_backup(sample.database, NOW + timedelta(days=1), "before-upgrade")
    damaged.write_bytes(damaged.read_bytes()[:-1])
    lines = infoview("restore", "--list").out.splitlines()
    assert max(map(len, lines[1:])) <= 80
    assert [line.split()[0] for line in lines[3:5]] == [
        "2026-11-27T090000-before-upgrade",
        "2026-11-26T090000-before-upgrade",
    ]
    assert lines[3].endswith("27 Nov 2026 09:00  damaged")
    assert "26 Nov 2026 09:00  24 contacts, " in lines[4]


def test_restore_says_what_is_missing_and_how_to_go_back(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    create_backup(sample.database, NOW, "before-upgrade")
    (tmp_path / "contacts.csv").write_text(LINKEDIN)
    infoview("import", tmp_path / "contacts.csv")
    code, out, err = infoview("restore", "latest")
    assert (code, err) == (0, "")
    assert " ".join(out.split()).startswith("Restored 2026-11-26T090000-before-upgrade: 24 contacts, ")
    assert "Missing in it: 1 contact (Maria Lopez); 1 change in all.\n" in out
    command = out.splitlines()[-1].split()[1:]
    assert "Maria Lopez" not in infoview("list").out
    assert infoview(*command).code == 0
    assert "Maria Lopez" in infoview("list", "Lopez").out


def test_a_bundle_is_named_with_the_command_for_it(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    bundle = tmp_path / "laptop.zip"
    assert infoview("bundle", bundle).code == 0
    code, _, err = infoview("restore", bundle)
    assert code == 1
    assert f"{bundle} is a bundle, and not a backup. Nothing was changed. `infoview merge FILE` brings in" in err
    sample.database.unlink()
    (sample.config / "known-data.txt").unlink(missing_ok=True)
    assert infoview("merge", bundle).code == 0
    assert len(infoview("list", "--names").out.splitlines()) == 24


def test_any_file_can_be_restored(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    copy = tmp_path / "copy of my data.db"
    copy.write_bytes(sample.database.read_bytes())
    code, out, _ = infoview("restore", copy)
    assert code == 0
    assert " ".join(out.split()).startswith(f"Restored {copy}: 24 contacts, ")
    assert "Nothing of the data that it replaced is missing in it." in out


def test_damaged_data_are_kept(infoview: Infoview, sample: AppPaths) -> None:
    create_backup(sample.database, NOW, "before-upgrade")
    sample.database.write_bytes(b"damaged " * 1000)
    out = infoview("restore", "latest").out
    assert "what you entered after 26 Nov 2026 09:00" in " ".join(out.split())
    assert Path(out.splitlines()[-1].strip(), "infoview.db").read_bytes() == b"damaged " * 1000
    assert infoview("list").code == 0


def test_what_cannot_be_restored_is_named(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    assert "There is no backup in " in infoview("restore", "latest").err
    backup = create_backup(sample.database, NOW, "before-upgrade")
    backup.write_bytes(backup.read_bytes()[:-1])
    assert "There is no sound backup in " in infoview("restore", "latest").err
    assert "does not match its checksum" in infoview("restore", backup.stem).err
    assert "is the data itself" in infoview("restore", sample.database).err
    assert "is missing or not a file" in infoview("restore", tmp_path / "nothing.db").err
    assert infoview("restore", "--list", "latest").code == 2
    assert infoview("list").code == 0
