"""Ranges of a text move with its edits."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.check_result import Span
from infoview_tui.domain.shift_spans import find_edit, shift_spans

LETTERS = st.text("ab \n", max_size=12)


@pytest.mark.parametrize(
    ("before", "after", "cursor", "edited", "length"),
    [
        ("hello", "helllo", 4, (3, 3), 1),  # of three equal letters, the one before the cursor was typed
        ("helllo", "hello", 3, (3, 4), 0),
        ("hello", "hello", 2, (2, 2), 0),
        ("hello", "", 0, (0, 5), 0),
        ("", "hello", 5, (0, 0), 5),
        ("a b c", "a XY c", 4, (2, 3), 2),
        ("undo typed text", "undo text", 0, (4, 10), 0),  # the cursor is ahead of the change
    ],
)
def test_an_edit_is_found_by_the_texts_and_the_cursor(
    before: str, after: str, cursor: int, edited: tuple[int, int], length: int
) -> None:
    assert find_edit(before, after, cursor) == (edited, length)


@given(parts=st.tuples(LETTERS, LETTERS, LETTERS, LETTERS), span=st.tuples(st.integers(0, 9), st.integers(1, 9)))
def test_a_range_that_was_not_edited_covers_the_same_text(
    parts: tuple[str, str, str, str], span: tuple[int, int]
) -> None:
    ahead, removed, inserted, behind = parts
    before, after = ahead + removed + behind, ahead + inserted + behind
    edited, length = find_edit(before, after, len(ahead + inserted))
    replacement = after[edited.start : edited.start + length]
    assert before[: edited.start] + replacement + before[edited.end :] == after
    assert edited.end <= len(ahead + removed)
    start, end = span[0], min(sum(span), len(before))
    moved = list(shift_spans([Span(start, end)], edited, length)) if start < end else []
    if start >= end or edited.start <= start < end <= edited.end:
        assert not moved or edited.start == edited.end
    elif end <= edited.start or start >= edited.end:
        assert [after[slice(*one)] for one in moved] == [before[start:end]]
    else:
        assert [0 <= one.start < one.end <= len(after) for one in moved] == [True]
