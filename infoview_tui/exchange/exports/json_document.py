"""All data as one JSON document, which Infoview can import again: a row of a table on each line.

Its keys are the names of tables and columns. It is written in pieces, so that its size does not matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from infoview_tui import __version__
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.exchange.json_export import escape_invisible
from infoview_tui.services.exports.snapshot import Snapshot

FORMAT = "infoview"
FORMAT_VERSION = 1
"""Raised when an older program could not read the document any more."""


def stream_document(snapshot: Snapshot, now: datetime, *, ascii_only: bool = False) -> Iterator[str]:
    """Yield the document in pieces. Raises StorageError or DamagedDataError if the data cannot be read."""
    head = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "written_by": f"Infoview {__version__}",
        "written_at": format_timestamp(now),
        "notes_left_out": snapshot.omitted_notes,
    }
    yield "{\n"
    for key, value in head.items():
        yield f"  {_dump(key, ascii_only)}: {_dump(value, ascii_only)},\n"
    yield '  "tables": {'
    for index, table in enumerate(snapshot.tables):
        yield f"{',' if index else ''}\n    {_dump(table.name, ascii_only)}: "
        yield from _stream_list(snapshot.stream_rows(table), ascii_only)
    yield "\n  }\n}\n"


def _stream_list(items: Iterable[object], ascii_only: bool) -> Iterator[str]:
    """Yield a list with an item on each line."""
    is_empty = True
    for item in items:
        yield f"{'[' if is_empty else ','}\n      {_dump(item, ascii_only)}"
        is_empty = False
    yield "[]" if is_empty else "\n    ]"


def _dump(value: object, ascii_only: bool) -> str:
    return escape_invisible(json.dumps(value, ensure_ascii=ascii_only))
