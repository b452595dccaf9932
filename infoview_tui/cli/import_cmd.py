"""``infoview import``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from infoview_tui.cli import DONE, FAILED
from infoview_tui.cli.open_data import has_data, opened
from infoview_tui.cli.output import complain, say
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.importer import ImportReport, read_file, take_in
from infoview_tui.paths import Places
from infoview_tui.services.core.workspace import Desk

_LONGEST_NAME = 60


def take_files_in(places: Places, files: Sequence[str], *, dry_run: bool) -> int:
    """Import files one after the other and tell what became of each row. One that is bad fails, the others are done.

    The data is opened, and made, at the first file that can be read. Raises StorageError where that cannot be.
    """
    code = DONE
    desk: Desk | None = None
    with ExitStack() as open_until_the_end:
        for file in files:
            try:
                incoming = read_file(Path(file))
            except ImportFileError as error:
                complain(str(error))
                code = FAILED
                continue
            if desk is None:
                on_trial = dry_run and not has_data(places)
                desk = open_until_the_end.enter_context(_nothing() if on_trial else opened(places))
            _tell(take_in(desk, incoming, datetime.now(UTC), dry_run=dry_run))
    return code


@contextmanager
def _nothing() -> Iterator[Desk]:
    """Empty data for a dry run where there is none, in a directory that is gone afterwards."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="infoview-") as directory, opened(Places(Path(directory), Path(directory))) as desk:
        yield desk


def _tell(report: ImportReport) -> None:
    """Every row but the added ones, the remarks, and the sum at the end, where it is seen."""
    file = clean_line(report.path.name)
    for outcome in report.outcomes:
        if outcome.result != "added":
            name = f"{clean_line(outcome.name, _LONGEST_NAME)}: " if outcome.name else ""
            say(f"{file}:{outcome.line}: {name}{outcome.result}, {clean_line(outcome.why)}")
    for remark in report.remarks:
        say(f"{file}: {clean_line(remark)}")
    say(report.summary)
