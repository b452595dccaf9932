"""``infoview restore``."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from pathlib import Path

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.known_data import remember_data
from infoview_tui.cli.output import format_table, print_json, print_lines, print_report, wrap_text
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.errors import NewerDataError, StorageError
from infoview_tui.exchange.files_json import BackupJson
from infoview_tui.paths import AppPaths
from infoview_tui.storage.backup import Backup, backup_directory, is_intact, list_backups
from infoview_tui.storage.data_summary import DataLoss, DataSummary, find_loss, summarize_data
from infoview_tui.storage.restore import ReplacedData, check_backup, find_latest_backup, restore_backup
from infoview_tui.timezone import local_timezone
from infoview_tui.typed_path import parse_path

_MAX_NAMES = 5
"""How many lost contacts are named."""


def print_backups(paths: AppPaths, *, as_json: bool) -> int:
    """Print the backups, the latest first, with what is in them, as a table or JSON."""
    backups = list_backups(paths.database)
    if as_json:
        print_json([_to_json(each) for each in reversed(backups)])
        return EXIT_OK
    directory = clean_line(str(backup_directory(paths.database)))
    if not backups:
        print_report(f"No backups yet in {directory}. Infoview makes one on each day that it is used.")
        return EXIT_OK
    zone = local_timezone()
    rows = [(each.path.stem, _format_moment(each.made_at, zone), _describe(each)) for each in reversed(backups)]
    print_lines(f"Backups in {directory}", "", *format_table(("NAME", "MADE", "CONTENT"), rows, whole=1))
    print_lines("")
    _print("`infoview restore NAME` restores one, and `infoview restore latest` the latest that is not damaged.")
    return EXIT_OK


def restore(paths: AppPaths, wish: str) -> int:
    """Restore a backup: ``latest``, the name of one, or a file. Print what it has, what it lacks, and what was kept.

    Raises StorageError, and changes nothing, if it is damaged or newer, or if a program uses the data.
    """
    backup = _find_backup(paths, wish)
    check_backup(backup)
    loss, had_data = find_loss(paths.database, backup), paths.database.exists()
    replaced = restore_backup(paths.database, backup, datetime.now(UTC))
    remember_data(paths)
    summary = summarize_data(paths.database)
    content = f": {_format_summary(summary)}" if summary else ""
    is_listed = backup.parent == backup_directory(paths.database)
    _print(f"Restored {clean_line(backup.stem if is_listed else str(backup))}{content}.")
    if had_data:
        _print(_format_loss(loss))
    if replaced is not None:
        print_report(*_format_replaced(replaced))
    return EXIT_OK


def _find_backup(paths: AppPaths, wish: str) -> Path:
    if wish == "latest":
        latest = find_latest_backup(paths.database)
        if latest is None:
            directory = backup_directory(paths.database)
            state = "no sound backup" if list_backups(paths.database) else "no backup"
            raise StorageError(f"There is {state} in {directory}. Nothing was changed. To use another file, name it.")
        return latest.path
    if "/" not in wish and not wish.startswith("."):
        for name in (wish, f"{wish}.db"):
            if (backup_directory(paths.database) / name).is_file():
                return backup_directory(paths.database) / name
    file = parse_path(wish).absolute()
    if file == paths.database:
        raise StorageError(f"{file} is the data itself, and not a backup of it. Nothing was changed.")
    return file


def _describe(backup: Backup) -> str:
    """Return what is in a backup, or why it cannot be restored."""
    state, summary = _examine(backup)
    if summary is None:
        return "newer version" if state == "newer" else state
    return f"{format_count(summary.contacts, 'contact')}, {format_count(summary.notes, 'note')}"


def _examine(backup: Backup) -> tuple[str, DataSummary | None]:
    """Return the state of a backup (see `BackupJson`), and what is in it if it is sound."""
    if not is_intact(backup.path):
        return "damaged", None
    try:
        check_backup(backup.path)
    except NewerDataError:
        return "newer", None
    except StorageError:
        return "damaged", None
    summary = summarize_data(backup.path)
    return ("sound", summary) if summary else ("damaged", None)


def _to_json(backup: Backup) -> BackupJson:
    state, summary = _examine(backup)
    return {
        "name": backup.path.stem,
        "path": clean_line(str(backup.path)),
        "made_at": format_timestamp(backup.made_at) if backup.made_at else None,
        "state": state,
        "contacts": summary.contacts if summary else None,
        "interviews": summary.interviews if summary else None,
        "notes": summary.notes if summary else None,
    }


def _format_summary(summary: DataSummary) -> str:
    counts = {"contact": summary.contacts, "interview": summary.interviews, "note": summary.notes}
    parts = [format_count(count, noun) for noun, count in counts.items()]
    if summary.changed_at is not None:
        parts.append(f"last changed {_format_moment(summary.changed_at, local_timezone())}")
    return ", ".join(parts)


def _format_loss(loss: DataLoss | None) -> str:
    if loss is None:
        return "What is missing in it is unknown, since the data that it replaced could not be read."
    counts = {"interview": loss.interviews, "note": loss.notes, "message": loss.messages}
    parts = [format_count(count, noun) for noun, count in counts.items() if count]
    if loss.contacts:
        names = ", ".join(clean_line(name, 40) for name in loss.contacts[:_MAX_NAMES])
        more = ", …" if len(loss.contacts) > _MAX_NAMES else ""
        parts.insert(0, f"{format_count(len(loss.contacts), 'contact')} ({names}{more})")
    if not parts and not loss.changes:
        return "Nothing of the data that it replaced is missing in it."
    items = f"{', '.join(parts)}; " if parts else ""
    return f"Missing in it: {items}{format_count(loss.changes, 'change')} in all."


def _format_replaced(replaced: ReplacedData) -> list[str]:
    if replaced.is_backup:
        return ["The data that it replaced is kept. To bring it back:", f"  infoview restore {replaced.path.stem}"]
    return ["The damaged files are kept in", f"  {clean_line(str(replaced.path))}"]


def _print(sentence: str) -> None:
    print_report(*wrap_text(sentence, "", ""))


def _format_moment(moment: datetime, zone: tzinfo) -> str:
    local = moment.astimezone(zone)
    return f"{local.day} {local:%b %Y %H:%M}"
