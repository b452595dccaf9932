"""Commands, undo, and redo leave the disk to a thread in the app, unless they change files; elsewhere they wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.event_kinds import EventKind
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import stages
from infoview_tui.storage import log_sync
from tests.costs import statements

NORMAL, FULL = "PRAGMA synchronous = NORMAL", "PRAGMA synchronous = FULL"


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The descriptors of the logs that were brought to the disk."""
    descriptors: list[int] = []
    monkeypatch.setattr(log_sync, "_sync", descriptors.append)
    return descriptors


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    return contact_commands.add_contact(workspace, ContactForm("Maria"), now)


def commits(workspace: Workspace, command: Callable[[], object]) -> list[str]:
    """Return the levels that a command sets, around its commit."""
    with statements(workspace) as executed:
        command()
    return [statement for statement in executed if statement.startswith("PRAGMA sync") or statement == "COMMIT"]


def change_in_bulk(workspace: Workspace, maria: int, now: datetime) -> None:
    with workspace.bulk_transaction(EventKind.CONTACTS_EDITED, now) as transaction:
        transaction.update("contacts", ("id", "title"), [(maria, "")], [(maria, "Designer")])
        transaction.record("Edited")


def change_file(workspace: Workspace, path: Path, now: datetime) -> None:
    with workspace.transaction(EventKind.QUESTION_EDITED, now, with_files=True) as transaction:
        transaction.change_file(path, None, b"one")
        transaction.record("Changed a file")


def test_commands_undo_and_redo_are_on_the_disk_once_waited_for(
    workspace: Workspace, maria: int, synced: list[int], now: datetime
) -> None:
    wait = workspace.sync_in_thread(print)
    assert synced == []
    for number, command in enumerate(
        (
            lambda: stages.move_contact(workspace, maria, Stage.READY, now),
            lambda: workspace.undo(now),
            lambda: workspace.redo(now),
            lambda: change_in_bulk(workspace, maria, now),
            lambda: workspace.undo(now),
            lambda: workspace.redo(now),
        ),
        1,
    ):
        assert commits(workspace, command) == [NORMAL, "COMMIT", FULL]
        wait()
        assert len(synced) == number


@pytest.mark.usefixtures("maria")  # the first change of all has a transaction more
def test_changes_of_files_wait_for_the_disk_themselves(
    workspace: Workspace, synced: list[int], now: datetime, tmp_path: Path
) -> None:
    workspace.sync_in_thread(print)
    path = tmp_path / "bank.yaml"
    for command in (
        lambda: change_file(workspace, path, now),
        lambda: workspace.undo(now),
        lambda: workspace.redo(now),
    ):
        assert commits(workspace, command) == ["COMMIT"]
    workspace.wait_for_disk()
    assert synced == []
    assert path.read_bytes() == b"one"


def test_a_command_must_say_that_it_changes_files(workspace: Workspace, now: datetime, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="with_files"), workspace.transaction("x", now) as transaction:
        transaction.change_file(tmp_path / "bank.yaml", None, b"one")


def test_without_a_thread_commands_wait_themselves(workspace: Workspace, maria: int, now: datetime) -> None:
    assert commits(workspace, lambda: stages.move_contact(workspace, maria, Stage.READY, now)) == ["COMMIT"]
    assert commits(workspace, lambda: workspace.undo(now)) == ["COMMIT"]
    assert workspace.wait_for_disk() == ""
