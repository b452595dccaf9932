"""Restoring after damage: at most a day is lost, and the sentences say so."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from infoview_tui.errors import StorageError
from infoview_tui.paths import AppPaths
from infoview_tui.services.backups.daily import back_up
from infoview_tui.services.backups.listing import BackupState, choose_latest, examine_backups
from infoview_tui.services.backups.restoring import (
    Restored,
    RestoreStep,
    can_start_empty,
    find_backup,
    restore,
    start_empty,
)
from infoview_tui.services.backups.sentences import (
    format_age,
    format_possible_loss,
    format_replaced,
    format_restored,
)
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.storage.backup import BEFORE_RESTORE, create_backup
from infoview_tui.storage.durable_files import compute_checksum
from tests.damage import DAMAGE, Damage, flip_bit

FLIP_ROUNDS = int(os.environ.get("INFOVIEW_FLIP_ROUNDS", "4"))
"""How many bits are flipped, one at a time."""


@pytest.fixture
def backed_up(workspace: Workspace, paths: AppPaths, now: datetime) -> Path:
    """A database with Maria, who is in the backup of the day, and Noor, who was added after it."""
    add_contact(workspace, ContactForm("Maria"), now)
    back_up(paths.database, now, UTC)
    add_contact(workspace, ContactForm("Noor"), now + timedelta(hours=3))
    workspace.close()
    return paths.database


def read_names(database: Path) -> list[str]:
    """Return the names of the contacts."""
    workspace = open_workspace(database)
    names = [name for (name,) in workspace.store.connection.execute("SELECT name FROM contacts ORDER BY id")]
    workspace.close()
    return names


def restore_latest(database: Path, now: datetime) -> Restored:
    """Do what the command and the key do."""
    backup = find_backup(database, "latest")
    assert backup is not None
    return restore(database, backup, now)


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_at_most_a_day_is_lost_and_said(backed_up: Path, now: datetime, damage: Damage) -> None:
    damage(backed_up)
    later = now + timedelta(hours=5)
    restored = restore_latest(backed_up, later)
    assert read_names(backed_up) == ["Maria"]
    assert format_restored(restored, later, UTC)[1:] == [
        "At most a day is lost: what you entered after 26 Nov 2026 09:00, 5 hours ago."
    ]


def test_any_flipped_bit_can_be_restored(backed_up: Path, now: datetime) -> None:
    sound = backed_up.read_bytes()
    bits = random.Random(16)  # noqa: S311 - which bits is no secret
    for _ in range(FLIP_ROUNDS):
        backed_up.write_bytes(sound)
        flip_bit(backed_up, bits.randrange(8 * len(sound)))
        restored = restore_latest(backed_up, now)
        assert read_names(backed_up) == ["Maria"]
        said = format_restored(restored, now, UTC)[1]
        assert said.startswith(("Missing in it: 1 contact (Noor)", "At most a day is lost", "Missing in it:"))
        assert restored.replaced is not None


def test_what_is_missing_is_named_while_the_data_can_be_read(backed_up: Path, now: datetime) -> None:
    restored = restore_latest(backed_up, now)
    said = format_restored(restored, now, UTC)
    assert said[1] == "Missing in it: 1 contact (Noor); 1 change in all."
    assert format_replaced(restored.replaced)[0] == "The data that it replaced is kept. To bring it back:"


def test_an_older_backup_promises_no_day(now: datetime) -> None:
    said = format_possible_loss(now - timedelta(days=3), now, UTC)
    assert said == "Lost at most: what you entered after 23 Nov 2026 09:00, 3 days ago."


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-5, "just now"), (59, "just now"), (60, "1 minute ago"), (7200, "2 hours ago"), (172_800, "2 days ago")],
)
def test_ages_in_words(seconds: int, text: str) -> None:
    assert format_age(timedelta(seconds=seconds)) == text


def test_backups_are_listed_with_their_state(backed_up: Path, now: datetime) -> None:
    damaged = create_backup(backed_up, now + timedelta(hours=1), "test")
    damaged.write_bytes(damaged.read_bytes()[:-1])
    newer = create_backup(backed_up, now + timedelta(hours=2), "test")
    connection = sqlite3.connect(newer)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    newer.with_suffix(".sha256").write_text(f"{compute_checksum(newer)}  {newer.name}\n")
    replaced = create_backup(backed_up, now + timedelta(hours=3), BEFORE_RESTORE)
    backups = list(examine_backups(backed_up))
    assert [each.state for each in backups] == [
        BackupState.SOUND,
        BackupState.NEWER,
        BackupState.DAMAGED,
        BackupState.SOUND,
    ]
    latest = choose_latest(backups)
    assert latest is not None
    assert latest.made_at == now  # not the data that a restore has replaced
    assert backups[0].file == replaced
    assert latest.content is not None
    assert latest.content.contacts == 1


def test_steps_are_reported(backed_up: Path, now: datetime) -> None:
    backup = find_backup(backed_up, "latest")
    assert backup is not None
    steps: list[tuple[RestoreStep, int, int]] = []
    restore(backed_up, backup, now, lambda *step: steps.append(step))
    assert list(dict.fromkeys(step for step, _, _ in steps)) == [*RestoreStep]
    copied = [(done, total) for step, done, total in steps if step is RestoreStep.COPY]
    assert copied[-1][0] == copied[-1][1] > 0


@pytest.mark.parametrize("damage", DAMAGE[1:], ids=lambda damage: damage.__name__)
def test_starting_empty_keeps_the_damaged_file(backed_up: Path, now: datetime, damage: Damage) -> None:
    damage(backed_up)
    content = backed_up.read_bytes()
    assert can_start_empty(backed_up)
    replaced = start_empty(backed_up, now)
    assert read_names(backed_up) == []
    if content:
        assert replaced is not None
        assert (replaced.path / "infoview.db").read_bytes() == content
    assert find_backup(backed_up, "latest") is not None


def test_a_directory_without_a_trace_of_data_is_not_started_in(tmp_path: Path) -> None:
    assert not can_start_empty(tmp_path / "not mounted" / "infoview.db")
    assert not can_start_empty(tmp_path / "infoview.db")


def test_data_in_use_are_not_set_aside(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    script = (
        "from pathlib import Path; from datetime import datetime\n"
        "from infoview_tui.services.backups.restoring import start_empty\n"
        f"start_empty(Path({str(paths.database)!r}), datetime.now())"
    )
    add_contact(workspace, ContactForm("Maria"), now)
    tried = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert "A program is using the data" in tried.stderr
    assert [name for (name,) in workspace.store.connection.execute("SELECT name FROM contacts")] == ["Maria"]


def test_the_data_themselves_are_no_backup(backed_up: Path, now: datetime) -> None:
    with pytest.raises(StorageError, match="is the data itself"):
        restore(backed_up, backed_up, now)
