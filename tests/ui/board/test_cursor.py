"""The board cursor: movement, remembered rows and selection."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.enums import OPEN_STAGES, Stage
from infoview_tui.ui.board.cursor import BoardCursor
from infoview_tui.ui.board.layout import compute_layout, first_visible_card


@pytest.fixture
def cursor() -> BoardCursor:
    made = BoardCursor()
    made.resize((120, 40))
    made.set_columns({stage: [100 * number + row for row in range(20)] for number, stage in enumerate(Stage)})
    return made


def test_each_column_remembers_its_row(cursor: BoardCursor) -> None:
    cursor.go_to_row(5)
    cursor.go_to_column(1)
    cursor.go_to_row(2)
    cursor.go_to_column(0)
    assert (cursor.row, cursor.contact_id) == (5, 5)


def test_the_cursor_stays_on_its_contact_when_the_order_changes(cursor: BoardCursor) -> None:
    cursor.go_to_row(5)
    cursor.set_columns({**cursor.columns, Stage.RESEARCHING: [5, 1, 2]})
    assert (cursor.contact_id, cursor.row) == (5, 0)


def test_the_cursor_moves_to_a_neighbor_when_its_contact_is_removed(cursor: BoardCursor) -> None:
    cursor.go_to_row(5)
    cursor.set_columns({**cursor.columns, Stage.RESEARCHING: [1, 2]})
    assert cursor.contact_id == 2


def test_a_range_extends_from_the_last_selected_card_to_the_cursor(cursor: BoardCursor) -> None:
    cursor.go_to_row(2)
    cursor.toggle_selected()
    cursor.go_to_row(4)
    cursor.select_range()
    assert cursor.target_contacts() == [2, 3, 4]
    cursor.clear_selection()
    assert cursor.target_contacts() == [4], "without a selection the target is the card under the cursor"


def test_removed_contacts_are_no_longer_selected(cursor: BoardCursor) -> None:
    cursor.toggle_selected()
    cursor.set_columns({**cursor.columns, Stage.RESEARCHING: [1]})
    assert cursor.target_contacts() == [1]
    assert cursor.selected_ids == set()


@given(
    size=st.tuples(st.integers(1, 300), st.integers(1, 100)),
    columns=st.integers(1, 7),
    first=st.integers(0, 6),
    data=st.data(),
)
def test_the_cursor_column_is_always_visible(
    size: tuple[int, int], columns: int, first: int, data: st.DataObject
) -> None:
    current = data.draw(st.integers(0, columns - 1))
    layout = compute_layout(size, columns, current, first)
    assert layout.first_column <= current < layout.first_column + layout.visible_columns <= columns
    assert layout.visible_columns * layout.column_width <= max(size[0], 1)


@given(st.integers(0, 50), st.integers(0, 200), st.integers(1, 20), st.integers(1, 200))
def test_the_cursor_card_is_always_visible_and_no_space_is_wasted(
    top: int, cursor: int, cards: int, total: int
) -> None:
    cursor = min(cursor, total - 1)
    shown = first_visible_card(top, cursor, cards, total)
    assert shown <= cursor < shown + cards
    assert shown <= max(0, total - cards)


def test_the_closed_column_is_shown_only_on_request(cursor: BoardCursor) -> None:
    assert cursor.stages == OPEN_STAGES
    for closed, last in ((True, Stage.CLOSED), (False, Stage.IN_TOUCH)):
        cursor.set_closed_visible(closed)
        cursor.go_to_column(99)
        assert cursor.stage is last
