"""``infoview backup``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from infoview_tui.cli.encryption_options import EncryptionOptions
from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message
from infoview_tui.cli.output import print_report
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError, StorageError
from infoview_tui.paths import AppPaths
from infoview_tui.storage.backup import BY_COMMAND, back_up_to_file, create_backup
from infoview_tui.storage.connection import read_revision
from infoview_tui.storage.data_summary import DataSummary, summarize_data
from infoview_tui.typed_path import parse_path


def back_up(paths: AppPaths, file: str | None, options: EncryptionOptions, *, force: bool) -> int:
    """Make a backup now, or a copy of the data in *file* with its checksum beside it, and print what is in it.

    Raises NotFoundError if there is no data, and StorageError if the data are damaged, or *file* exists or cannot be
    written, and InfoviewError if the passphrase or keys to encrypt it cannot be used.
    """
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    if read_revision(paths.database) is None:
        raise StorageError(f"The data in {clean_line(str(paths.data))} are empty. No backup was made.")
    if file is None:
        copy = create_backup(paths.database, datetime.now(UTC), BY_COMMAND)
        summary = summarize_data(copy)
    else:
        copy = _choose_copy(file, force=force)
        summary = _copy_data(paths.database, copy, options)
    content = ""
    if summary is not None:
        counts = {"contact": summary.contacts, "interview": summary.interviews, "note": summary.notes}
        content = f": {', '.join(format_count(count, noun) for noun, count in counts.items())}"
    kind = "Encrypted a backup" if options.is_encrypted else "Backed up"
    print_report(f"{kind} to {clean_line(str(copy))}{content}.")
    return EXIT_OK


def _choose_copy(file: str, *, force: bool) -> Path:
    copy = parse_path(file).absolute()
    if copy.is_dir():
        raise InfoviewError(f"{clean_line(str(copy))} is a directory. Give the name of a file in it.")
    if copy.exists() and not force:
        raise InfoviewError(f"{clean_line(str(copy))} already exists and was not changed. Use --force to replace it.")
    return copy


def _copy_data(database: Path, copy: Path, options: EncryptionOptions) -> DataSummary | None:
    if options.is_encrypted:
        from infoview_tui.cli.encryption_keys import choose_encryption_key
        from infoview_tui.storage.encrypted_backup import back_up_encrypted

        key = choose_encryption_key(options.recipients, options.passphrase_file)
        return back_up_encrypted(database, copy, key)
    back_up_to_file(database, copy)
    return summarize_data(copy)
