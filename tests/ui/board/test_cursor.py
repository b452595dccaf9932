"""The board cursor: movement, remembered rows and selection."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.enums import OPEN_STAGES, Stage
from infoview_tui.ui.board.cursor import BoardCursor
from infoview_tui.ui.board.layout import ColumnNeeds, find_window, place_cards, share_width


class FixedMeasure:
    """Cards of four lines, in columns that want 30 cells if they hold any."""

    cursor: BoardCursor

    def __init__(self) -> None:
        self.measured: list[tuple[Stage, int]] = []

    def card_measurer(self, stage: Stage) -> Callable[[int], int]:
        def measure_card(row: int) -> int:
            self.measured.append((stage, row))
            return 4

        return measure_card

    def measure_head(self, stage: Stage) -> int:
        return len(stage.label) + 4

    def measure_column(self, stage: Stage) -> int:
        return 30 if self.cursor.columns[stage] else 0


@pytest.fixture
def measure() -> FixedMeasure:
    return FixedMeasure()


@pytest.fixture
def cursor(measure: FixedMeasure) -> BoardCursor:
    made = measure.cursor = BoardCursor(measure)
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


needs = st.lists(st.builds(ColumnNeeds, st.integers(12, 19), st.integers(0, 42)), min_size=1, max_size=7)


@given(width=st.integers(1, 300), needs=needs, first=st.integers(0, 6), data=st.data())
def test_the_cursor_column_is_visible_and_the_width_is_used(
    width: int, needs: list[ColumnNeeds], first: int, data: st.DataObject
) -> None:
    current = data.draw(st.integers(0, len(needs) - 1))
    shown, count = find_window(width, [need.minimum for need in needs], current, min(first, len(needs) - 1))
    assert shown <= current < shown + count <= len(needs)
    widths = share_width(width, needs[shown : shown + count])
    assert sum(widths) == width
    if count > 1:
        assert all(have >= need.minimum for have, need in zip(widths, needs[shown:], strict=False))


def test_columns_share_the_width_by_what_they_hold() -> None:
    empty, short, long = ColumnNeeds(13, 2), ColumnNeeds(19, 22), ColumnNeeds(19, 42)
    assert share_width(120, [empty, short, long, long]) == (14, 22, 42, 42), "the empty column shrinks to its head"
    assert share_width(100, [empty, short, long, long]) == (13, 22, 33, 32)
    assert share_width(70, [short, short]) == (35, 35), "what nobody wants is shared"


heights = st.lists(st.integers(2, 9), min_size=1, max_size=60)


@given(top=st.integers(0, 60), cursor=st.integers(0, 60), heights=heights, height=st.integers(10, 60))
def test_the_cursor_card_is_visible_and_no_space_is_wasted(
    top: int, cursor: int, heights: list[int], height: int
) -> None:
    cursor = min(cursor, len(heights) - 1)
    measured: set[int] = set()

    def measure(row: int) -> int:
        measured.add(row)
        return heights[row]

    placed = place_cards(top, cursor, len(heights), height, measure)
    start = placed.start_of(cursor)
    assert start is not None
    end = start + heights[cursor] - 1  # the blank line under it may be cut
    assert start == 0 or end <= height - (1 if placed.more_below else 0)
    for row in range(len(heights)):
        first_line = placed.start_of(row)
        if first_line is not None:
            assert [placed.row_at(first_line + line) for line in range(heights[row])] == [row] * heights[row]
    whole = sum(sum(heights[placed.first_row : row + 1]) - 1 <= height for row in range(placed.first_row, len(heights)))
    if placed.more_below == 0 and len(heights) > 1:
        assert whole == len(heights) - placed.first_row, "nothing is hidden without a sign"
        assert placed.first_row == 0 or sum(heights[placed.first_row - 1 :]) - 1 > height, "no line is wasted"
    assert len(measured) <= 3 * height + 6


def test_only_about_as_many_cards_are_measured_as_fit(cursor: BoardCursor, measure: FixedMeasure) -> None:
    cursor.set_columns({stage: list(range(5000)) for stage in Stage})
    cursor.placement(Stage.RESEARCHING)
    cursor.go_to_row(4999)
    assert cursor.placement(Stage.RESEARCHING).row_at(0) == 4991
    assert len(measure.measured) < 60


def test_a_card_far_down_its_column_is_visible_once_the_cursor_is_on_it(cursor: BoardCursor) -> None:
    cursor.set_columns({**cursor.columns, Stage.READY: list(range(5000))})
    assert cursor.placement(Stage.READY).row_at(0) == 0
    assert cursor.go_to(4999)
    assert cursor.placement(Stage.READY).row_at(0) == 4991


def test_widths_stay_until_an_empty_column_gets_cards_or_the_board_is_read_again(cursor: BoardCursor) -> None:
    cursor.set_columns({**cursor.columns, Stage.MET: []})
    before = cursor.layout().widths
    assert before[4] < min(before[:4])
    cursor.set_column(Stage.READY, [])
    assert cursor.layout().widths == before, "the last card left the column, whose width stays"
    cursor.set_column(Stage.MET, [7])
    assert cursor.layout().widths == (20,) * 6
    cursor.set_columns({**cursor.columns, Stage.MET: []}, keep_widths=True)
    assert cursor.layout().widths == (20,) * 6, "a filter does not move the columns"
    cursor.set_columns(dict(cursor.columns))
    assert max(cursor.layout().widths[1], cursor.layout().widths[4]) < 20, "the empty columns shrink to their heads"


def test_the_closed_column_is_shown_only_on_request(cursor: BoardCursor) -> None:
    assert cursor.stages == OPEN_STAGES
    for closed, last in ((True, Stage.CLOSED), (False, Stage.IN_TOUCH)):
        cursor.set_closed_visible(closed)
        cursor.go_to_column(99)
        assert cursor.stage is last


def test_contacts_are_found_in_every_column(cursor: BoardCursor) -> None:
    for column in (0, len(cursor.stages) - 1):
        cursor.go_to_column(column)
        for stage, contacts in cursor.columns.items():
            assert [cursor.find_stage(contact) for contact in contacts] == [stage] * len(contacts)
    assert cursor.find_stage(-1) is None
