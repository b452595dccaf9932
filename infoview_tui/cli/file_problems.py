"""Output of the problems in question banks and message templates."""

from __future__ import annotations

from collections.abc import Sequence

from infoview_tui.cli.exit_codes import EXIT_FAILED
from infoview_tui.cli.output import print_error, print_lines
from infoview_tui.domain.labels import format_count
from infoview_tui.storage.yaml_files import FileProblem


def print_problems(problems: Sequence[FileProblem]) -> int:
    """Print problems as ``file:line:column: message`` and their number, and return the exit code."""
    print_lines(*map(str, problems))
    files = len({problem.path for problem in problems})
    print_error(f"{format_count(len(problems), 'problem')} in {format_count(files, 'file')}.")
    return EXIT_FAILED
