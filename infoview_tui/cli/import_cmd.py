"""``infoview import``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from infoview_tui.cli.exit_codes import EXIT_FAILED, EXIT_OK
from infoview_tui.cli.import_options import read_options, remember_columns
from infoview_tui.cli.open_data import has_data, open_workspace
from infoview_tui.cli.output import discard_output, print_error, print_json, print_report
from infoview_tui.cli.progress import ProgressLine, show_progress
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.folders import expand_folders
from infoview_tui.exchange.imports.importer import (
    LANE_NAMES,
    ImportReport,
    format_reason,
    import_parsed_file,
    parse_file,
    require_names,
)
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.tables import UNREAD_COLUMNS
from infoview_tui.exchange.imports.text_file import display_path
from infoview_tui.exchange.imports.whole_documents import require_alone
from infoview_tui.paths import AppPaths
from infoview_tui.services import imports
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.plan import Choice, Lane, PlannedRow
from infoview_tui.services.imports.table_fields import TableField
from infoview_tui.storage.own_files import OwnFolders
from infoview_tui.typed_path import parse_path

_MAX_NAME_LENGTH = 60

_LISTED_LANES = (Lane.DOUBTFUL, Lane.UNREADABLE, Lane.COMPLETED)
"""The lanes whose rows are listed after an import."""

_HOW_TO_DECIDE = (
    "Doubtful rows are left out. To decide about each, import the file on the screen (ctrl+p, Import contacts); "
    "for all of them, use --doubtful same or --doubtful new."
)

_HOW_TO_ACCEPT_JOBS = (
    "New jobs are left out. To accept all of them, use --new-jobs; to choose, import the file on the screen."
)

_HOW_TO_MAP = "To read a column of a table, say what it is: --map 'Column=title'."


class ImportChoices(NamedTuple):
    """How to import: without saving, with a report as JSON, and what doubtful rows become.

    *date_order* is a `DateOrder` for all files; by default, each file decides it. *columns* are columns of tables, and
    the fields as which they are read. With *fills_profile*, empty fields of the profile are filled in;
    with *takes_jobs*, contacts get their new jobs.
    """

    dry_run: bool = False
    as_json: bool = False
    doubtful: str = Choice.SKIP.value
    date_order: str | None = None
    columns: Sequence[tuple[str, TableField]] = ()
    fills_profile: bool = False
    takes_jobs: bool = False


def import_files(paths: AppPaths, files: Sequence[str], choices: ImportChoices) -> int:
    """Import files and print a report for each. An invalid file does not stop the others, but the exit code is 1.

    Data is only created at the first valid file. Raises StorageError if that fails.
    """
    code = EXIT_OK
    workspace: Workspace | None = None
    reports: list[ImportReport] = []
    paths_of_files = expand_folders(map(parse_path, files))
    with ExitStack() as exit_stack:
        if has_data(paths):
            workspace = exit_stack.enter_context(open_workspace(paths, writes=True))
        is_empty = workspace is None or imports.document_import.has_no_data(workspace.store)
        options = read_options(workspace, choices.date_order, choices.columns)
        for path in paths_of_files:
            with show_progress(path.name) as progress:
                try:
                    parsed = _parse(path, replace(options, progress=progress.report))
                    if is_empty:
                        require_alone(parsed, len(paths_of_files) - 1)
                except ImportFileError as error:
                    progress.clear()
                    print_error(str(error))
                    code = EXIT_FAILED
                    continue
                if workspace is None:
                    workspace = exit_stack.enter_context(
                        _empty_workspace() if choices.dry_run else open_workspace(paths, writes=True)
                    )
                report = _import_parsed(workspace, parsed, paths, choices, progress)
                if not choices.dry_run:
                    remember_columns(workspace, parsed, options, datetime.now(UTC))
            if choices.as_json:
                reports.append(report)
            elif not _is_printed(report, has_columns=parsed.mapping is not None):
                code = EXIT_FAILED
            elif parsed.own is not None:
                from infoview_tui.cli.import_own_data import handle_own_data  # most files say nothing about the user

                handle_own_data(
                    workspace,
                    parsed.own,
                    datetime.now(UTC),
                    fills_profile=choices.fills_profile,
                    dry_run=choices.dry_run,
                )
    if choices.as_json:
        from infoview_tui.exchange.imports.report_json import report_to_json

        print_json([report_to_json(report) for report in reports])
    return code


def _import_parsed(
    workspace: Workspace, parsed: ParsedFile, paths: AppPaths, choices: ImportChoices, progress: ProgressLine
) -> ImportReport:
    return import_parsed_file(
        workspace,
        parsed,
        datetime.now(UTC),
        dry_run=choices.dry_run,
        default=Choice(choices.doubtful),
        takes_jobs=choices.takes_jobs,
        progress=progress.report,
        folders=OwnFolders(paths.custom_banks, paths.custom_templates),
    )


def _is_printed(report: ImportReport, *, has_columns: bool) -> bool:
    """Print a report. If that fails, say on stderr what was saved anyway. Raises BrokenPipeError."""
    try:
        _print_report(report, has_columns=has_columns)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        saved = f"The import is saved: {report.summary}"
        outcome = "Nothing was saved, as it was a dry run" if report.dry_run else saved
        print_error(f"{outcome}. Its report could not be printed: {error.strerror or error}.")
        return False
    return True


def _parse(file: Path, options: ReadOptions) -> ParsedFile:
    """Parse a file. Raises ImportFileError if its dates can be read in two ways and no order is given."""
    parsed = parse_file(file, options)
    require_names(parsed)
    if parsed.ambiguous_date and options.date_order is None:
        raise ImportFileError(
            f"{display_path(file)} has dates such as {clean_line(parsed.ambiguous_date, 40)}; "
            "add --date-order day or --date-order month to say what is first."
        )
    return parsed


@contextmanager
def _empty_workspace() -> Iterator[Workspace]:
    """Open empty data in a temporary directory, for a dry run without existing data."""
    from tempfile import TemporaryDirectory

    with (
        TemporaryDirectory(prefix="infoview-") as directory,
        open_workspace(AppPaths(Path(directory), Path(directory))) as workspace,
    ):
        yield workspace


def _print_report(report: ImportReport, *, has_columns: bool) -> None:
    """Print the rows by lanes, then the warnings, how to decide about what is doubtful, and the summary last.

    Unless it is a dry run, rows that are simply new or the same are only counted.
    """
    file = clean_line(report.path.name)
    for lane in LANE_NAMES:
        for row in report.plan.in_lane(lane):
            if report.dry_run or lane in _LISTED_LANES or row.job_change is not None:
                print_report(f"{_name_file(file, row)}:{row.line}: {_describe(row)}")
    for warning in report.warnings:
        print_report(f"{file}: {clean_line(warning)}")
    if has_columns and any(map(_is_unread_column, report.warnings)):
        print_report(f"{file}: {_HOW_TO_MAP}")
    if any(row.lane is Lane.DOUBTFUL for row in report.plan.rows):
        print_report(f"{file}: {_HOW_TO_DECIDE}")
    if report.plan.count_new_jobs():
        print_report(f"{file}: {_HOW_TO_ACCEPT_JOBS}")
    if not report.plan.rows and not report.everything:
        print_report(f"{file}: There are no contacts in this file.")
    print_report(report.summary)


def _name_file(file: str, row: PlannedRow) -> str:
    """Return the file of a row, with the one in the archive or folder that has it."""
    return f"{file}/{clean_line(row.file)}" if row.file else file


def _is_unread_column(warning: str) -> bool:
    return warning.startswith(UNREAD_COLUMNS)


def _describe(row: PlannedRow) -> str:
    name = f"{clean_line(row.name, _MAX_NAME_LENGTH)}: " if row.name else ""
    reason = clean_line(format_reason(row))
    return f"{name}{LANE_NAMES[row.lane]}{', ' if reason else ''}{reason}"
