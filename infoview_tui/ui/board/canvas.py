"""Drawing of the board, line by line. A key redraws only the lines that it changes, however many contacts there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from textual.geometry import Region
from textual.strip import Strip

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.headline import Headline
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.board.queries import Card
from infoview_tui.ui.board.card_cache import CardCache
from infoview_tui.ui.board.card_text import measure_width
from infoview_tui.ui.board.cursor import BoardCursor
from infoview_tui.ui.board.layout import HEADER_ROWS, MIN_CARD_ROWS, MIN_COLUMN_WIDTH, BoardLayout
from infoview_tui.ui.board.painter import MARGIN_CELLS, STYLE_NAMES, BoardPainter, CardState
from infoview_tui.ui.shared.widgets.line_canvas import LineCanvas

NUDGE_HINT_THRESHOLD = 3
"""From this number of contacts due for a nudge, a hint suggests following up before contacting new people."""


class Drag(NamedTuple):
    """Dragged contacts and the position of the pointer."""

    contact_ids: list[int]
    x: int
    y: int


class BoardCanvas(LineCanvas):
    """Draws columns of cards, with caches of cards and of each column's lines."""

    STYLE_PREFIX = "board--"
    COMPONENT_CLASSES = {f"board--{part}" for part in STYLE_NAMES}
    DEFAULT_CSS = """
    BoardCanvas {
        height: 1fr;
        padding: 0;
        .board--name { text-style: bold; color: $foreground; }
        .board--who { color: $text-muted; }
        .board--now { color: $error; }
        .board--today { color: $warning; }
        .board--soon { color: $primary; }
        .board--calm { color: $text-muted; }
        .board--match { color: $success; }
        .board--extra { color: $text-muted; text-style: italic; }
        .board--cursor { background: $block-cursor-background; }
        .board--cursor-blurred { background: $panel; }
        .board--head { color: $text-muted; }
        .board--head-current { color: $accent; text-style: bold; }
        .board--head-due { color: $warning; }
        .board--group { color: $primary; }
        .board--target { color: $background; background: $accent; }
        .board--ghost { color: $background; background: $accent; text-style: bold; }
        .board--empty { color: $text-muted; }
    }
    """

    def __init__(
        self,
        read_cards: Callable[[Sequence[int]], list[Card]],
        get_headline: Callable[[Card], Headline],
        *,
        id: str | None = None,
    ) -> None:
        """*read_cards* reads the cards of contacts; *get_headline* returns the headline of a card."""
        super().__init__(id=id)
        self.cards = CardCache(read_cards, get_headline)
        self.cursor = BoardCursor(self)
        self.empty_text = ""
        self._groups: dict[int, str] = {}
        self._due_counts: dict[Stage, int] = {}
        self._nudge_count = 0
        self._extras: dict[Stage, tuple[int, bool]] = {}
        self._painter = BoardPainter(self._cached_style)
        self._drag: Drag | None = None

    # Drawing

    def on_resize(self) -> None:
        """Update the layout."""
        self._update_layout()

    def _update_layout(self) -> None:
        """Lay out the columns for the current size; a line may be drawn before the resize event."""
        if self.cursor.size != self.size:
            self.cards.forget_text()
            self._extras.clear()
            self._forget_lines(())
            self.cursor.resize(self.size)

    def notify_style_update(self) -> None:
        """Redraw in the new colors."""
        super().notify_style_update()
        self._painter = BoardPainter(self._cached_style)
        self.cards.forget_strips()

    def redraw_cards(self) -> None:
        """Redraw all cards, because time has passed."""
        self.cards.forget_text()
        self._extras.clear()
        self.cursor.forget_placements()
        self.refresh()

    def columns_in(self, region: Region) -> range:
        """Return the numbers of the columns that a region touches."""
        layout = self.cursor.layout()
        return range(layout.column_at(region.x), layout.column_at(region.right - 1) + 1)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines."""
        self._update_layout()
        layout = self.cursor.layout()
        return [self._render_line(y, *crop.column_span, layout) for y in crop.line_range]

    def _render_line(self, y: int, left: int, right: int, layout: BoardLayout) -> Strip:
        """Draw a line between two cells, with a dragged card over it."""
        drag = self._drag
        if drag is None or drag.y != y:
            return self._render_columns(y, left, right, layout)
        whole = self._render_columns(y, 0, self.cursor.size[0], layout)
        return self._overlay_ghost(whole, drag, layout).crop(left, right)

    def _render_columns(self, y: int, left: int, right: int, layout: BoardLayout) -> Strip:
        """Draw the part of a line between two cells; usually only one or two columns change."""
        if self.empty_text and self.cursor.is_empty() and y >= HEADER_ROWS:
            text = f"  {self.empty_text}" if y == HEADER_ROWS else ""
            return self._painter.draw_text(text, self.cursor.size[0], "empty").crop(left, right)
        first = layout.column_at(left)
        draw = partial(self._render_column_line, layout=layout)
        pieces = [self._cached_piece(number, y, draw) for number in range(first, layout.column_at(right - 1) + 1)]
        start = layout.column_left(first)
        line = Strip.join(pieces).adjust_cell_length(right - start, self._cached_style(""))
        return line.crop(left - start, right - start) if start < left else line

    def _render_column_line(self, column: int, y: int, layout: BoardLayout) -> Strip:
        if y == 0:
            return self._render_header(column, layout)
        if y == HEADER_ROWS - 1:
            return self._render_subheader(column, layout)
        stage, width = self.cursor.stages[column], layout.width_of(column)
        placement = self.cursor.placement(stage)
        if placement.more_below and y == self.size.height - 1:
            return self._painter.draw_text(f" ↓ {placement.more_below} more", width, "head")
        row, ids = placement.row_at(y - HEADER_ROWS), self.cursor.columns[stage]
        if row is None:
            return self._painter.draw_blank(width)
        look = CardState(selected=ids[row] in self.cursor.selected_ids)
        if column == self.cursor.column and row == self.cursor.row_of(stage):
            look = look._replace(cursor="cursor" if self.has_focus else "cursor-blurred")
        strips = self.cards.strips(self._painter, ids, row, width, look, with_extras=self._shows_extras(stage))
        line = y - HEADER_ROWS - (placement.start_of(row) or 0)
        return strips[line] if line < len(strips) else self._render_gap(ids, row, width)

    # Measuring, for the cursor

    def measure_card(self, stage: Stage, row: int) -> int:
        """Return the lines of a card, with the blank line under it."""
        return self._count_lines(stage, row, with_extras=self._shows_extras(stage)) + 1

    def measure_head(self, stage: Stage) -> int:
        """Return the width of a column's header in cells, with the space around it."""
        return len(f" {stage.label} {len(self.cursor.columns[stage])} ")

    def measure_column(self, stage: Stage) -> int:
        """Return the width in cells at which no line of a column's visible cards wraps."""
        ids, first = self.cursor.columns[stage], self.cursor.raw_first_row(stage)
        rows = range(min(first, len(ids)), min(len(ids), first + self.cursor.card_lines // (MIN_CARD_ROWS + 1)))
        cards = [self.cards.get(ids, row) for row in rows]
        return MARGIN_CELLS + max((measure_width(card) for card in cards if card), default=0)

    def _count_lines(self, stage: Stage, row: int, *, with_extras: bool) -> int:
        width = self._width_of(stage)
        return len(self.cards.lines(self.cursor.columns[stage], row, width, with_extras=with_extras))

    def _width_of(self, stage: Stage) -> int:
        return self.cursor.layout().width_of(self.cursor.stages.index(stage))

    def _shows_extras(self, stage: Stage) -> bool:
        """Return whether there is room in a column for the paths and tags of all cards."""
        width = self._width_of(stage)
        known_width, shown = self._extras.get(stage, (-1, False))
        if known_width != width:
            count, room = len(self.cursor.columns[stage]), self.cursor.card_lines + 1
            shown = count * MIN_CARD_ROWS <= room and room >= sum(
                self._count_lines(stage, row, with_extras=True) + 1 for row in range(count)
            )
            self._extras[stage] = width, shown
        return shown

    def _render_header(self, column: int, layout: BoardLayout) -> Strip:
        name, due = self._column_title(column), self._due_counts.get(self.cursor.stages[column], 0)
        if layout.visible_columns == 1:
            before = self._column_title(column - 1) if column else ""
            after = self._column_title(column + 1) if column + 1 < len(self.cursor.stages) else ""
            return self._painter.draw_single_header(before, name, due, after, layout.width_of(column))
        return self._painter.draw_header(
            name,
            due,
            layout.width_of(column),
            is_current=column == self.cursor.column,
            more_left=column == layout.first_column > 0,
            more_right=column == layout.last_column < len(self.cursor.stages) - 1,
        )

    def _column_title(self, column: int) -> str:
        stage = self.cursor.stages[column]
        return f"{stage.label} {len(self.cursor.columns[stage])}"

    def _render_subheader(self, column: int, layout: BoardLayout) -> Strip:
        """Draw the drop target, the group of the first visible card, the number of cards above, or a hint."""
        stage, width = self.cursor.stages[column], layout.width_of(column)
        target = self._format_drop_hint(column, layout)
        if target:
            drawn = self._painter.draw_text(target, width - 1, "target")
            return drawn.adjust_cell_length(width, self._cached_style(""))
        ids, top = self.cursor.columns[stage], self.cursor.first_visible_row(stage)
        if top < len(ids) and ids[top] in self._groups:
            return self._painter.draw_text(f" {clean_line(self._groups[ids[top]])}", width, "group")
        if top:
            return self._painter.draw_text(f" ↑ {top} more", width, "head")
        if stage is Stage.CONTACTED and self._nudge_count >= NUDGE_HINT_THRESHOLD:
            return self._painter.draw_text(f" {self._nudge_count} to follow up", width, "head-due")
        return self._painter.draw_blank(width)

    def _format_drop_hint(self, column: int, layout: BoardLayout) -> str:
        """Return the hint under a column header: whether a drop goes to this column or, past the edge, to the next."""
        target = self.drop_target()
        if target is None or min(max(target, layout.first_column), layout.last_column) != column:
            return ""
        label = self.cursor.stages[target].label
        return f" ↓ to {label}" if target == column else f" ‹ to {label}" if target < column else f" › to {label}"

    def drop_target(self) -> int | None:
        """Return the column that a drop would move cards to; None if nothing is dragged or nothing would change."""
        if self._drag is None:
            return None
        number = self.cursor.layout().drop_column(self._drag.x, len(self.cursor.stages))
        there = self.cursor.columns[self.cursor.stages[number]]
        return number if any(contact not in there for contact in self._drag.contact_ids) else None

    def _render_gap(self, ids: list[int], row: int, width: int) -> Strip:
        """Draw the line under a card: the name of the next group if one starts below."""
        below = self._groups.get(ids[row + 1], "") if row + 1 < len(ids) else ""
        if below and below != self._groups.get(ids[row], ""):
            return self._painter.draw_text(f" {clean_line(below)}", width, "group")
        return self._painter.draw_blank(width)

    def _overlay_ghost(self, line: Strip, drag: Drag, layout: BoardLayout) -> Strip:
        """Draw the dragged card over a line, next to the pointer."""
        card = self.cards.peek(drag.contact_ids[0])
        name = clean_line(card.name) if card and len(drag.contact_ids) == 1 else f"{len(drag.contact_ids)} contacts"
        width = min(max(MIN_COLUMN_WIDTH, *layout.widths) - 1, max(8, len(name) + 2))
        start = max(0, min(self.size.width - width, drag.x + 1))
        before, after = line.crop(0, start), line.crop(start + width, self.size.width)
        return Strip.join([before, self._apply_line_filters(self._painter.draw_ghost(name, width)), after])

    # Drawing only what has changed

    def _refresh_cursor(self, column: int) -> None:
        if self.cursor.layout().is_visible(column):
            self._refresh_card(column, self.cursor.row_of(self.cursor.stages[column]))
            layout = self.cursor.layout()
            self.refresh(Region(layout.column_left(column), 0, layout.width_of(column), 1))

    def _refresh_card(self, column: int, row: int) -> None:
        stage, layout = self.cursor.stages[column], self.cursor.layout()
        if not layout.is_visible(column):
            return
        placement = self.cursor.placement(stage)
        top = placement.start_of(row)
        if top is not None:
            height = placement.starts[row - placement.first_row + 1] - top
            self.refresh(Region(layout.column_left(column), HEADER_ROWS + top, layout.width_of(column), height))

    def _refresh_column(self, column: int) -> None:
        layout = self.cursor.layout()
        self._extras.pop(self.cursor.stages[column], None)
        if layout.is_visible(column):
            self.refresh(Region(layout.column_left(column), 0, layout.width_of(column), self.size.height))
