"""List widget with a cursor. It draws only the lines that change, so that it can hold thousands of rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence
from itertools import accumulate, zip_longest

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from infoview_tui.ui.shared.bindings import LIST
from infoview_tui.ui.shared.widgets.row import Row
from infoview_tui.ui.shared.widgets.row_painter import CURSOR, GUTTER_WIDTH, RIGHT_MARGIN, RowPainter

__all__ = ["GUTTER_WIDTH", "RIGHT_MARGIN", "Row", "RowList"]


class RowList(ScrollView, can_focus=True):
    """Shows rows with a cursor; posts `Highlighted` when the cursor moves and `Selected` when a row is chosen."""

    BINDINGS = [*LIST]
    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--heading",
        "rows--label",
        "rows--empty",
        "rows--mark",
    }
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .rows--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        .rows--cursor-blurred { background: $panel; }
        .rows--heading { color: $primary; text-style: bold; }
        .rows--label { color: $text-muted; }
        .rows--mark { color: $accent; }
        .rows--empty { color: $text-muted; }
    }
    """

    class Highlighted(Message):
        """The cursor moved to another row."""

        def __init__(self, row_list: RowList, key: Hashable | None) -> None:
            """Set the list, and the key of the row (None if there is none)."""
            super().__init__()
            self.row_list = row_list
            self.key = key

        @property
        def control(self) -> RowList:
            """The list."""
            return self.row_list

    class Selected(Message):
        """A row was chosen with enter or a double click."""

        def __init__(self, row_list: RowList, key: Hashable) -> None:
            """Set the list and the key of the row."""
            super().__init__()
            self.row_list = row_list
            self.key = key

        @property
        def control(self) -> RowList:
            """The list."""
            return self.row_list

    def __init__(
        self,
        *,
        label_width: int = 0,
        empty_text: str = "",
        enter_label: str = "Open",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """*label_width* is in cells; *empty_text* is shown when there are no rows.

        *enter_label* names in the footer what enter does with a row.
        """
        super().__init__(id=id, classes=classes)
        self.label_width = label_width
        self.empty_text = empty_text
        self.enter_label = enter_label
        self._rows: Sequence[Row] = ()
        self._cursor = -1
        self._row_tops: list[int] = [0]
        self._layout_width = 0
        self._painter = RowPainter(self)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown."""
        return self._rows

    @property
    def cursor_key(self) -> Hashable | None:
        """The key of the row under the cursor, or None if there is none."""
        return self._rows[self._cursor].key if 0 <= self._cursor < len(self._rows) else None

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key; that of enter is *enter_label*."""
        return self.enter_label if binding.id == "list.choose" else binding.description

    def show(self, rows: Sequence[Row], *, cursor_to: Hashable | None = None) -> None:
        """Show new rows. The cursor goes to the row with key *cursor_to*, or stays on its row or position."""
        before = list(self._visible_lines())
        wanted, place = self.cursor_key if cursor_to is None else cursor_to, self._cursor
        self._rows = rows
        found = (index for index, row in enumerate(rows) if row.key == wanted and not row.is_heading)
        self._cursor = next(found, -1)
        if self._cursor < 0:
            self._cursor = self._nearest_selectable(max(0, min(place, len(rows) - 1)))
        is_new = self._lay_out()
        self._scroll_to_cursor()
        if is_new:
            self.refresh()
        else:
            self._refresh_changed(before)
        self.post_message(self.Highlighted(self, self.cursor_key))

    def _nearest_selectable(self, index: int) -> int:
        """Return the index of the first selectable row at or after *index*, or else the last one before it."""
        after = (at for at in range(index, len(self._rows)) if not self._rows[at].is_heading)
        before = (at for at in range(index - 1, -1, -1) if not self._rows[at].is_heading)
        return next(after, next(before, -1))

    def move_to(self, index: int) -> None:
        """Move the cursor to the row at an index, clamped to the list."""
        index = self._nearest_selectable(max(0, min(index, len(self._rows) - 1))) if self._rows else -1
        if index != self._cursor:
            self._refresh_row(self._cursor)
            self._cursor = index
            self._refresh_row(index)
            self.post_message(self.Highlighted(self, self.cursor_key))
        self._scroll_to_cursor()

    def action_move(self, by: int) -> None:
        """Move the cursor by one row, skipping headings."""
        index = self._cursor + by
        while 0 <= index < len(self._rows) and self._rows[index].is_heading:
            index += by
        if 0 <= index < len(self._rows):
            self.move_to(index)
        elif by < 0:
            self.scroll_to(y=0, animate=False)

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self.move_to(self._row_index_at(self._row_tops[max(0, self._cursor)] + by * max(1, self.size.height - 1)))

    def action_end(self, to: int) -> None:
        """Move the cursor to the first or last row."""
        self.move_to(0 if to < 0 else len(self._rows) - 1)

    def action_select_cursor(self) -> None:
        """Select the row under the cursor."""
        if self.cursor_key is not None:
            self.post_message(self.Selected(self, self.cursor_key))

    def visible_rows(self) -> list[tuple[int, int]]:
        """Return the index and the line of each row whose first line is visible, without headings."""
        shown = range(self.scroll_offset.y, self.scroll_offset.y + self.size.height)
        starts = [(index, top - shown.start) for index, top in enumerate(self._row_tops[:-1]) if top in shown]
        return [(index, line) for index, line in starts if not self._rows[index].is_heading]

    def on_click(self, event: events.Click) -> None:
        """Move the cursor on a click; select the row on a double click."""
        offset = event.get_content_offset(self)
        if offset is None or not self._rows:
            return
        line = offset.y + self.scroll_offset.y
        if line >= self._row_tops[-1]:
            return
        index = self._row_index_at(line)
        if not self._rows[index].is_heading:
            self.move_to(index)
            if event.chain == 2:
                self.action_select_cursor()

    def on_resize(self) -> None:
        """Wrap the text again if the width changed, and keep the cursor visible."""
        if self._layout_width != self._content_width:
            self._lay_out()
            self.refresh()
            self._scroll_to_cursor()
        self.call_after_refresh(self._scroll_to_cursor)

    def focus_cursor(self) -> None:
        """Focus the list and scroll to the cursor, even if the list was hidden and had no size."""
        was_hidden = not self.size.width
        self.focus()

        def show_cursor() -> None:
            if was_hidden:
                self.scroll_to(y=0, animate=False)
            self._scroll_to_cursor()

        self.call_after_refresh(show_cursor)

    def notify_style_update(self) -> None:
        """Redraw in the new colors."""
        self._painter.forget_styles()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines. Without border and padding, they need nothing that Textual would add, which costs more."""
        if self.styles.gutter:
            return super().render_lines(crop)
        self._fit_width()
        strips = [self._draw_line(y) for y in crop.line_range]
        return strips if crop.width == self.size.width else [strip.crop(crop.x, crop.right) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        self._fit_width()
        return self._draw_line(y)

    def _fit_width(self) -> None:
        if self._layout_width != self._content_width:
            self._lay_out()

    def _draw_line(self, y: int) -> Strip:
        line = y + self._top
        if not self._rows:
            empty = self._painter.draw_empty(self.empty_text)
            return empty[y] if y < len(empty) else self._painter.draw_blank()
        if line >= self._row_tops[-1]:
            return self._painter.draw_blank()
        index = self._row_index_at(line)
        strips = self._painter.draw(self._rows[index], self._row_state(index), is_first=not index)
        return strips[line - self._row_tops[index]]

    def _visible_lines(self) -> Iterator[Hashable]:
        """Yield what each visible line shows: equal values look the same."""
        top = self._top
        bottom = top + self.size.height
        index = self._row_index_at(top)
        while self._rows and index < len(self._rows) and self._row_tops[index] < bottom:
            look = self._rows[index].appearance, self._row_state(index), not index
            for line in range(self._row_tops[index], self._row_tops[index + 1]):
                if top <= line < bottom:
                    yield look, line - self._row_tops[index]
            index += 1

    def _refresh_changed(self, before: Sequence[Hashable]) -> None:
        """Redraw the lines that look different than before."""
        after = list(self._visible_lines())
        if not before or not after:
            self.refresh()
            return
        lines = zip_longest(before, after)
        changed = [y for y, (old, new) in enumerate(lines) if old != new]
        for first, last in _find_runs(changed):
            self.refresh(Region(0, first, self.size.width, last - first + 1))

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    @property
    def _content_width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    @property
    def _marks_cursor(self) -> bool:
        """Whether the cursor is drawn as where keys go."""
        return self.has_focus

    def _row_state(self, index: int) -> str:
        if index == self._cursor:
            return CURSOR if self._marks_cursor else "cursor-blurred"
        return "heading" if self._rows[index].is_heading else ""

    def _row_index_at(self, line: int) -> int:
        return max(0, min(len(self._rows) - 1, bisect_right(self._row_tops, line) - 1))

    def _lay_out(self) -> bool:
        """Compute the height of every row at the current width; return whether all has to be drawn again."""
        self._layout_width = self._content_width
        is_new = self._painter.fit(self.size.width, self._layout_width, self.label_width)
        self._row_tops = list(accumulate(self._painter.measure(self._rows), initial=0))
        self._set_height(self._row_tops[-1])
        return is_new

    def _set_height(self, height: int) -> None:
        """Set the height of all rows. The screen is laid out only if that changes the place of a widget."""
        size = Size(self._layout_width, height)
        if size == self.virtual_size:
            return
        if self.styles.auto_dimensions or not self.container_size:
            self.virtual_size = size
            return
        self.set_reactive(RowList.virtual_size, size)
        room = self.container_size.height
        if self.styles.overflow_y == "auto":
            self.show_vertical_scrollbar = height > room  # lays out the screen if it changes
        if self.show_vertical_scrollbar:
            _update_bar(self.vertical_scrollbar, room, height)
        self.scroll_y = self.scroll_y  # at most to the new end

    def _refresh_row(self, index: int) -> None:
        if 0 <= index < len(self._rows):
            top, bottom = self._row_tops[index], self._row_tops[index + 1]
            self.refresh(Region(0, top - self.scroll_offset.y, self.size.width, bottom - top))

    def _scroll_to_cursor(self) -> None:
        if 0 <= self._cursor < len(self._rows) and self.container_size:
            top, bottom = self._row_tops[self._cursor], self._row_tops[self._cursor + 1]
            if self._cursor and self._rows[self._cursor - 1].is_heading:
                top = self._row_tops[self._cursor - 1]
            self.scroll_to_region(Region(0, top, 1, bottom - top), animate=False, force=True)


def _update_bar(bar: ScrollBar, room: int, height: int) -> None:
    """Set the sizes of a scroll bar. Only cells that change are drawn: all of them take longer than most lists."""
    before = _draw_thumb(bar, room)
    bar.set_reactive(ScrollBar.window_size, room)
    bar.set_reactive(ScrollBar.window_virtual_size, height)
    cells = zip_longest(before, _draw_thumb(bar, room))
    changed = [y for y, (old, new) in enumerate(cells) if old != new]
    if changed:
        bar.refresh(*(Region(0, first, 1, last - first + 1) for first, last in _find_runs(changed)))


def _draw_thumb(bar: ScrollBar, room: int) -> list[Segment]:
    size = bar.window_size if bar.window_size < bar.window_virtual_size else 0
    return bar.renderer.render_bar(room, bar.window_virtual_size, size, bar.position).segments[:room]


def _find_runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of consecutive numbers."""
    start = 0
    for at, number in enumerate(numbers):
        if at + 1 == len(numbers) or numbers[at + 1] != number + 1:
            yield numbers[start], number
            start = at + 1
