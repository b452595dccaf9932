"""List widget with a cursor. It draws only the visible lines, so that it can hold thousands of rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from infoview_tui.ui.shared.bindings import LIST
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.widgets.short_strips import ShortStrips

GUTTER_WIDTH = 2
"""Cells on the left for the cursor mark."""

RIGHT_MARGIN = 1
"""Cells on the right between the text and the scroll bar."""

_EMPTY = Content("")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a short label on the left, a body that wraps, a short trailing text on the right.

    The cursor skips headings. In a list without a label column, a label takes the width that it needs.
    """

    key: Hashable
    body: Content
    label: Content = _EMPTY
    trailing: Content = _EMPTY
    is_heading: bool = False


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
        self._height_cache: dict[tuple[str, str, bool, int], int] = {}
        self._strip_cache: dict[tuple[int, str], list[Strip]] = {}
        self._short_strips = ShortStrips(self)

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
        wanted, place = self.cursor_key if cursor_to is None else cursor_to, self._cursor
        self._rows = rows
        keys = {row.key: index for index, row in enumerate(rows) if not row.is_heading}
        if wanted in keys:
            self._cursor = keys[wanted]
        else:
            self._cursor = self._nearest_selectable(max(0, min(place, len(rows) - 1)))
        self._lay_out()
        self.call_after_refresh(self._scroll_to_cursor)
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
        self._strip_cache.clear()
        self._short_strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        line = y + self.scroll_offset.y
        if not self._rows:
            return self._render_empty(y)
        if self._layout_width != self._content_width:
            self._lay_out()
        if line >= self._row_tops[-1]:
            return Strip.blank(self.size.width, self.rich_style)
        return self._get_row_strips(index := self._row_index_at(line))[line - self._row_tops[index]]

    @property
    def _content_width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    def _row_index_at(self, line: int) -> int:
        return max(0, min(len(self._rows) - 1, bisect_right(self._row_tops, line) - 1))

    def _lay_out(self) -> None:
        """Compute the height of every row at the current width, with a cache; nothing is drawn yet."""
        self._strip_cache.clear()
        if self._layout_width != self._content_width:
            self._height_cache.clear()
            self._short_strips.clear()
            self._layout_width = self._content_width
        has_width = self._layout_width > GUTTER_WIDTH + RIGHT_MARGIN  # otherwise wrapping would be slow and useless
        heights = map(self._row_height, range(len(self._rows))) if has_width else [1] * len(self._rows)
        self._row_tops = list(accumulate(heights, initial=0))
        self.virtual_size = Size(self._content_width, self._row_tops[-1])
        self.refresh()

    def _row_height(self, index: int) -> int:
        row = self._rows[index]
        key = (row.body.plain, row.trailing.plain, row.is_heading and index > 0, self._label_cells(row))
        if key not in self._height_cache:
            body, width = self._measure_body(index)
            is_one_line = body.cell_length <= width and "\n" not in body.plain  # wrapping takes longer than looking
            self._height_cache[key] = 1 if is_one_line else body.get_height(RulesMap(), width)
        return self._height_cache[key]

    def _label_cells(self, row: Row) -> int:
        return self.label_width or row.label.cell_length

    def _measure_body(self, index: int) -> tuple[Content, int]:
        """Return the body as drawn, and its width. A heading has a blank line above."""
        row = self._rows[index]
        if row.is_heading:
            body = Content("\n").join([Content(""), row.body]) if index else row.body
            return body, max(1, self._content_width - GUTTER_WIDTH - RIGHT_MARGIN)
        width = self._content_width - GUTTER_WIDTH - self._label_cells(row) - RIGHT_MARGIN
        if not row.trailing:
            return row.body, max(1, width)
        if self._content_width < MEDIUM_WIDTH:
            return Content("\n").join([row.body, row.trailing]), max(1, width)
        return row.body, max(1, width - row.trailing.cell_length - 1)

    def _get_row_strips(self, index: int) -> list[Strip]:
        """Return the strips of a row in its current state, from the cache if possible."""
        row = self._rows[index]
        state = "heading" if row.is_heading else ""
        state = ("cursor" if self.has_focus else "cursor-blurred") if index == self._cursor else state
        if (index, state) not in self._strip_cache:
            self._strip_cache[index, state] = self._draw_row(index, state)
        return self._strip_cache[index, state]

    def _draw_row(self, index: int, state: str) -> list[Strip]:
        style = self.visual_style if not state else self.get_visual_style(f"rows--{state}")
        full, rich_style = self._content_width, style.rich_style
        row = self._rows[index]
        body, width = self._measure_body(index)
        lines = Visual.to_strips(self, body, width, None, style, apply_selection=False)
        mark = self.get_component_rich_style("rows--mark", partial=True)
        gutter = Strip([Segment("▌ " if state == "cursor" else "  ", rich_style + mark)], GUTTER_WIDTH)
        strips = []
        label_room = self._label_cells(row)
        for number, line in enumerate(lines):
            parts = [gutter]
            if not row.is_heading and label_room:
                muted = style + self.get_visual_style("rows--label", partial=True)
                parts.append(
                    self._short_strips.draw(_EMPTY if number else row.label, label_room, muted).adjust_cell_length(
                        label_room, rich_style
                    )
                )
            parts.append(line)
            if number == 0 and row.trailing and self._content_width >= MEDIUM_WIDTH:
                trail = self._short_strips.draw(row.trailing, row.trailing.cell_length, style)
                so_far = sum(part.cell_length for part in parts)
                parts.append(Strip.blank(max(0, full - so_far - trail.cell_length - 1), rich_style))
                parts.append(trail)
            strips.append(Strip.join(parts).adjust_cell_length(full, rich_style))
        return strips

    def _render_empty(self, y: int) -> Strip:
        style = self.get_visual_style("rows--empty")
        text = Content(self.empty_text)
        width = max(1, self._content_width - GUTTER_WIDTH)
        lines = Visual.to_strips(self, text, width, None, style) if self.empty_text else []
        if y >= len(lines):
            return Strip.blank(self.size.width, self.rich_style)
        gutter = Strip.blank(GUTTER_WIDTH, self.rich_style)
        return Strip.join([gutter, lines[y]]).adjust_cell_length(self.size.width, self.rich_style)

    def _refresh_row(self, index: int) -> None:
        if 0 <= index < len(self._rows):
            top, bottom = self._row_tops[index], self._row_tops[index + 1]
            self.refresh(Region(0, top - self.scroll_offset.y, self.size.width, bottom - top))

    def _scroll_to_cursor(self) -> None:
        if 0 <= self._cursor < len(self._rows):
            top, bottom = self._row_tops[self._cursor], self._row_tops[self._cursor + 1]
            if self._cursor and self._rows[self._cursor - 1].is_heading:
                top = self._row_tops[self._cursor - 1]
            self.scroll_to_region(Region(0, top, 1, bottom - top), animate=False, force=True)
