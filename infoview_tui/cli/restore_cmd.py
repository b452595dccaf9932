"""``infoview restore``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.known_data import remember_data
from infoview_tui.cli.output import format_table, name_command, print_json, print_lines, print_report, wrap_text
from infoview_tui.cli.progress import show_progress
from infoview_tui.domain.format_dates import format_moment
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.exchange.files_json import BackupJson
from infoview_tui.paths import AppPaths
from infoview_tui.services.backups.listing import ExaminedBackup, examine_backups, find_directory
from infoview_tui.services.backups.restoring import find_backup, restore
from infoview_tui.services.backups.sentences import (
    format_content,
    format_replaced,
    format_restored,
)
from infoview_tui.timezone import local_timezone
from infoview_tui.typed_path import parse_path


def print_backups(paths: AppPaths, *, as_json: bool) -> int:
    """Print the backups, the latest first, with what is in them, as a table or JSON."""
    backups = examine_backups(paths.database)
    if as_json:
        print_json([_to_json(each) for each in backups])
        return EXIT_OK
    directory, zone = clean_line(str(find_directory(paths.database))), local_timezone()
    rows = [(each.name, format_moment(each.made_at, zone), format_content(each)) for each in backups]
    if not rows:
        print_report(f"No backups yet in {directory}. Infoview makes one on each day that it is used.")
        return EXIT_OK
    print_lines(f"Backups in {directory}", "", *format_table(("NAME", "MADE", "CONTENT"), rows, whole=1))
    print_lines("")
    _print("`infoview restore NAME` restores one, and `infoview restore latest` the latest that is not damaged.")
    return EXIT_OK


def restore_data(
    paths: AppPaths, wish: str, *, identities: Sequence[str] = (), passphrase_file: str | None = None
) -> int:
    """Restore a backup: ``latest``, the name of one, or a file. Print what it has, what it lacks, and what was kept.

    An encrypted one is decrypted beside the data, with the key of a file in *identities* or a passphrase.
    Raises StorageError, and changes nothing, if it is damaged or newer, or if a program uses the data.
    """
    backup = find_backup(paths.database, wish) or parse_path(wish).absolute()
    from infoview_tui.cli.encryption_keys import plain_file

    with plain_file(paths.database, backup, identities, passphrase_file) as plain:
        return _restore(paths, plain, backup)


def _restore(paths: AppPaths, plain: Path, backup: Path) -> int:
    """Restore a backup from its unencrypted file."""
    now = datetime.now(UTC)
    with show_progress(backup.stem, "opening") as line:
        restored = restore(paths.database, plain, now, line.report_step)
    if plain != backup:
        restored = restored._replace(name=str(backup))
    remember_data(paths)
    for sentence in format_restored(restored, now, local_timezone()):
        _print(sentence)
    print_report(*map(name_command, format_replaced(restored.replaced)))
    return EXIT_OK


def _to_json(backup: ExaminedBackup) -> BackupJson:
    content = backup.content
    return {
        "name": backup.name,
        "path": clean_line(str(backup.file)),
        "made_at": format_timestamp(backup.made_at),
        "state": backup.state.value,
        "contacts": content.contacts if content else None,
        "interviews": content.interviews if content else None,
        "notes": content.notes if content else None,
    }


def _print(sentence: str) -> None:
    print_report(*wrap_text(name_command(sentence), "", ""))
