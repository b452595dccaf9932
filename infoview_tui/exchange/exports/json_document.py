"""All data as one JSON document, which Infoview can import again: a row of a table on each line.

Its keys are the names of tables and columns; `infoview_tui.exchange.exports.json_schema` describes it. It is written in
pieces, so that its size does not matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from infoview_tui import __version__
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.exchange.document_format import FORMAT, FORMAT_VERSION
from infoview_tui.exchange.json_export import escape_invisible
from infoview_tui.services.exports.snapshot import Snapshot
from infoview_tui.storage.own_files import OWN_FOLDERS, OwnFile


def stream_document(
    snapshot: Snapshot, files: Sequence[OwnFile], now: datetime, *, ascii_only: bool = False
) -> Iterator[str]:
    """Yield the document in pieces. Raises StorageError or DamagedDataError if the data cannot be read.

    *files* are the user's question banks, question sets, and message templates.
    """

    def dump(value: object) -> str:
        return escape_invisible(json.dumps(value, ensure_ascii=ascii_only))

    head = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "written_by": f"Infoview {__version__}",
        "written_at": format_timestamp(now),
        "notes_left_out": snapshot.omitted_notes,
    }
    yield "{\n"
    for key, value in head.items():
        yield f"  {dump(key)}: {dump(value)},\n"
    yield '  "tables": {'
    for index, table in enumerate(snapshot.tables):
        yield f"{',' if index else ''}\n    {dump(table.name)}: "
        yield from _enclose("[]", map(dump, snapshot.stream_rows(table)))
    yield '\n  },\n  "files": {'
    for index, folder in enumerate(OWN_FOLDERS):
        texts = (f"{dump(file.name)}: {dump(file.text)}" for file in files if file.folder == folder)
        yield f"{',' if index else ''}\n    {dump(folder)}: "
        yield from _enclose("{}", texts)
    yield "\n  }\n}\n"


def _enclose(brackets: str, items: Iterable[str]) -> Iterator[str]:
    """Yield items in brackets, each on its own line."""
    is_empty = True
    for item in items:
        yield f"{brackets[0] if is_empty else ','}\n      {item}"
        is_empty = False
    yield brackets if is_empty else f"\n    {brackets[1]}"
