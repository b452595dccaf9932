"""Board widget: columns of cards with a cursor. A key takes the same time with ten thousand contacts as with twenty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Offset, Region
from textual.strip import Strip

from infoview_tui.domain.enums import Stage
from infoview_tui.ui.board.drawing import BoardDrawing
from infoview_tui.ui.board.layout import HEADER_ROWS, BoardLayout
from infoview_tui.ui.board.messages import CardOpened, CardsDropped, CursorMoved, SelectionChanged
from infoview_tui.ui.board.painter import STYLE_NAMES
from infoview_tui.ui.board.regions import BoardRegions
from infoview_tui.ui.shared.jump_target import JumpTarget
from infoview_tui.ui.shared.line_strips import PiecedStrip
from infoview_tui.ui.shared.widgets.line_canvas import LineCanvas

if TYPE_CHECKING:
    from infoview_tui.domain.day_bounds import CurrentTime
    from infoview_tui.domain.headline import Headline
    from infoview_tui.services.board.queries import BoardOrder, Card


class BoardView(LineCanvas, can_focus=True):
    """Columns of cards with a cursor that remembers its row in each column.

    It receives the order of the contacts by stage, and reads cards in pages when they become visible. A
    `BoardDrawing` draws them, and a `BoardPointer` finds them under the mouse; the screen changes data.
    """

    STYLE_PREFIX = "board--"
    COMPONENT_CLASSES = {f"board--{part}" for part in STYLE_NAMES}

    def __init__(
        self,
        read_cards: Callable[[Sequence[int]], list[Card]],
        get_headline: Callable[[Card], Headline],
        *,
        id: str | None = None,
    ) -> None:
        """*read_cards* reads the cards of contacts; *get_headline* returns the headline of a card."""
        super().__init__(id=id)
        self.drawing = BoardDrawing(read_cards, get_headline, self._cached_style)
        self.cursor = self.drawing.cursor
        self._pointer = self.drawing.pointer
        self._regions = BoardRegions(self.cursor)
        self._changed_stages: set[Stage] = set()
        self.empty_text = ""
        self.posts_cursor_moves = False
        """Whether to post `CursorMoved`, for something that shows more of the contact under the cursor."""

    # Contents

    def show(self, order: BoardOrder, search_words: Sequence[str] = (), *, keep_widths: bool = False) -> None:
        """Show a new order, with the search words to underline. *keep_widths* is for a filter, see `BoardCursor`."""
        selected = len(self.cursor.selected_ids)
        self.drawing.show(order, search_words, keep_widths=keep_widths)
        self.refresh()
        self._post_cursor_moved()
        if len(self.cursor.selected_ids) != selected:
            self._post_selection_changed()

    def show_column(self, stage: Stage, order: BoardOrder, changed_ids: Sequence[int]) -> None:
        """Show a new order in one column; the cards of *changed_ids* are read again."""
        layout = self.cursor.layout()
        self.drawing.show_column(stage, order, changed_ids)
        self._refresh_stages({stage}, layout)

    def move_card(self, card: Card, row: int, current: CurrentTime) -> None:
        """Move a card that was read again to a row of the column of its stage, and the cursor to it."""
        layout, left = self.cursor.layout(), self.cursor.stages[self.cursor.column]
        changed = self.drawing.move_card(card, row, current)
        self.cursor.go_to(card.id)
        self._refresh_stages({left, *changed}, layout)
        self._post_cursor_moved()

    def set_closed_visible(self, visible: bool) -> None:
        """Show or hide the closed contacts."""
        self.drawing.forget_extras()
        self.cursor.set_closed_visible(visible)
        self.refresh()
        self._post_cursor_moved()

    def redraw_cards(self) -> None:
        """Redraw all cards, since they show times."""
        self.drawing.forget_text()
        self.cursor.forget_placements()
        self.refresh()

    # Cursor and selection

    @property
    def current_contact_id(self) -> int | None:
        """The contact under the cursor, or None in an empty column."""
        return self.cursor.contact_id

    def go_to(self, contact_id: int) -> bool:
        """Move the cursor to a contact's card. Return whether it is on the board."""
        layout, left = self.cursor.layout(), self.cursor.column
        tops = [self.cursor.raw_first_row(stage) for stage in self.cursor.stages]
        self._refresh_cursor(left)
        found = self.cursor.go_to(contact_id)
        column = self.cursor.column
        if layout != self.cursor.layout():
            self.refresh()
        elif tops[column] == self.cursor.first_visible_row(self.cursor.stage):
            self._refresh_cursor(column)
        else:
            self._refresh_column(column)
        self._post_cursor_moved()
        return found

    def go_to_nearest(self) -> None:
        """Leave an empty column for the nearest one with cards, as when a filter has hidden the others."""
        nearest = self.cursor.nearest_contact()
        if self.current_contact_id is None and nearest is not None:
            self.go_to(nearest)

    def move_by(self, columns: int, rows: int) -> None:
        """Move the cursor by columns and rows; it stops at the edges."""
        before, left = self.cursor.layout(), self.cursor.column
        if columns:
            self.cursor.go_to_column(left + columns)
            if self.cursor.layout() != before:
                self.refresh()
            else:
                self._refresh_cursor(left)
                self._refresh_cursor(self.cursor.column)
        if rows:
            self.move_to_row(self.cursor.row + rows)
        else:
            self._post_cursor_moved()

    def move_to_row(self, row: int) -> None:
        """Move the cursor to a row of its column, clamped to the existing cards."""
        stage, column = self.cursor.stage, self.cursor.column
        old_top = self.cursor.first_visible_row(stage)
        self._redraw(self._regions.card(column, self.cursor.row))
        self.cursor.go_to_row(row)
        if self.cursor.first_visible_row(stage) == old_top:
            self._redraw(self._regions.card(column, self.cursor.row))
        else:
            self._refresh_column(column)
        self._post_cursor_moved()

    def page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self.move_to_row(self.cursor.row + by * self.cursor.placement(self.cursor.stage).whole_cards)

    def toggle_selected(self) -> None:
        """Select the card under the cursor, or no longer."""
        self.cursor.toggle_selected()
        self._refresh_cursor(self.cursor.column)
        self._post_selection_changed()

    def select_range(self) -> None:
        """Select the cards from the start of the range to the cursor."""
        self.cursor.select_range()
        self._refresh_column(self.cursor.column)
        self._post_selection_changed()

    def select(self, contact_ids: Iterable[int]) -> None:
        """Select these cards and no others."""
        self.cursor.clear_selection()
        self.cursor.selected_ids.update(contact_ids)
        self.refresh()
        self._post_selection_changed()

    def clear_selection(self) -> None:
        """Clear the selection."""
        self.cursor.clear_selection()
        self.refresh()
        self._post_selection_changed()

    def _post_cursor_moved(self) -> None:
        if self.posts_cursor_moves:
            self.post_message(CursorMoved(self, self.current_contact_id))

    def _post_selection_changed(self) -> None:
        self.post_message(SelectionChanged(self, len(self.cursor.selected_ids)))

    # Mouse

    @property
    def is_dragging(self) -> bool:
        """Whether a card is being dragged."""
        return self._pointer.drag is not None

    def cancel_drag(self) -> None:
        """Cancel the drag; nothing moves."""
        if self._pointer.cancel():
            self.release_mouse()
            self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember the pressed card, in case a drag starts."""
        if event.button == 1:
            self._pointer.press(event.x, event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the pressed card, or all selected cards if it is one of them."""
        was_dragging = self.is_dragging
        if self._pointer.move(event.x, event.y):
            if not was_dragging:
                self.capture_mouse()
            self.refresh()

    def on_mouse_up(self) -> None:
        """Drop the dragged cards, if they are over another column."""
        was_dragging = self.is_dragging
        drop = self._pointer.release()
        if was_dragging:
            self.release_mouse()
            self.refresh()
        if drop is not None:
            self.post_message(CardsDropped(self, drop.contact_ids, drop.stage))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor on a click; open the card on a double click."""
        column = self._pointer.column_at(event.x)
        if column is None:
            return
        self.move_by(column - self.cursor.column, 0)
        row = self._pointer.row_at(column, event.y)
        if row is not None:
            self.move_to_row(row)
            if event.chain == 2 and self.cursor.contact_id is not None:
                self.post_message(CardOpened(self, self.cursor.contact_id))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the cursor in the column under the pointer."""
        self._scroll_column(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the cursor in the column under the pointer."""
        self._scroll_column(event, -1)

    def _scroll_column(self, event: events.MouseEvent, by: int) -> None:
        column = self._pointer.column_at(event.x)
        if column is not None:
            self.move_by(column - self.cursor.column, by)
            event.stop()

    def jump_targets(self) -> list[JumpTarget]:
        """Return the visible cards."""
        return [
            JumpTarget(Offset(x, y), partial(self._go_to_card, column, row))
            for x, y, column, row in self._pointer.visible_cards()
        ]

    def _go_to_card(self, column: int, row: int) -> None:
        self.move_by(column - self.cursor.column, 0)
        self.move_to_row(row)

    # Drawing

    def on_resize(self) -> None:
        """Update the layout."""
        self._update_layout()

    def _update_layout(self) -> None:
        """Lay out the columns for the current size; a line may be drawn before the resize event."""
        if self.cursor.size != self.size:
            self.drawing.forget_text()
            self._forget_lines(())
            self.cursor.resize(self.size)

    def notify_style_update(self) -> None:
        """Redraw in the new colors."""
        super().notify_style_update()
        self.drawing.forget_colors()

    def columns_in(self, region: Region) -> range:
        """Return the numbers of the columns that a region touches."""
        layout = self.cursor.layout()
        return range(layout.column_at(region.x), layout.column_at(region.right - 1) + 1)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines."""
        self._update_layout()
        self.drawing.has_focus = self.has_focus
        layout = self.cursor.layout()
        return [self._render_line(y, *crop.column_span, layout) for y in crop.line_range]

    def _render_line(self, y: int, left: int, right: int, layout: BoardLayout) -> Strip:
        """Draw a line between two cells, with a dragged card over it."""
        drag = self._pointer.drag
        if drag is None or drag.y != y:
            if left or right != self.cursor.size[0]:
                return self._render_columns(y, left, right, layout)
            line = self._whole_lines.get(y)  # Textual asks for all lines at each key
            if line is None:
                line = self._whole_lines[y] = self._render_columns(y, left, right, layout)
            return line
        whole = self._render_columns(y, 0, self.cursor.size[0], layout)
        start, ghost = self.drawing.draw_ghost(drag, layout)
        before, after = whole.crop(0, start), whole.crop(start + ghost.cell_length, self.size.width)
        return Strip.join([before, self._apply_line_filters(ghost), after]).crop(left, right)

    def _render_columns(self, y: int, left: int, right: int, layout: BoardLayout) -> Strip:
        """Draw the part of a line between two cells; usually only one or two columns change."""
        if self.empty_text and self.cursor.is_empty() and y >= HEADER_ROWS:
            return self.drawing.draw_empty(self.empty_text, y).crop(left, right)
        first = layout.column_at(left)
        draw = partial(self.drawing.draw_piece, layout=layout)
        pieces = [self._cached_piece(number, y, draw) for number in range(first, layout.column_at(right - 1) + 1)]
        start = layout.column_left(first)
        return PiecedStrip(pieces, right - start, self._cached_style("")).crop(left - start, right - start)

    def _refresh_stages(self, stages: Set[Stage], before: BoardLayout) -> None:
        """Redraw columns whose cards have changed, or the whole board if its layout has too."""
        if self.cursor.layout() != before:
            self.refresh()
        else:
            for column, stage in enumerate(self.cursor.stages):
                if stage in stages:
                    self._refresh_column(column)

    def _refresh_cursor(self, column: int) -> None:
        if self.cursor.stages[column] not in self._changed_stages:
            self._redraw(self._regions.card_at_cursor(column))

    def _refresh_column(self, column: int) -> None:
        """Redraw a column once the current action is done, which may also move the cursor."""
        stage = self.cursor.stages[column]
        self.drawing.forget_extras(stage)
        if not self._changed_stages:
            self.call_next(self._redraw_changed)
        self._changed_stages.add(stage)

    def _redraw_changed(self) -> None:
        layout, stages = self.cursor.layout(), self.cursor.stages
        self.drawing.has_focus = self.has_focus
        for column in range(layout.first_column, layout.last_column + 1):
            if stages[column] in self._changed_stages:
                lines = self.drawing.draw_column(column, layout)
                self.redraw_column(column, layout.column_left(column), layout.width_of(column), lines)
        self._changed_stages.clear()

    def _redraw(self, regions: list[Region]) -> None:
        if regions:
            self.refresh(*regions)
