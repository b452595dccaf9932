"""``infoview import``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from infoview_tui.cli.exit_codes import EXIT_FAILED, EXIT_OK
from infoview_tui.cli.import_options import read_options, remember_columns
from infoview_tui.cli.open_data import has_data, open_workspace
from infoview_tui.cli.output import discard_output, print_error, print_lines
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.importer import ImportReport, import_parsed_file, parse_file, require_names
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.text_file import display_path
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.table_fields import TableField
from infoview_tui.storage.own_files import OwnFolders
from infoview_tui.typed_path import parse_path

_MAX_NAME_LENGTH = 60


def import_files(
    paths: AppPaths,
    files: Sequence[str],
    *,
    dry_run: bool,
    date_order: str | None = None,
    columns: Sequence[tuple[str, TableField]] = (),
) -> int:
    """Import files and print a report for each. An invalid file does not stop the others, but the exit code is 1.

    *date_order* is a `DateOrder` for all files; by default, each file decides it. *columns* are columns of tables, and
    the fields as which they are read. Data is only created at the first valid file. Raises StorageError if that fails.
    """
    code = EXIT_OK
    workspace: Workspace | None = None
    with ExitStack() as exit_stack:
        if has_data(paths):
            workspace = exit_stack.enter_context(open_workspace(paths, writes=True))
        options = read_options(workspace, date_order, columns)
        for file in files:
            try:
                parsed = _parse(parse_path(file), options)
            except ImportFileError as error:
                print_error(str(error))
                code = EXIT_FAILED
                continue
            if workspace is None:
                workspace = exit_stack.enter_context(
                    _empty_workspace() if dry_run else open_workspace(paths, writes=True)
                )
            folders = OwnFolders(paths.custom_banks, paths.custom_templates)
            now = datetime.now(UTC)
            report = import_parsed_file(workspace, parsed, now, dry_run=dry_run, folders=folders)
            if not dry_run:
                remember_columns(workspace, parsed, options, now)
            if not _is_printed(report, dry_run=dry_run):
                code = EXIT_FAILED
    return code


def _is_printed(report: ImportReport, *, dry_run: bool) -> bool:
    """Print a report. If that fails, say on stderr what was saved anyway. Raises BrokenPipeError."""
    try:
        _print_report(report)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        outcome = "Nothing was saved, as it was a dry run" if dry_run else f"The import is saved: {report.summary}"
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


def _print_report(report: ImportReport) -> None:
    """Print all rows that were not simply added or may be duplicates, then the warnings, and the summary last."""
    file = clean_line(report.path.name)
    for result in report.results:
        if result.status != "added" or result.reason:
            name = f"{clean_line(result.name, _MAX_NAME_LENGTH)}: " if result.name else ""
            print_lines(f"{file}:{result.line}: {name}{result.status}, {clean_line(result.reason)}")
    for warning in report.warnings:
        print_lines(f"{file}: {clean_line(warning)}")
    print_lines(report.summary)
