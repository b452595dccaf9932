"""``infoview merge``: what another copy has changed, into this one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

from infoview_tui.cli.encryption_keys import plain_file
from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.open_data import open_workspace
from infoview_tui.cli.output import print_json, print_lines, print_remark, print_report, wrap_text
from infoview_tui.cli.progress import show_progress
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.copies_json import ConflictJson, MergeJson
from infoview_tui.paths import AppPaths
from infoview_tui.services.copies import bundles
from infoview_tui.services.copies.report import MergeReport
from infoview_tui.services.copies.sentences import describe_change, describe_conflict, format_counts
from infoview_tui.storage.database_files import require_other_file
from infoview_tui.storage.own_files import OwnFolders
from infoview_tui.timezone import local_timezone
from infoview_tui.typed_path import parse_path

_MAX_CHANGES = 30
"""How many changes are printed; --json prints all."""


def merge_file(
    paths: AppPaths,
    file: str,
    *,
    dry_run: bool,
    unrelated: bool,
    as_json: bool,
    identities: Sequence[str] = (),
    passphrase_file: str | None = None,
) -> int:
    """Merge a bundle or another copy, or print what that would bring, also as JSON.

    An encrypted one is decrypted beside the data, with the key of a file in *identities* or a passphrase.
    Raises StorageError if the file is damaged, newer, or not of Infoview, and InfoviewError if it has nothing in common
    with the data, unless *unrelated*. Nothing is changed in that case.
    """
    source = parse_path(file).absolute()
    require_other_file(paths.database, source)
    merging = _Merging(paths, source.name, is_dry_run=dry_run, is_unrelated=unrelated)
    with plain_file(paths.database, source, identities, passphrase_file) as plain:
        found, backup = merging.run(plain)
    if as_json:
        print_json(_to_json(found, str(backup) if backup else None, is_dry_run=dry_run))
        return EXIT_OK
    _print(found, clean_line(source.name), is_dry_run=dry_run)
    if backup is not None and not found.is_empty:
        print_remark(f"Backup from before: {clean_line(backup.stem)}.")
        print_remark("To undo the merge, open Infoview and press u before you change anything else.")
    return EXIT_OK


class _Merging(NamedTuple):
    """How a file with this name is merged into the data."""

    paths: AppPaths
    name: str
    is_dry_run: bool
    is_unrelated: bool

    def run(self, file: Path) -> tuple[MergeReport, Path | None]:
        """Merge a file that is not encrypted; return what it brings, and the backup that was made before."""
        own = OwnFolders(self.paths.custom_banks, self.paths.custom_templates)
        with open_workspace(self.paths, writes=not self.is_dry_run) as workspace, show_progress(self.name) as line:
            if self.is_dry_run:
                return bundles.preview_file(workspace, file, own, unrelated=self.is_unrelated, name=self.name), None
            now = datetime.now(UTC)
            return bundles.merge_file(
                workspace, file, own, now, unrelated=self.is_unrelated, progress=line.show_step, name=self.name
            )


def _to_json(report: MergeReport, backup: str | None, *, is_dry_run: bool) -> MergeJson:
    return {
        "dry_run": is_dry_run,
        "changes": report.changes,
        "conflicts": report.conflicts,
        "events": report.events,
        "files": list(report.files),
        "remarks": list(report.remarks),
        "backup": backup,
    }


def _print(report: MergeReport, name: str, *, is_dry_run: bool) -> None:
    for remark in report.remarks:
        print_remark(remark)
    if report.is_empty:
        print_report(f"Nothing to merge: {name} has nothing that is not here.")
        return
    head = f"{'Would merge' if is_dry_run else 'Merged'} {name}: {format_counts(report)}."
    print_report(*wrap_text(head, "", ""))
    for change in report.changes[:_MAX_CHANGES]:
        print_lines(*wrap_text(f"{change['change']:8}{describe_change(change)}", "  ", "          "))
    if len(report.changes) > _MAX_CHANGES:
        print_lines(f"  … and {len(report.changes) - _MAX_CHANGES:,} more; --json prints all.")
    if report.conflicts:
        print_lines("", f"{format_count(len(report.conflicts), 'conflict')}:")
        for conflict in report.conflicts:
            print_lines(*_format_conflict(conflict, local_timezone()))


def _format_conflict(conflict: ConflictJson, zone: tzinfo) -> list[str]:
    what, *details = describe_conflict(conflict, zone)
    return [*wrap_text(what, "  ", "    "), *(line for each in details for line in wrap_text(each, "    ", "      "))]
