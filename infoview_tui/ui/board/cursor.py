"""Cursor and selection of the board: columns of contact ids, a row per column, and the selected ids.

Plain data, without Textual; the widget draws it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from infoview_tui.domain.enums import OPEN_STAGES, Stage
from infoview_tui.ui.board.layout import (
    HEADER_ROWS,
    MIN_COLUMN_WIDTH,
    BoardLayout,
    ColumnNeeds,
    Placement,
    find_window,
    place_cards,
    share_width,
)


class CardMeasure(Protocol):
    """Measures cards and columns; the board's widget does it from the text of the cards."""

    def card_measurer(self, stage: Stage) -> Callable[[int], int]:
        """Return what measures the lines of the cards of a column by row, with the blank line under each."""

    def measure_head(self, stage: Stage) -> int:
        """Return the width of a column's header in cells."""

    def measure_column(self, stage: Stage) -> int:
        """Return the width in cells at which no line of a column's visible cards wraps."""


class BoardCursor:
    """The visible columns, the cursor row in each, and the selected contacts.

    Widths of columns are kept until the size changes, or until an empty column gets cards, so that they do not jump.
    """

    def __init__(self, measure: CardMeasure) -> None:
        """Start with empty columns and closed contacts hidden."""
        self._measure = measure
        self._minimum_widths: dict[Stage, int] = {}
        self._wanted_widths: dict[Stage, int] = {}
        self._measured_with_cards: set[Stage] = set()
        self._layouts: dict[tuple[int, int], BoardLayout] = {}
        self._placements: dict[Stage, Placement] = {}
        self.stages: tuple[Stage, ...] = OPEN_STAGES
        self.columns: dict[Stage, list[int]] = {stage: [] for stage in Stage}
        self.column = 0
        self.selected_ids: set[int] = set()
        self._rows: dict[Stage, int] = dict.fromkeys(Stage, 0)
        self._first_visible_rows: dict[Stage, int] = dict.fromkeys(Stage, 0)
        self._first_column = 0
        self.size: tuple[int, int] = (0, 0)
        self._range_anchor: int | None = None

    @property
    def stage(self) -> Stage:
        """The stage of the cursor's column."""
        return self.stages[self.column]

    @property
    def contact_ids(self) -> list[int]:
        """The contacts in the cursor's column."""
        return self.columns[self.stage]

    @property
    def row(self) -> int:
        """The cursor's row in its column."""
        return self._rows[self.stage]

    @property
    def contact_id(self) -> int | None:
        """The contact under the cursor, or None in an empty column."""
        stage = self.stages[self.column]
        ids, row = self.columns[stage], self._rows[stage]
        return ids[row] if row < len(ids) else None

    def row_of(self, stage: Stage) -> int:
        """Return the cursor row of a column."""
        return self._rows[stage]

    def first_visible_row(self, stage: Stage) -> int:
        """Return the first visible row of a visible column."""
        return self.placement(stage).first_row

    def placement(self, stage: Stage) -> Placement:
        """Return the visible cards of a visible column, with the cursor's card of that column among them."""
        placement = self._placements.get(stage)
        if placement is None:
            placement = self._placements[stage] = place_cards(
                self._first_visible_rows[stage],
                self._rows[stage],
                len(self.columns[stage]),
                self.card_lines,
                self._measure.card_measurer(stage),
            )
            self._first_visible_rows[stage] = placement.first_row
        return placement

    @property
    def card_lines(self) -> int:
        """The lines for cards, under the headers of the columns."""
        return max(1, self.size[1] - HEADER_ROWS)

    def raw_first_row(self, stage: Stage) -> int:
        """Return the first visible row of a column as it was last placed; this measures nothing."""
        return self._first_visible_rows[stage]

    def forget_placements(self) -> None:
        """Place all cards again, because their heights have changed."""
        self._placements.clear()

    # Contents

    def set_columns(self, columns: Mapping[Stage, list[int]], *, keep_widths: bool = False) -> None:
        """Replace all columns. The cursor stays on its contact or at its position; removed contacts are deselected.

        With *keep_widths*, as while a filter is typed, a column that is empty now stays as wide as it was.
        """
        current = self.contact_id
        self.columns = dict(columns)
        self._placements.clear()
        for stage in Stage:
            self._update_widths(stage, may_shrink=not keep_widths)
        if self.selected_ids:
            self.selected_ids &= {contact for ids in self.columns.values() for contact in ids}
        if current is None or not self.go_to(current):
            self.clamp()

    def set_column(self, stage: Stage, contact_ids: list[int]) -> None:
        """Replace one column."""
        self.columns[stage] = contact_ids
        self._placements.pop(stage, None)
        self._update_widths(stage)
        self.clamp()

    def _update_widths(self, stage: Stage, *, may_shrink: bool = False) -> None:
        """Let a column grow if it was empty when it was measured, or shrink if it is empty now."""
        has_cards = bool(self.columns[stage])
        if (stage in self._measured_with_cards) != has_cards and (has_cards or may_shrink):
            self._forget_widths(stage)

    def _forget_widths(self, *stages: Stage) -> None:
        for stage in stages:
            self._minimum_widths.pop(stage, None)
            self._wanted_widths.pop(stage, None)
        self._layouts.clear()
        self._placements.clear()

    def set_closed_visible(self, visible: bool) -> None:
        """Show or hide the closed contacts."""
        self.stages = tuple(Stage) if visible else OPEN_STAGES
        self._forget_widths()
        self.column = min(self.column, len(self.stages) - 1)

    def is_empty(self) -> bool:
        """Whether all visible columns are empty."""
        return not any(self.columns[stage] for stage in self.stages)

    # Moving

    def go_to(self, contact_id: int) -> bool:
        """Move the cursor to a contact. Return whether it is on the board."""
        stage = self.find_stage(contact_id)
        if stage is None or stage not in self.stages:
            return False
        self.column = self.stages.index(stage)
        self._rows[stage] = self.columns[stage].index(contact_id)
        self._placements.pop(stage, None)
        self.clamp()
        return True

    def find_stage(self, contact_id: int) -> Stage | None:
        """Return the stage of a contact's column, or None if it is not on the board.

        The columns next to the cursor are searched first, since a column may have thousands of contacts.
        """
        stages = list(Stage)
        at = stages.index(self.stage)
        by_distance = sorted(stages, key=lambda stage: abs(stages.index(stage) - at))
        return next((stage for stage in by_distance if contact_id in self.columns[stage]), None)

    def nearest_contact(self) -> int | None:
        """Return the contact under the cursor, or else the one in the nearest column that has any; None without one."""
        filled = [number for number, stage in enumerate(self.stages) if self.columns[stage]]
        if not filled:
            return None
        stage = self.stages[min(filled, key=lambda number: abs(number - self.column))]
        return self.columns[stage][self._rows[stage]]

    def only_contact(self) -> int | None:
        """Return the contact on the board if there is exactly one; None if there are more, or none."""
        shown = [contact for stage in self.stages for contact in self.columns[stage]]
        return shown[0] if len(shown) == 1 else None

    def go_to_column(self, column: int) -> None:
        """Move the cursor to a column, clamped to the visible ones."""
        self.column = max(0, min(len(self.stages) - 1, column))

    def go_to_row(self, row: int) -> None:
        """Move the cursor to a row of its column, clamped to the existing ones."""
        stage = self.stage
        self._rows[stage] = max(0, min(len(self.contact_ids) - 1, row))
        self._placements.pop(stage, None)

    def clamp(self) -> None:
        """Clamp cursor rows to the existing cards."""
        for stage, ids in self.columns.items():
            row = max(0, min(self._rows[stage], len(ids) - 1))
            if row != self._rows[stage]:
                self._rows[stage] = row
                self._placements.pop(stage, None)

    def resize(self, size: tuple[int, int]) -> None:
        """Set the size of the board in cells and lines."""
        self.size = size
        self._forget_widths(*Stage)
        self.clamp()

    def layout(self) -> BoardLayout:
        """Return the layout for the current size, with the cursor's column visible.

        Columns with cards outside the visible ones are not measured.
        """
        window = self._layouts.get((self.column, self._first_column))
        if window is None:
            window = self._compute_layout()
            self._layouts[self.column, self._first_column] = window
            self._layouts[self.column, window.first_column] = window
        if window.first_column != self._first_column:
            self._first_column = window.first_column
            self._placements.clear()
        return window

    def _compute_layout(self) -> BoardLayout:
        minimums = [self._minimum_width(stage) for stage in self.stages]
        first, count = find_window(self.size[0], minimums, self.column, self._first_column)
        needs = [
            ColumnNeeds(self._minimum_width(stage), self._wanted_width(stage))
            for stage in self.stages[first : first + count]
        ]
        return BoardLayout(first, share_width(self.size[0], needs))

    def _minimum_width(self, stage: Stage) -> int:
        width = self._minimum_widths.get(stage)
        if width is None:
            self._measured_with_cards.discard(stage)
            if self.columns[stage]:
                self._measured_with_cards.add(stage)
            width = MIN_COLUMN_WIDTH if self.columns[stage] else self._measure.measure_head(stage)
            self._minimum_widths[stage] = width
        return width

    def _wanted_width(self, stage: Stage) -> int:
        if stage not in self._wanted_widths:
            self._wanted_widths[stage] = self._measure.measure_column(stage)
        return self._wanted_widths[stage]

    # Selecting

    def toggle_selected(self) -> None:
        """Toggle the selection of the card under the cursor; a range starts here."""
        if self.contact_id is not None:
            self.selected_ids ^= {self.contact_id}
            self._range_anchor = self.contact_id

    def select_range(self) -> None:
        """Select the cards from the start of the range, in this column, to the cursor."""
        if self.contact_id is None:
            return
        start = self.contact_ids.index(self._range_anchor) if self._range_anchor in self.contact_ids else self.row
        low, high = sorted((start, self.row))
        self.selected_ids |= set(self.contact_ids[low : high + 1])

    def clear_selection(self) -> None:
        """Clear the selection."""
        self.selected_ids.clear()
        self._range_anchor = None

    def target_contacts(self) -> list[int]:
        """Return the contacts that a key acts on: the selected ones in board order, or the one under the cursor."""
        if self.selected_ids:
            return [contact for stage in Stage for contact in self.columns[stage] if contact in self.selected_ids]
        return [] if self.contact_id is None else [self.contact_id]
