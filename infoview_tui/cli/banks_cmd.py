"""``infoview banks list`` and ``infoview banks check``."""

from __future__ import annotations

from collections.abc import Sequence

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.file_problems import report_check
from infoview_tui.cli.output import format_table, print_error, print_lines
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.paths import AppPaths, bundled_banks
from infoview_tui.storage.banks import Bank, BankLibrary, load_library, read_bank
from infoview_tui.typed_path import parse_path


def print_banks(paths: AppPaths) -> int:
    """Print each bank: its topic, number of questions, and source."""
    library = load_library(bundled_banks(), paths.custom_banks)
    rows = [(bank.topic, str(len(bank.questions)), _format_owner(bank, paths)) for bank in library.banks]
    print_lines(*format_table(("TOPIC", "QUESTIONS", "SOURCE"), rows))
    if library.problems:
        print_error(
            f"{format_count(len(library.problems), 'problem')} in the banks. Run `infoview banks check` for details."
        )
    return EXIT_OK


def check_banks(paths: AppPaths, files: Sequence[str]) -> int:
    """Print the problems in the given files or, if there are none, in all banks. The exit code is 1 for any problem."""
    library = _read_files(files) if files else load_library(bundled_banks(), paths.custom_banks)
    questions = sum(len(bank.questions) for bank in library.banks)
    contents = f"{format_count(len(library.banks), 'bank')}, {format_count(questions, 'question')}"
    return report_check(contents, library.problems, library.skipped)


def _read_files(files: Sequence[str]) -> BankLibrary:
    bundled = bundled_banks().resolve()
    paths = [parse_path(file) for file in files]
    results = [read_bank(path, is_custom=path.resolve().parent != bundled) for path in paths]
    problems = tuple(problem for _, found in results for problem in found)
    return BankLibrary(tuple(bank for bank, _ in results if bank), problems)


def _format_owner(bank: Bank, paths: AppPaths) -> str:
    return f"yours: {clean_line(str(bank.path.relative_to(paths.custom_banks)))}" if bank.is_custom else "bundled"
