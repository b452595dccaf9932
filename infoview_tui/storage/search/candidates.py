"""Ids of the newest rows of each kind that match an expression of FTS5."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.storage.query import Query
from infoview_tui.storage.reader import Reader
from infoview_tui.storage.search.rows import ID_BITS, KIND_NUMBERS

CHUNK = 200
"""Number of ids that one query returns."""

_KINDS = {number: kind for kind, number in KIND_NUMBERS.items()}


class _IdRow(NamedTuple):
    rowid: int


_MATCHES = Query(
    "SELECT rowid FROM search_texts WHERE search_texts MATCH :match AND rowid BETWEEN :low AND :high "
    "ORDER BY rowid DESC LIMIT :chunk",
    _IdRow,
)


def find_candidates(
    reader: Reader, expression: str, kinds: Collection[SearchKind], most: int
) -> dict[SearchKind, list[int]]:
    """Return the ids of at most *most* rows of each of these kinds, the newest first. Raises StorageError.

    One query covers several kinds, since FTS5 merges the rows of all words with a prefix anew for each query. Where
    there are enough rows of a kind, the rest is skipped.
    """
    found: dict[SearchKind, list[int]] = {}
    low = min(KIND_NUMBERS[kind] for kind in kinds) << ID_BITS
    high = (max(KIND_NUMBERS[kind] for kind in kinds) + 1 << ID_BITS) - 1
    while high >= low:
        rows = reader.tuples(_MATCHES, match=expression, low=low, high=high, chunk=CHUNK)
        for (rowid,) in rows:
            kind = _KINDS[rowid >> ID_BITS]
            ids = found.setdefault(kind, [])
            if len(ids) < most:
                ids.append(rowid & (1 << ID_BITS) - 1)
        if len(rows) < CHUNK:
            break
        last = rows[-1][0]
        is_enough = len(found[_KINDS[last >> ID_BITS]]) >= most
        high = (last >> ID_BITS << ID_BITS if is_enough else last) - 1
    return {kind: ids for kind, ids in found.items() if kind in kinds}
