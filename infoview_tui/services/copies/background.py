"""Merging a file in a thread, on a connection of its own, so that the screen stays responsive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.cadence import Cadence
from infoview_tui.services.copies import bundles
from infoview_tui.services.copies.report import MergeReport
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.storage.database_files import require_other_file
from infoview_tui.storage.encrypted_backup import decrypted_backup
from infoview_tui.storage.encryption import Passphrase, has_passphrase, is_encrypted, load_library
from infoview_tui.storage.encryption_keys import read_identities
from infoview_tui.storage.own_files import OwnFolders as OwnFolders

if TYPE_CHECKING:
    from infoview_tui.services.core.undo_entry import UndoEntry


class NeededKey(Enum):
    """What a file needs to be read."""

    NONE = auto()
    PASSPHRASE = auto()
    KEY_FILE = auto()


def find_needed_key(database: Path, file: Path) -> NeededKey:
    """Return what a file needs to be read.

    Raises StorageError if it is the database itself, and EncryptionError if the package for encryption is missing.
    """
    require_other_file(database, file)
    if not is_encrypted(file):
        return NeededKey.NONE
    load_library()
    return NeededKey.PASSPHRASE if has_passphrase(file) else NeededKey.KEY_FILE


class BackgroundMerge(NamedTuple):
    """A file, and how it is merged into the data; its methods may be called in any thread, one at a time."""

    database: Path
    cadence: Cadence
    file: Path
    folders: OwnFolders
    passphrase: str = ""
    key_file: str = ""
    """The file of the private key, as it was typed."""
    is_unrelated: bool = False
    """Whether it may be merged although it has nothing in common with the data."""

    def preview(self) -> MergeReport:
        """Return what the merge would bring. Raises the same errors as `run`."""
        with self._open() as (workspace, plain):
            return bundles.preview_file(
                workspace, plain, self.folders, unrelated=self.is_unrelated, name=self.file.name
            )

    def run(self, now: datetime, progress: Callable[[str], None]) -> tuple[MergeReport, UndoEntry | None]:
        """Merge the file, and return what it brought, and how that is undone; None if it was nothing.

        The entry is for `Workspace.add_undo_entry` in the thread of the user's workspace. Raises StorageError if the
        file is damaged or newer, EncryptionError if the passphrase or key is wrong, and `commands.UnrelatedDataError`.
        """
        with self._open() as (workspace, plain):
            report, _ = bundles.merge_file(
                workspace,
                plain,
                self.folders,
                now,
                unrelated=self.is_unrelated,
                progress=progress,
                name=self.file.name,
            )
            return report, workspace.take_undo_entry()

    @contextmanager
    def _open(self) -> Iterator[tuple[Workspace, Path]]:
        """Provide a workspace, and the file without encryption."""
        require_other_file(self.database, self.file)
        workspace = open_workspace(self.database, self.cadence)
        try:
            if not (self.key_file or self.passphrase):
                yield workspace, self.file
                return
            key = read_identities([self.key_file]) if self.key_file else Passphrase(self.passphrase)
            with decrypted_backup(self.database, self.file, key) as plain:
                yield workspace, plain
        finally:
            workspace.close()
