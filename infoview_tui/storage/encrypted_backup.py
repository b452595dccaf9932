"""Encrypted copies of the database: made from it, and decrypted to be restored.

Unencrypted copies are only ever beside the data, readable only by their owner, and deleted afterwards.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from infoview_tui.errors import StorageError
from infoview_tui.storage.backup import temporary_copy
from infoview_tui.storage.data_summary import DataSummary, summarize_data
from infoview_tui.storage.database_files import require_other_file
from infoview_tui.storage.encryption import Identities, Passphrase, Recipients, decrypted_file, encrypt_file
from infoview_tui.storage.file_state import file_uri
from infoview_tui.storage.permissions import ensure_private_directory


def back_up_encrypted(database: Path, copy: Path, key: Passphrase | Recipients) -> DataSummary | None:
    """Encrypt a copy of the database to a private file, over what is there, and return what is in it.

    Raises StorageError, and changes nothing, if that fails.
    """
    require_other_file(database, copy)
    try:
        with (
            closing(sqlite3.connect(file_uri(database, "mode=ro"), uri=True)) as source,
            temporary_copy(source, database.parent) as plain,
        ):
            encrypt_file(plain, copy, key)
            return summarize_data(plain)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise StorageError(f"Could not copy the data to encrypt them: {reason}. Nothing was changed.") from error


@contextmanager
def decrypted_backup(database: Path, backup: Path, key: Passphrase | Identities) -> Iterator[Path]:
    """Decrypt a backup to a temporary file beside the database. Raises EncryptionError as `decrypted_file` does.

    A StorageError about the temporary file, such as that no backup is in it, names the *backup* instead.
    """
    ensure_private_directory(database.parent)
    with decrypted_file(backup, database.parent, key) as plain:
        try:
            yield plain
        except StorageError as error:
            raise StorageError(str(error).replace(str(plain), str(backup))) from error
