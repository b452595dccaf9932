"""Table widget with a cell cursor. It draws only the visible lines; the header and the first column stay in place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from functools import partial
from itertools import accumulate

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from infoview_tui.ui.insights.grid_rows import (
    GAP,
    MARGIN,
    RIGHT_MARGIN,
    GridColumn,
    GridRow,
    column_lefts,
    first_column_to_show,
    fitting_columns,
    line_of,
    visible_rows,
)
from infoview_tui.ui.shared.bindings import GRID
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.jump_target import JumpTarget

_EMPTY = Content("")


class Grid(ScrollView, can_focus=True):
    """Shows rows and columns with a cell cursor; posts `Highlighted` and `Selected`.

    Columns that do not fit are reached with the cursor. The height is that of the rows, up to ``max-height``.
    """

    BINDINGS = [*GRID]
    DEFAULT_CSS = """
    Grid {
        height: auto;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    """

    class Highlighted(Message):
        """The cursor moved to another cell, or new rows are shown."""

    class Selected(Message):
        """A cell was chosen with enter or a double click."""

    def __init__(self, *, id: str | None = None) -> None:
        """Start without rows."""
        super().__init__(id=id)
        self.empty_text = _EMPTY
        self.enter_label = "Open"
        self._columns: Sequence[GridColumn] = ()
        self._rows: Sequence[GridRow] = ()
        self._corner = _EMPTY
        self._head_width = 0
        self._row = self._column = self._first_column = 0
        self._row_tops: list[int] = [0]
        self._header_height = 0
        self._heads: list[list[Content]] = []
        self._line_cache: dict[tuple[int, bool], list[Strip]] = {}

    @property
    def rows(self) -> Sequence[GridRow]:
        """The rows shown."""
        return self._rows

    @property
    def head_width(self) -> int:
        """The width of the first column in cells."""
        return self._head_width

    @property
    def cursor_row(self) -> Hashable | None:
        """The key of the row under the cursor, or None if there is none."""
        return self._rows[self._row].key if 0 <= self._row < len(self._rows) else None

    @property
    def cursor_column(self) -> int | None:
        """The key of the column under the cursor, or None if there is none."""
        return self._columns[self._column].key if 0 <= self._column < len(self._columns) else None

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key; that of enter is *enter_label* if there is a row."""
        if binding.id != "grid.choose":
            return binding.description
        return self.enter_label if self._rows else ""

    def show(
        self, columns: Sequence[GridColumn], rows: Sequence[GridRow], *, head_width: int, corner: Content = _EMPTY
    ) -> None:
        """Show new rows. The cursor stays on its row and column, or on their position.

        *head_width* is the width of the first column in cells; *corner* is its header.
        """
        row, column = self.cursor_row, self.cursor_column
        self._columns, self._rows, self._head_width, self._corner = columns, rows, head_width, corner
        keys = [each.key for each in rows]
        self._row = self._nearest_selectable(keys.index(row) if row in keys else self._row)
        column_keys = [each.key for each in columns]
        last = max(0, len(columns) - 1)
        self._column = column_keys.index(column) if column in column_keys else min(self._column, last)
        self._lay_out()
        self.call_after_refresh(self._scroll_to_cursor)
        self.post_message(self.Highlighted())

    def move_to(self, row: int, column: int) -> None:
        """Move the cursor to a cell by the indexes of its row and column, clamped to the table."""
        row = self._nearest_selectable(row)
        column = max(0, min(column, len(self._columns) - 1))
        if (row, column) != (self._row, self._column):
            changed = {self._row, row} if column == self._column else None
            self._row, self._column = row, column
            self._refresh_rows(changed)
            self.post_message(self.Highlighted())
        self._scroll_to_cursor()

    def action_cursor(self, columns: int, rows: int) -> None:
        """Move the cursor by cells, skipping headings."""
        row = self._row + rows
        while rows and 0 <= row < len(self._rows) and self._rows[row].is_heading:
            row += rows
        if 0 <= row < len(self._rows):
            self.move_to(row, self._column + columns)
        elif rows < 0:
            self.scroll_to(y=0, animate=False)

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        if self._rows:
            target = self._row_tops[self._row] + by * max(1, self.size.height - self._header_height - 1)
            self.move_to(self._row_index_at(target), self._column)

    def action_end(self, to: int) -> None:
        """Move the cursor to the first or last row."""
        self.move_to(0 if to < 0 else len(self._rows) - 1, self._column)

    def action_select_cursor(self) -> None:
        """Select the cell under the cursor."""
        if self.cursor_row is not None:
            self.post_message(self.Selected())

    def jump_targets(self) -> list[JumpTarget]:
        """Return the visible cells."""
        rows = visible_rows(self._rows, self._row_tops, self.scroll_offset.y, self.size.height - self._header_height)
        columns = column_lefts(self._columns, self._visible_columns, MARGIN + self._head_width)
        return [
            JumpTarget(Offset(left, self._header_height + line), partial(self.move_to, row, column))
            for row, line in rows
            for column, left in columns
        ]

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked cell, or to the column of the clicked header; select on a double click."""
        offset = event.get_content_offset(self)
        if offset is None or not self._rows:
            return
        column = self._column_at(offset.x)
        if offset.y < self._header_height:
            self.move_to(self._row, column)
            return
        line = offset.y - self._header_height + self.scroll_offset.y
        if line < self._row_tops[-1]:
            row = self._row_index_at(line)
            if not self._rows[row].is_heading:
                self.move_to(row, column)
                if event.chain == 2:
                    self.action_select_cursor()

    def on_resize(self) -> None:
        """Show as many columns as fit, with the cursor's among them."""
        self._lay_out()
        self.call_after_refresh(self._scroll_to_cursor)

    def notify_style_update(self) -> None:
        """Redraw in the new colors."""
        self._line_cache.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        """Redraw the cursor."""
        self._refresh_rows({self._row})

    def on_blur(self) -> None:
        """Redraw the cursor."""
        self._refresh_rows({self._row})

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return the number of lines of the header and all rows."""
        if not self._rows:
            return max(1, len(self.empty_text.wrap(max(1, width - 2 * MARGIN))))
        return self._header_height + self._row_tops[-1]

    # Layout

    def _lay_out(self) -> None:
        """Compute the lines of every head, the height of every row, and which columns are visible."""
        self._line_cache.clear()
        width = max(1, self._head_width)
        self._heads = [row.head.wrap(self._whole_width if row.is_heading else width) for row in self._rows]
        heights = (
            max(len(head), 1, *(cell.plain.count("\n") + 1 for cell in row.cells.values()))
            for row, head in zip(self._rows, self._heads, strict=True)
        )
        self._row_tops = list(accumulate(heights, initial=0))
        headers = (column.header.plain.count("\n") + 1 for column in self._columns)
        self._header_height = max(headers, default=0) if self._rows else 0
        self._scroll_to_column()
        self.virtual_size = Size(self.scrollable_content_region.width, self._header_height + self._row_tops[-1])
        self.refresh(layout=True)

    @property
    def _whole_width(self) -> int:
        return max(1, self.scrollable_content_region.width - MARGIN - RIGHT_MARGIN)

    @property
    def _visible_columns(self) -> range:
        """The indexes of the columns that are shown."""
        return fitting_columns(self._columns, self._first_column, self._whole_width - self._head_width)

    def _scroll_to_column(self) -> None:
        """Scroll by whole columns until the cursor's is visible."""
        room = self._whole_width - self._head_width
        first = first_column_to_show(self._columns, self._first_column, self._column, room)
        if first != self._first_column:
            self._first_column = first
            self._refresh_rows(None)

    def _nearest_selectable(self, index: int) -> int:
        """Return the first row at or after an index that is no heading, or else the last one before it."""
        index = max(0, min(index, len(self._rows) - 1))
        after = (at for at in range(index, len(self._rows)) if not self._rows[at].is_heading)
        before = (at for at in range(index - 1, -1, -1) if not self._rows[at].is_heading)
        return next(after, next(before, 0))

    def _row_index_at(self, line: int) -> int:
        return max(0, min(len(self._rows) - 1, bisect_right(self._row_tops, line) - 1))

    def _column_at(self, x: int) -> int:
        """Return the index of the column at a cell; the cursor's for the first column."""
        right = MARGIN + self._head_width
        for index in self._visible_columns:
            left, right = right, right + GAP + self._columns[index].width
            if left <= x < right:
                return index
        return self._column

    def _scroll_to_cursor(self) -> None:
        self._scroll_to_column()
        if not self._rows:
            return
        top, bottom = self._row_tops[self._row], self._row_tops[self._row + 1]
        while top and self._rows[self._row_index_at(top - 1)].is_heading:
            top = self._row_tops[self._row_index_at(top - 1)]
        room = self.size.height - self._header_height
        y = self.scroll_offset.y
        wanted = min(top, y) if top < y else max(y, bottom - room) if bottom - y > room else y
        if wanted != y:
            self.scroll_to(y=wanted, animate=False, force=True)

    def _refresh_rows(self, rows: set[int] | None) -> None:
        """Redraw some rows, or everything."""
        if rows is None:
            self._line_cache.clear()
            self.refresh()
            return
        for row in rows:
            for focused in (False, True):
                self._line_cache.pop((row, focused), None)
            if row < len(self._rows):
                top = self._row_tops[row] - self.scroll_offset.y + self._header_height
                self.refresh(Region(0, top, self.size.width, self._row_tops[row + 1] - self._row_tops[row]))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        if not self._rows:
            lines = self.empty_text.wrap(self._whole_width)
            return self._draw_line(lines[y] if y < len(lines) else _EMPTY)
        if y < self._header_height:
            return self._draw_line(self._build_header(y))
        line = y - self._header_height + self.scroll_offset.y
        if line >= self._row_tops[-1]:
            return Strip.blank(self.size.width, self.rich_style)
        row = self._row_index_at(line)
        key = (row, self.has_focus)
        if key not in self._line_cache:
            height = self._row_tops[row + 1] - self._row_tops[row]
            self._line_cache[key] = [self._draw_line(self._build_line(row, number)) for number in range(height)]
        return self._line_cache[key][line - self._row_tops[row]]

    def _draw_line(self, line: Content) -> Strip:
        drawn = Visual.to_strips(
            self, assemble(" " * MARGIN, line), self.size.width, 1, self.visual_style, apply_selection=False
        )
        return (drawn[0] if drawn else Strip([])).adjust_cell_length(self.size.width, self.rich_style)

    def _build_header(self, number: int) -> Content:
        """Return a line of the header; its last line says which columns are shown if not all fit."""
        visible = self._visible_columns
        corner = line_of(self._corner, number)
        if len(visible) < len(self._columns) and number == self._header_height - 1:
            shown = f"{visible.start + 1}–{visible.stop}" if len(visible) > 1 else f"{visible.start + 1}"
            more = ("‹ " if visible.start else "") + f"{shown} of {len(self._columns)}"
            more += " ›" if visible.stop < len(self._columns) else ""
            room = max(0, self._head_width - len(more))
            corner = corner if corner.cell_length <= room else _EMPTY
            parts = [corner.truncate(room, pad=True), assemble((more, "$accent"))]
        else:
            parts = [corner.truncate(self._head_width, ellipsis=True, pad=True)]
        for index in visible:
            column = self._columns[index]
            text = line_of(column.header, number).truncate(column.width, ellipsis=True, pad=True)
            parts += [Content(" " * GAP), text.stylize("bold $accent") if index == self._column else text]
        return assemble(*parts)

    def _build_line(self, index: int, number: int) -> Content:
        """Return a line of a row."""
        row, head = self._rows[index], self._heads[index]
        start = head[number] if number < len(head) else _EMPTY
        if row.is_heading:
            return start.stylize_before("bold $primary")
        is_current = index == self._row
        parts = [start.truncate(self._head_width, ellipsis=True, pad=True)]
        if is_current:
            parts[0] = parts[0].stylize_before("on $panel")
        for at in self._visible_columns:
            column = self._columns[at]
            cell = line_of(row.cells.get(column.key, _EMPTY), number)
            cell = cell.truncate(column.width, ellipsis=True, pad=True)
            gap: Content | str = " " * GAP
            if is_current and at == self._column:
                mark = assemble(("▌" if self.has_focus else " ", "$accent on $block-cursor-background"))
                gap = assemble(" " * (GAP - 1), mark)
                cell = cell.stylize_before("$block-cursor-foreground on $block-cursor-background")
            parts += [gap, cell]  # type: ignore[list-item]
        return assemble(*parts)
