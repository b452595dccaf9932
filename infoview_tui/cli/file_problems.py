"""Output of the problems in question banks and message templates."""

from __future__ import annotations

from collections.abc import Sequence

from infoview_tui.cli.exit_codes import EXIT_FAILED, EXIT_OK
from infoview_tui.cli.output import print_error, print_json, print_lines, print_report
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.files_json import CheckJson, ProblemJson
from infoview_tui.storage.yaml_files import FileProblem


def report_check(
    contents: str,
    problems: Sequence[FileProblem],
    skipped: Sequence[FileProblem] = (),
    advice: Sequence[str] = (),
    *,
    as_json: bool = False,
) -> int:
    """Print skipped files and problems as ``file:line:column: message`` and a summary, or JSON; return the exit code.

    *contents* says how many files were read, and what is in them. *advice* is printed too, and is no problem.
    """
    if as_json:
        print_json(_to_json(problems, skipped, advice))
        return EXIT_FAILED if problems else EXIT_OK
    print_lines(*map(str, skipped), *advice, *map(str, problems))
    if not problems:
        print_report(f"{contents}, no problems")
        return EXIT_OK
    files = len({problem.path for problem in problems})
    print_error(f"{format_count(len(problems), 'problem')} in {format_count(files, 'file')}.")
    return EXIT_FAILED


def _to_json(problems: Sequence[FileProblem], skipped: Sequence[FileProblem], advice: Sequence[str]) -> CheckJson:
    return {
        "problems": [_problem_to_json(problem) for problem in problems],
        "skipped": [_problem_to_json(problem) for problem in skipped],
        "advice": list(advice),
    }


def _problem_to_json(problem: FileProblem) -> ProblemJson:
    return {
        "path": clean_line(str(problem.path)),
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
    }
