"""Surroundings that are out of the ordinary: no home, odd zones and locales, closed or full outputs."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infoview_tui.cli.launch import _delete_abandoned_demos
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.private_file import write_private_file
from infoview_tui.paths import AppPaths, resolve_paths
from infoview_tui.storage.backup import checksum_file, create_backup, is_intact
from infoview_tui.storage.directory_lock import lock_directory
from infoview_tui.storage.permissions import ensure_private_file
from infoview_tui.storage.store import Store
from infoview_tui.timezone import local_timezone
from tests.cli.conftest import Infoview

LINKEDIN = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Maria,Lopez,https://www.linkedin.com/in/maria,,Figma,Designer,04 Sep 2024
"""


def run_shell(command: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a shell command in which ``infoview`` is the program."""
    script = f'infoview() {{ {sys.executable} -m infoview_tui "$@"; }}\n{command}'
    return subprocess.run(
        ["/bin/sh", "-c", script], capture_output=True, check=False, env={**os.environ, **(environment or {})}
    )


def test_unknown_home_is_named(infoview: Infoview, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in (("--data-dir", "~nouser-/x", "list"), ("demo", "--keep", "~nouser-/x")):
        code, _, err = infoview(*command)
        assert (code, "Traceback" in err) == (1, False)
    assert "the home directory ~nouser- is unknown" in infoview("--data-dir", "~nouser-/x", "list").err
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # no HOME, and no entry for the user
    for name in ("INFOVIEW_DATA_DIR", "INFOVIEW_CONFIG_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(InfoviewError, match=r"Your home directory is unknown\. Set HOME"):
        resolve_paths()
    assert "Your home directory is unknown" in infoview("due", "--short").err


def test_current_directory_that_is_gone_is_named(
    infoview: Infoview, sample: AppPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert infoview("list").code == 0
    assert infoview("--data-dir", "data", "list") == (
        1,
        "",
        "infoview: Cannot use data: the current directory does not exist any more. Write the whole path.\n",
    )
    assert sample.database.exists()


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
@pytest.mark.parametrize("name", ["infoview.db-wal", "infoview.db-shm", "{backup}.sha256"])
def test_files_of_the_data_are_not_written_over(
    infoview: Infoview, sample: AppPaths, name: str, force: tuple[str, ...]
) -> None:
    backup = create_backup(sample.database, datetime(2026, 11, 29, tzinfo=UTC), "test")
    path = sample.data / name if "{" not in name else checksum_file(backup)
    existed = path.exists()
    code, _, err = infoview("notes", "Inês", "--markdown", "--output", str(path), *force)
    assert (code, err) == (1, f"infoview: {path} belongs to a database. Choose another file.\n")
    assert existed or not path.exists() or path.read_bytes()[:1] != b"#"  # reading may leave a log, but no Markdown
    assert is_intact(backup)


def test_zone_of_more_than_a_day_is_utc(infoview: Infoview, sample: AppPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "XXX+167")
    time.tzset()
    try:
        assert str(local_timezone()) == "UTC"
        assert infoview("due").code == 0
        assert infoview("due", "--short").out not in ("", "damaged\n")
    finally:
        monkeypatch.undo()
        time.tzset()


def test_database_is_never_replaced_by_an_export(infoview: Infoview, sample: AppPaths) -> None:
    before = sample.database.read_bytes()
    code, _, err = infoview("notes", "--markdown", "Inês", "--output", sample.database, "--force")
    assert (code, err) == (
        1,
        f"infoview: {sample.database} is a database, and was not replaced. Choose another file.\n",
    )
    assert sample.database.read_bytes() == before
    with pytest.raises(InfoviewError, match="is a database"):
        write_private_file(sample.database, "text", replace=True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_that_is_closed_or_full_is_a_failure(sample: AppPaths, tmp_path: Path) -> None:
    closed = run_shell("infoview list >&-")
    assert (closed.returncode, closed.stderr.startswith(b"infoview: The standard output is closed")) == (1, True)
    full = run_shell("infoview --help >/dev/full")
    assert (full.returncode, full.stderr) == (1, b"infoview: No space left on device.\n")
    (tmp_path / "contacts.csv").write_text(LINKEDIN)
    imported = run_shell(f"infoview import {tmp_path}/contacts.csv >/dev/full")
    assert imported.returncode == 1
    assert b"The import is saved: contacts.csv: 1 new" in imported.stderr


def test_accents_where_the_locale_has_none(sample: AppPaths) -> None:
    ascii_only = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    listed = run_shell("infoview list Inês", ascii_only)
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert b"Ines Carvalho" in listed.stdout
    assert run_shell("infoview notes Inês", ascii_only).returncode == 0


@pytest.mark.parametrize("has_log", [False, True])
def test_data_on_a_full_disk_can_be_read(
    infoview: Infoview, sample: AppPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_log: bool
) -> None:
    store = Store(sample.database)
    store.file.prepare_write()
    store.connection.execute("UPDATE contacts SET name = 'Ana in the log' WHERE name = 'Amara Nwosu'")
    if not has_log:
        store.close()

    def fill_disk(file: Path) -> None:
        if file == sample.database:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        ensure_private_file(file)

    monkeypatch.setattr("infoview_tui.storage.connection.ensure_private_file", fill_disk)
    assert "Ana in the log" in infoview("list").out
    assert infoview("notes", "Inês").code == 0
    (tmp_path / "contacts.csv").write_text(LINKEDIN)
    code, out, err = infoview("import", tmp_path / "contacts.csv")
    assert (code, out) == (1, "")
    assert "No space left on device" in err
    store.close()


def test_long_filter_is_refused_at_once(infoview: Infoview, sample: AppPaths) -> None:
    assert infoview("list", "a b " * 25_000) == (
        1,
        "",
        "infoview: The filter is longer than 1,000 characters. Use fewer words.\n",
    )


def test_directory_of_a_killed_demo_is_deleted_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    killed, running, new = (tmp_path / f"infoview-demo-{name}" for name in ("killed", "running", "new"))
    for directory in (killed, running, new):
        directory.mkdir()
        (directory / "infoview.db").touch()
    for directory, changed in ((killed, 0.0), (running, 0.0), (new, time.time())):
        os.utime(directory, (changed, changed))
    with lock_directory(running):
        _delete_abandoned_demos()
    assert sorted(tmp_path.iterdir()) == [new, running]
