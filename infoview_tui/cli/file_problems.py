"""Output of the problems in question banks and message templates."""

from __future__ import annotations

from collections.abc import Sequence

from infoview_tui.cli.exit_codes import EXIT_FAILED, EXIT_OK
from infoview_tui.cli.output import print_error, print_lines
from infoview_tui.domain.labels import format_count
from infoview_tui.storage.yaml_files import FileProblem


def report_check(
    contents: str,
    problems: Sequence[FileProblem],
    skipped: Sequence[FileProblem] = (),
    advice: Sequence[str] = (),
) -> int:
    """Print skipped files and problems as ``file:line:column: message`` and a summary, and return the exit code.

    *contents* says how many files were read, and what is in them. *advice* is printed too, and is no problem.
    """
    print_lines(*map(str, skipped), *advice, *map(str, problems))
    if not problems:
        print_lines(f"{contents}, no problems")
        return EXIT_OK
    files = len({problem.path for problem in problems})
    print_error(f"{format_count(len(problems), 'problem')} in {format_count(files, 'file')}.")
    return EXIT_FAILED
