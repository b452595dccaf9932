"""``infoview export``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from infoview_tui.cli.exit_codes import EXIT_FAILED, EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import print_error, print_remark, print_report, supports_unicode
from infoview_tui.cli.write_file import write_file
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import NotFoundError
from infoview_tui.exchange.exports import csv_table, vcard
from infoview_tui.exchange.exports.json_document import stream_document
from infoview_tui.exchange.exports.json_schema import SCHEMA_FILE
from infoview_tui.exchange.exports.vault.pages import VaultSource
from infoview_tui.exchange.exports.vault.writer import write_vault
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.exports import snapshot
from infoview_tui.services.exports.contacts import list_exported_contacts
from infoview_tui.storage.own_files import OwnFile, OwnFolders, list_own_files
from infoview_tui.timezone import local_timezone
from infoview_tui.typed_path import parse_path

MAX_NAMED_PAGES = 5
"""How many pages a remark names."""


class ExportOptions(NamedTuple):
    """Options of all formats: output file (None for stdout), overwriting, notes off the record."""

    output: str | None
    force: bool
    include_off_record: bool


def export_json(paths: AppPaths, options: ExportOptions) -> int:
    """Print all data as one JSON document, or write it to a file.

    Own files that cannot be read are left out and reported on stderr; the exit code is then 1.
    Raises InfoviewError if there is no data, or the file exists or is not writable.
    """
    ascii_only = options.output is None and not supports_unicode()
    with (
        _open(paths) as workspace,
        snapshot.open_snapshot(workspace, with_off_record=options.include_off_record) as data,
    ):
        found = list(list_own_files(OwnFolders(paths.custom_banks, paths.custom_templates)))
        files = [file for file in found if isinstance(file, OwnFile)]
        write_output(stream_document(data, files, datetime.now(UTC), ascii_only=ascii_only), options)
        report_left_out(data.omitted_notes)
    problems = [problem for problem in found if isinstance(problem, str)]
    for problem in problems:
        print_error(problem)
    return EXIT_FAILED if problems else EXIT_OK


def print_json_schema() -> int:
    """Print the JSON Schema of the JSON document."""
    sys.stdout.write(SCHEMA_FILE.read_text(encoding="utf-8"))
    return EXIT_OK


def export_csv(paths: AppPaths, options: ExportOptions) -> int:
    """Print all contacts as a table for spreadsheets, or write it to a file. Raises InfoviewError as `export_json`."""
    with _open(paths) as workspace:
        lines = csv_table.format_table(list_exported_contacts(workspace), local_timezone())
        write_output(chain([csv_table.BYTE_ORDER_MARK] if options.output else [], lines), options)
    return EXIT_OK


def export_vcards(paths: AppPaths, directory: str, options: ExportOptions) -> int:
    """Print all contacts as vCards, write them to a file, or, if *directory* is not empty, each to a file in it.

    Raises InfoviewError as `export_json`.
    """
    with _open(paths) as workspace:
        contacts = list_exported_contacts(workspace)
    if not directory:
        write_output(vcard.format_cards(contacts), options)
        return EXIT_OK
    root = parse_path(directory)
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    report = vcard.write_directory(root, contacts, replace=options.force)
    print_report(
        f"{format_count(report.written, 'card')} written, {report.unchanged} unchanged, in {clean_line(str(root))}."
    )
    if report.different:
        different = format_count(len(report.different), "changed card")
        print_remark(f"{different} left alone; --force replaces what was changed.")
    return EXIT_OK


def export_vault(paths: AppPaths, directory: str, options: ExportOptions) -> int:
    """Write a Markdown page for each contact, path, organization, and interview, or update those that are there.

    Raises InfoviewError if there is no data, or a file cannot be read or written.
    """
    root = parse_path(directory)
    with _open(paths) as workspace:
        source = VaultSource(workspace, datetime.now(UTC), local_timezone(), with_off_record=options.include_off_record)
        report = write_vault(root, source)
    written = format_count(report.written, "page")
    print_report(f"{written} written, {report.unchanged} unchanged, in {clean_line(str(root))}.")
    _report_pages("Changed above the mark, and left as they are", report.changed)
    _report_pages("About something that no longer exists", report.orphans)
    report_left_out(report.omitted_notes)
    return EXIT_OK


def _report_pages(what: str, files: Sequence[Path]) -> None:
    if files:
        names = ", ".join(clean_line(file.name) for file in files[:MAX_NAMED_PAGES])
        more = f", and {len(files) - MAX_NAMED_PAGES} more" if len(files) > MAX_NAMED_PAGES else ""
        print_remark(f"{what}: {names}{more}.")


@contextmanager
def _open(paths: AppPaths) -> Iterator[Workspace]:
    """Open the data to read. Raises InfoviewError if there is none."""
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    with open_workspace(paths) as workspace:
        yield workspace


def write_output(pieces: Iterable[str], options: ExportOptions) -> None:
    """Write an export to the file of the options, or to stdout. Raises InfoviewError if that is not possible."""
    if options.output is None:
        sys.stdout.writelines(pieces)
    else:
        write_file(options.output, pieces, force=options.force)


def report_left_out(notes: int) -> None:
    """Say on stderr how many notes off the record are not in an export."""
    if notes:
        print_remark(f"{format_count(notes, 'note')} off the record left out.")
