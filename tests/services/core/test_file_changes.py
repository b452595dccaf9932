"""Files that a command changes: written with it, put back by undo, and never over what another program wrote."""

from __future__ import annotations

import stat
from datetime import datetime
from pathlib import Path

import pytest

from infoview_tui.domain.event_kinds import EventKind
from infoview_tui.errors import FileChangedError, StorageError, UndoError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.file_changes import read_content, replace_content


def write(workspace: Workspace, path: Path, after: bytes | None, now: datetime, *, before: bytes | None = None) -> None:
    """Run a command that changes a file."""
    with workspace.transaction(EventKind.QUESTION_EDITED, now, with_files=True) as transaction:
        transaction.change_file(path, before if before is not None else read_content(path), after)
        transaction.record("Changed a file")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "bank.yaml"


def test_undo_and_redo_restore_the_file(workspace: Workspace, now: datetime, path: Path) -> None:
    write(workspace, path, b"one\r\n", now)
    write(workspace, path, b"two", now)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert workspace.undo(now) == "Changed a file"
    assert path.read_bytes() == b"one\r\n"
    workspace.undo(now)
    assert not path.exists()
    workspace.redo(now)
    workspace.redo(now)
    assert path.read_bytes() == b"two"
    write(workspace, path, None, now)
    assert not path.exists()
    workspace.undo(now)
    assert path.read_bytes() == b"two"
    assert [file.name for file in path.parent.iterdir()] == ["bank.yaml"]


def test_undo_leaves_what_another_program_wrote(workspace: Workspace, now: datetime, path: Path) -> None:
    write(workspace, path, b"one", now)
    write(workspace, path, b"two", now)
    path.write_bytes(b"by hand")
    with pytest.raises(UndoError, match=r"bank\.yaml was changed by another program meanwhile"):
        workspace.undo(now)
    assert path.read_bytes() == b"by hand"
    events = workspace.store.connection.execute("SELECT undone_at FROM events").fetchall()
    assert events == [(None,), (None,)]


def test_a_command_whose_file_was_changed_meanwhile_does_nothing(
    workspace: Workspace, now: datetime, path: Path
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"by hand")
    with pytest.raises(FileChangedError):
        write(workspace, path, b"two", now, before=b"one")
    assert path.read_bytes() == b"by hand"
    assert workspace.store.connection.execute("SELECT count(*) FROM events").fetchone() == (0,)


def test_the_first_file_is_put_back_if_the_second_cannot_be_written(
    workspace: Workspace, now: datetime, path: Path
) -> None:
    def write_two() -> None:
        with workspace.transaction(EventKind.QUESTION_EDITED, now, with_files=True) as transaction:
            transaction.change_file(path, None, b"one")
            transaction.change_file(path / "below a file", None, b"two")

    with pytest.raises(StorageError, match="Nothing was saved"):
        write_two()
    assert not path.exists()


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "dotfiles.yaml", tmp_path / "bank.yaml"
    target.write_bytes(b"one")
    link.symlink_to(target)
    replace_content(link, b"one", b"two")
    assert link.is_symlink()
    assert target.read_bytes() == b"two"


def test_a_loop_of_links_is_an_error(tmp_path: Path) -> None:
    link = tmp_path / "bank.yaml"
    link.symlink_to(link)
    with pytest.raises(StorageError):
        replace_content(link, None, b"two")
