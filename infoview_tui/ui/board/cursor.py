"""Cursor and selection of the board: columns of contact ids, a row per column, and the selected ids.

Plain data, without Textual; the widget draws it.
"""

from __future__ import annotations

from collections.abc import Mapping

from infoview_tui.domain.enums import OPEN_STAGES, Stage
from infoview_tui.ui.board.layout import BoardLayout, compute_layout, first_visible_card


class BoardCursor:
    """The visible columns, the cursor row in each, and the selected contacts."""

    def __init__(self) -> None:
        """Start with empty columns and closed contacts hidden."""
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
        return self.contact_ids[self.row] if self.row < len(self.contact_ids) else None

    def row_of(self, stage: Stage) -> int:
        """Return the cursor row of a column."""
        return self._rows[stage]

    def first_visible_row(self, stage: Stage) -> int:
        """Return the first visible row of a column."""
        return self._first_visible_rows[stage]

    # Contents

    def set_columns(self, columns: Mapping[Stage, list[int]]) -> None:
        """Replace all columns. The cursor stays on its contact or at its position; removed contacts are deselected."""
        current = self.contact_id
        self.columns = dict(columns)
        if self.selected_ids:
            self.selected_ids &= {contact for ids in self.columns.values() for contact in ids}
        if current is None or not self.go_to(current):
            self.clamp()

    def set_column(self, stage: Stage, contact_ids: list[int]) -> None:
        """Replace one column."""
        self.columns[stage] = contact_ids
        self.clamp()

    def set_closed_visible(self, visible: bool) -> None:
        """Show or hide the closed contacts."""
        self.stages = tuple(Stage) if visible else OPEN_STAGES
        self.column = min(self.column, len(self.stages) - 1)

    def is_empty(self) -> bool:
        """Whether all visible columns are empty."""
        return not any(self.columns[stage] for stage in self.stages)

    # Moving

    def go_to(self, contact_id: int) -> bool:
        """Move the cursor to a contact. Return whether it is on the board."""
        for number, stage in enumerate(self.stages):
            if contact_id in self.columns[stage]:
                self.column = number
                self._rows[stage] = self.columns[stage].index(contact_id)
                self.clamp()
                return True
        return False

    def go_to_column(self, column: int) -> None:
        """Move the cursor to a column, clamped to the visible ones."""
        self.column = max(0, min(len(self.stages) - 1, column))

    def go_to_row(self, row: int) -> None:
        """Move the cursor to a row of its column, clamped to the existing ones."""
        stage = self.stage
        self._rows[stage] = max(0, min(len(self.contact_ids) - 1, row))
        self._first_visible_rows[stage] = first_visible_card(
            self._first_visible_rows[stage], self._rows[stage], self.layout().visible_cards, len(self.contact_ids)
        )

    def clamp(self) -> None:
        """Clamp cursor rows and first visible rows to the existing cards."""
        cards = self.layout().visible_cards
        for stage, ids in self.columns.items():
            self._rows[stage] = max(0, min(self._rows[stage], len(ids) - 1))
            self._first_visible_rows[stage] = first_visible_card(
                self._first_visible_rows[stage], self._rows[stage], cards, len(ids)
            )

    def resize(self, size: tuple[int, int]) -> None:
        """Set the size of the board in cells and lines."""
        self.size = size
        self.clamp()

    def layout(self) -> BoardLayout:
        """Return the layout for the current size, with the cursor's column visible."""
        layout = compute_layout(self.size, len(self.stages), self.column, self._first_column)
        self._first_column = layout.first_column
        return layout

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
