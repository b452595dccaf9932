"""`infoview doctor`: what is wrong is said, and mended where nothing can be lost."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from infoview_tui.paths import AppPaths
from infoview_tui.storage.backup import list_backups
from infoview_tui.storage.doctor.synchronization import find_service
from infoview_tui.storage.instances import Instance
from infoview_tui.storage.search.index import is_index_intact
from tests.cli.conftest import Infoview


def findings(infoview: Infoview, *arguments: str) -> dict[str, str]:
    """Return how bad each finding is, by its check."""
    return {row["check"]: row["severity"] for row in json.loads(infoview("doctor", "--json", *arguments).out)}


def change(database: Path, sql: str) -> None:
    """Change the database behind the back of the program."""
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(sql)


def test_sound_data(infoview: Infoview, sample: AppPaths) -> None:
    infoview("backup")
    code, out, err = infoview("doctor")
    assert (code, err) == (0, "")
    assert "ok       database: The database is sound.\n" in out
    assert set(findings(infoview).values()) == {"ok"}
    assert max(map(len, out.splitlines())) <= 80


def test_without_data_nothing_is_created(infoview: Infoview, paths: AppPaths) -> None:
    assert infoview("doctor").code == 0
    assert not paths.data.exists()


def test_search_index_is_built_again(infoview: Infoview, sample: AppPaths) -> None:
    change(sample.database, "INSERT INTO search_texts (search_texts) VALUES ('delete-all')")
    assert findings(infoview)["search index"] == "problem"
    code, _, err = infoview("doctor")
    assert (code, "run `infoview doctor --fix`" in err) == (1, True)
    assert findings(infoview, "--fix")["search index"] == "fixed"
    with closing(sqlite3.connect(sample.database)) as connection:
        assert is_index_intact(connection)


def test_references_to_rows_that_do_not_exist(infoview: Infoview, sample: AppPaths) -> None:
    change(sample.database, "PRAGMA foreign_keys = OFF; DELETE FROM interviews")
    assert findings(infoview)["references"] == "problem"


def test_damaged_data(infoview: Infoview, sample: AppPaths) -> None:
    content = bytearray(sample.database.read_bytes())
    content[20_000:60_000] = b"x" * 40_000
    sample.database.write_bytes(content)
    code, out, _ = infoview("doctor")
    assert code == 1
    assert " ".join(out.split()).count("infoview restore --list") == 1


def test_permissions_are_narrowed(infoview: Infoview, sample: AppPaths) -> None:
    infoview("backup")
    (backup,) = list_backups(sample.database)
    backup.path.chmod(0o644)
    assert findings(infoview)["permissions"] == "warning"
    assert findings(infoview, "--fix")["permissions"] == "fixed"
    assert backup.path.stat().st_mode & 0o777 == 0o600


def test_files_that_killed_programs_left_are_deleted_after_a_day(infoview: Infoview, sample: AppPaths) -> None:
    old, new = (sample.data / f".infoview-{name}.part" for name in ("old", "new"))
    for file in (old, new):
        file.touch(0o600)
    os.utime(old, (time.time() - 100_000,) * 2)
    os.utime(new, (time.time(),) * 2)
    assert findings(infoview)["left files"] == "warning"
    assert findings(infoview, "--fix")["left files"] == "fixed"
    assert (old.exists(), new.exists()) == (False, True)


def test_checksums_without_a_backup_are_deleted_after_a_day(infoview: Infoview, sample: AppPaths) -> None:
    infoview("backup")
    (backup,) = list_backups(sample.database)
    checksum = backup.path.with_suffix(".sha256")
    backup.path.unlink()
    os.utime(checksum, (time.time(),) * 2)
    assert findings(infoview)["left files"] == "ok"
    os.utime(checksum, (time.time() - 100_000,) * 2)
    assert findings(infoview, "--fix")["left files"] == "fixed"
    assert not checksum.exists()


def test_locks_of_killed_windows_are_deleted(infoview: Infoview, sample: AppPaths) -> None:
    script = (
        "import os, sys; from pathlib import Path; from infoview_tui.storage.instances import Instance\n"
        "instance = Instance(Path(sys.argv[1])); print(instance.name); sys.stdout.flush(); os._exit(9)"
    )
    running = Instance(sample.data)
    killed = subprocess.run([sys.executable, "-c", script, sample.data], check=False, capture_output=True, text=True)
    lock = sample.data / "instances" / killed.stdout.strip()
    assert lock.exists()
    assert findings(infoview)["locks"] == "warning"
    assert lock.exists()
    assert findings(infoview, "--fix")["locks"] == "fixed"
    assert [path.name for path in lock.parent.iterdir()] == [running.name]
    assert findings(infoview)["locks"] == "ok"
    running.close()


def test_damaged_and_missing_backups(infoview: Infoview, sample: AppPaths) -> None:
    assert findings(infoview)["backups"] == "warning"
    infoview("backup")
    (backup,) = list_backups(sample.database)
    backup.path.write_bytes(backup.path.read_bytes()[:-1])
    assert findings(infoview)["backups"] == "problem"


def test_config_banks_and_templates(infoview: Infoview, sample: AppPaths) -> None:
    sample.config.mkdir(exist_ok=True)
    sample.config_file.write_text("theme = 1")
    for directory in (sample.custom_banks, sample.custom_templates):
        directory.mkdir()
        (directory / "broken.yaml").write_text("a: [")
    found = findings(infoview)
    assert (found["config"], found["question banks"], found["templates"]) == ("problem",) * 3


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("Dropbox/data", "Dropbox"),
        ("Dropbox (Personal)/a", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud Drive"),
        ("OneDrive - Work/x", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal/x", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-me@example.org/x", "Google Drive"),
        ("Nextcloud/x", "Nextcloud"),
        ("share/infoview", ""),
        ("my dropbox notes/x", ""),
    ],
)
def test_synchronized_directories(tmp_path: Path, place: str, service: str) -> None:
    assert find_service(tmp_path / place) == service


def test_a_link_into_a_synchronized_directory(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "Dropbox")
    assert find_service(tmp_path / "data") == "Dropbox"


def test_the_settings_of_dropbox_in_the_home_directory_are_no_sign(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert find_service(tmp_path / "share") == ""
    (tmp_path / "synchronized").mkdir()
    (tmp_path / "synchronized" / ".dropbox").touch()
    assert find_service(tmp_path / "synchronized" / "share") == "Dropbox"


def test_syncthing_and_conflict_copies(infoview: Infoview, sample: AppPaths) -> None:
    (sample.data / ".stfolder").mkdir()
    (sample.data / "infoview.sync-conflict-20261126-090000-ABCDEFG.db").touch(0o600)
    found = findings(infoview)
    assert (found["synchronization"], found["conflicts"]) == ("warning", "warning")
    assert infoview("doctor").code == 0


@pytest.mark.parametrize("name", ["infoview (conflicted copy).db", "infoview-2026-11-26T090000-rescued.db"])
def test_what_only_another_copy_has_comes_in_by_the_command_that_is_named(
    infoview: Infoview, sample: AppPaths, name: str
) -> None:
    copy = sample.data / name
    copy.write_bytes(sample.database.read_bytes())
    change(copy, "UPDATE contacts SET title = 'Head of maps' WHERE id = 1")
    said = " ".join(infoview("doctor").out.split())
    assert f"Other copies of the data: {name}. `infoview merge FILE` brings in what only a copy has" in said
    assert infoview("merge", copy).code == 0
    with closing(sqlite3.connect(sample.database)) as connection:
        assert connection.execute("SELECT title FROM contacts WHERE id = 1").fetchone() == ("Head of maps",)
