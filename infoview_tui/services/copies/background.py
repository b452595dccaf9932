"""Merging a file in a thread, on a connection of its own, so that the screen stays responsive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.cadence import Cadence
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, StorageError
from infoview_tui.services.copies import bundles
from infoview_tui.services.copies.report import MergeReport
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.storage.encrypted_backup import decrypted_backup
from infoview_tui.storage.encryption import Passphrase, has_passphrase, is_encrypted, load_library
from infoview_tui.storage.own_files import OwnFolders as OwnFolders

if TYPE_CHECKING:
    from infoview_tui.services.core.undo_entry import UndoEntry


def needs_passphrase(file: Path) -> bool:
    """Whether a file is encrypted with a passphrase.

    Raises InfoviewError if it is encrypted for a key, which only the command line reads, and EncryptionError if the
    package for encryption is missing.
    """
    if not is_encrypted(file):
        return False
    load_library()
    if has_passphrase(file):
        return True
    raise InfoviewError(
        f"{clean_line(file.name)} is encrypted for a key. "
        "Quit, and run `infoview merge FILE --identity KEYFILE` with the file of the private key."
    )


class BackgroundMerge(NamedTuple):
    """A file, and how it is merged into the data; its methods may be called in any thread, one at a time."""

    database: Path
    cadence: Cadence
    file: Path
    folders: OwnFolders
    passphrase: str = ""
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
        file is damaged or newer, EncryptionError if the passphrase is wrong, and `commands.UnrelatedDataError`.
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
        if self.file.exists() and self.file.samefile(self.database):
            raise StorageError(
                f"{clean_line(str(self.file))} is the data itself, and not another copy. Nothing was changed."
            )
        workspace = open_workspace(self.database, self.cadence)
        try:
            if self.passphrase:
                with decrypted_backup(self.database, self.file, Passphrase(self.passphrase)) as plain:
                    yield workspace, plain
            else:
                yield workspace, self.file
        finally:
            workspace.close()
