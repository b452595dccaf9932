"""Ranges of a text that move with its edits, as the markers of an editor do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from infoview_tui.domain.check_result import Span


def find_edit(before: str, after: str, cursor: int) -> tuple[Span, int]:
    """Return the range of *before* that an edit replaced, and the length of its replacement in *after*.

    *cursor* is its offset in *after*. What is behind it is taken to be unchanged if it is equal: of several equal
    letters, the one before the cursor was typed.
    """
    unchanged = min(len(before), max(len(after) - cursor, 0))
    behind = _count_equal(before[len(before) - unchanged :][::-1], after[len(after) - unchanged :][::-1])
    ahead = _count_equal(before[: len(before) - behind], after[: len(after) - behind])
    return Span(ahead, len(before) - behind), len(after) - behind - ahead


def _count_equal(one: str, other: str) -> int:
    """Return how many characters two texts have in common from the start. Compares slices, so it is fast."""
    equal, longest = 0, min(len(one), len(other))
    while equal < longest:
        middle = (equal + longest + 1) // 2
        if one[equal:middle] == other[equal:middle]:
            equal = middle
        else:
            longest = middle - 1
    return equal


def shift_spans(spans: Iterable[Span], edited: Span, length: int) -> Iterator[Span]:
    """Yield ranges as they are after an edit that replaced a range by *length* characters.

    A range grows by what is typed inside of it, but not by what is typed at its ends; one that was replaced as a whole
    is left out.
    """
    moved = length - (edited.end - edited.start)
    for start, end in spans:
        if end <= edited.start:
            yield Span(start, end)
        elif start >= edited.end:
            yield Span(start + moved, end + moved)
        elif start < edited.start:
            yield Span(start, end + moved if end >= edited.end else edited.start)
        elif end > edited.end:
            yield Span(edited.start + length, end + moved)
