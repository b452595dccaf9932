"""Drawing of the board, line by line. A key redraws only the lines that it changes, however many contacts there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.headline import Headline
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.board.queries import Card
from infoview_tui.ui.board.cursor import BoardCursor
from infoview_tui.ui.board.layout import CARD_ROWS, HEADER_ROWS, BoardLayout
from infoview_tui.ui.board.painter import STYLE_NAMES, BoardPainter, CardState

if TYPE_CHECKING:
    from infoview_tui.services.board.filtering import MatchReason

CARD_PAGE_SIZE = 32
"""Number of cards read in one query when a card is needed."""

NUDGE_HINT_THRESHOLD = 3
"""From this number of contacts due for a nudge, a hint suggests following up before contacting new people."""


class Drag(NamedTuple):
    """Dragged contacts and the position of the pointer."""

    contact_ids: list[int]
    x: int
    y: int


class BoardCanvas(Widget):
    """Draws columns of cards, with caches of cards and of each column's lines."""

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
        self._drawn_lines: dict[tuple[int, int], Strip] = {}
        super().__init__(id=id)
        self._read_cards = read_cards
        self._get_headline = get_headline
        self.cursor = BoardCursor()
        self.empty_text = ""
        self.search_words: Sequence[str] = ()
        self._groups: dict[int, str] = {}
        self._matches: dict[int, MatchReason] = {}
        self._due_counts: dict[Stage, int] = {}
        self._nudge_count = 0
        self._cards: dict[int, Card] = {}
        self._card_strip_cache: dict[int, dict[tuple[int, CardState], list[Strip]]] = {}
        self._style_cache: dict[str, Style] = {}
        self._background_cache: Color | None = None
        self._painter = BoardPainter(self._cached_style)
        self._drag: Drag | None = None

    # Drawing

    def on_resize(self) -> None:
        """Update the layout."""
        self._update_layout()

    def _update_layout(self) -> None:
        """Lay out the columns for the current size; a line may be drawn before the resize event."""
        if self.cursor.size != self.size:
            self._card_strip_cache.clear()
            self._forget_lines(())
            self.cursor.resize(self.size)

    def notify_style_update(self) -> None:
        """Redraw in the new colors."""
        self._style_cache.clear()
        self._background_cache = None
        self._painter = BoardPainter(self._cached_style)
        self._card_strip_cache.clear()
        self._forget_lines(())
        super().notify_style_update()

    def redraw_cards(self) -> None:
        """Redraw all cards, because time has passed."""
        self._card_strip_cache.clear()
        self.refresh()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Redraw some regions, or all."""
        self._forget_lines(regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _forget_lines(self, regions: Sequence[Region]) -> None:
        """Drop cached lines in some regions, or all."""
        if not regions:
            self._drawn_lines.clear()
            return
        layout = self.cursor.layout()
        for region in regions:
            columns = range(layout.column_at(region.x), layout.column_at(region.right - 1) + 1)
            for y in region.line_range:
                for number in columns:
                    self._drawn_lines.pop((number, y), None)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines. Skipping border and padding, which the board does not have, makes this three times as fast."""
        self._update_layout()
        layout = self.cursor.layout()
        return [self._render_line(y, *crop.column_span, layout) for y in crop.line_range]

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        (line,) = self.render_lines(Region(0, y, self.size.width, 1))
        return line

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
        pieces = [
            self._cached_column_line(number, y, layout) for number in range(first, layout.column_at(right - 1) + 1)
        ]
        start = layout.column_left(first)
        line = Strip.join(pieces).adjust_cell_length(right - start, self._cached_style(""))
        return line.crop(left - start, right - start) if start < left else line

    def _cached_column_line(self, column: int, y: int, layout: BoardLayout) -> Strip:
        piece = self._drawn_lines.get((column, y))
        if piece is None:
            piece = self._drawn_lines[column, y] = self._apply_line_filters(self._render_column_line(column, y, layout))
        return piece

    def _apply_line_filters(self, strip: Strip) -> Strip:
        """Apply the app's line filters, such as for terminals without colors; a strip caches the result."""
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self._background)
        return strip

    @property
    def _background(self) -> Color:
        if self._background_cache is None:
            self._background_cache = self.background_colors[1]
        return self._background_cache

    def _render_column_line(self, column: int, y: int, layout: BoardLayout) -> Strip:
        if y == 0:
            return self._render_header(column, layout)
        if y == HEADER_ROWS - 1:
            return self._render_subheader(column, layout)
        stage = self.cursor.stages[column]
        row, line = divmod(y - HEADER_ROWS, CARD_ROWS)
        row += self.cursor.first_visible_row(stage)
        ids = self.cursor.columns[stage]
        if row >= len(ids):
            return self._painter.draw_blank(layout.column_width)
        if line == CARD_ROWS - 1:
            return self._render_gap(ids, row, layout.column_width)
        look = CardState(selected=ids[row] in self.cursor.selected_ids)
        if column == self.cursor.column and row == self.cursor.row_of(stage):
            look = look._replace(cursor="cursor" if self.has_focus else "cursor-blurred")
        return self._get_card_strips(ids, row, layout.column_width, look)[line]

    def _render_header(self, column: int, layout: BoardLayout) -> Strip:
        name, due = self._column_title(column), self._due_counts.get(self.cursor.stages[column], 0)
        if layout.visible_columns == 1:
            before = self._column_title(column - 1) if column else ""
            after = self._column_title(column + 1) if column + 1 < len(self.cursor.stages) else ""
            return self._painter.draw_single_header(before, name, due, after, layout.column_width)
        last = layout.first_column + layout.visible_columns - 1
        return self._painter.draw_header(
            name,
            due,
            layout.column_width,
            is_current=column == self.cursor.column,
            more_left=column == layout.first_column > 0,
            more_right=column == last < len(self.cursor.stages) - 1,
        )

    def _column_title(self, column: int) -> str:
        stage = self.cursor.stages[column]
        return f"{stage.label} {len(self.cursor.columns[stage])}"

    def _render_subheader(self, column: int, layout: BoardLayout) -> Strip:
        """Draw the drop target; otherwise the group of the first visible card; otherwise a hint."""
        stage = self.cursor.stages[column]
        target = self._format_drop_hint(column, layout)
        if target:
            return self._painter.draw_text(target, layout.column_width - 1, "target").adjust_cell_length(
                layout.column_width, self._cached_style("")
            )
        ids, top = self.cursor.columns[stage], self.cursor.first_visible_row(stage)
        if top < len(ids) and ids[top] in self._groups:
            return self._painter.draw_text(f" {clean_line(self._groups[ids[top]])}", layout.column_width, "group")
        if stage is Stage.CONTACTED and self._nudge_count >= NUDGE_HINT_THRESHOLD:
            return self._painter.draw_text(f" {self._nudge_count} to follow up", layout.column_width, "head-due")
        return self._painter.draw_blank(layout.column_width)

    def _format_drop_hint(self, column: int, layout: BoardLayout) -> str:
        """Return the hint under a column header: whether a drop goes to this column or, past the edge, to the next."""
        target = self.drop_target()
        if (
            target is None
            or min(max(target, layout.first_column), layout.first_column + layout.visible_columns - 1) != column
        ):
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
        card = self._cards.get(drag.contact_ids[0])
        name = clean_line(card.name) if card and len(drag.contact_ids) == 1 else f"{len(drag.contact_ids)} contacts"
        width = min(layout.column_width - 1, max(8, len(name) + 2))
        start = max(0, min(self.size.width - width, drag.x + 1))
        before, after = line.crop(0, start), line.crop(start + width, self.size.width)
        return Strip.join([before, self._apply_line_filters(self._painter.draw_ghost(name, width)), after])

    def _get_card_strips(self, ids: list[int], row: int, width: int, state: CardState) -> list[Strip]:
        drawn = self._card_strip_cache.setdefault(ids[row], {})
        strips = drawn.get((width, state))
        if strips is None:
            card = self._get_card(ids, row)
            if card is None:  # deleted by another program in the meantime
                strips = [self._painter.draw_blank(width)] * (CARD_ROWS - 1)
            else:
                match = self._matches.get(card.id)
                strips = self._painter.draw_card(
                    card, self._get_headline(card), width, state._replace(search_words=self.search_words, match=match)
                )
            drawn[width, state] = strips
        return strips

    def _get_card(self, ids: list[int], row: int) -> Card | None:
        """Return the card at a row; if it is not in the cache, read the page around it in one query."""
        if ids[row] not in self._cards:
            start = row - row % CARD_PAGE_SIZE
            wanted = [contact_id for contact_id in ids[start : start + CARD_PAGE_SIZE] if contact_id not in self._cards]
            self._cards.update((card.id, card) for card in self._read_cards(wanted))
        return self._cards.get(ids[row])

    def _cached_style(self, name: str) -> Style:
        """Return the style of a part, or of the widget itself; computing one takes as long as drawing a card."""
        if name not in self._style_cache:
            is_partial = name.startswith("cursor")
            self._style_cache[name] = (
                self.get_component_rich_style(f"board--{name}", partial=is_partial) if name else self.rich_style
            )
        return self._style_cache[name]

    # Drawing only what has changed

    def _refresh_cursor(self, column: int) -> None:
        if 0 <= column < len(self.cursor.stages):
            self._refresh_card(column, self.cursor.row_of(self.cursor.stages[column]))
            layout = self.cursor.layout()
            self.refresh(Region(layout.column_left(column), 0, layout.column_width, 1))

    def _refresh_card(self, column: int, row: int) -> None:
        layout = self.cursor.layout()
        top = HEADER_ROWS + (row - self.cursor.first_visible_row(self.cursor.stages[column])) * CARD_ROWS
        self.refresh(Region(layout.column_left(column), top, layout.column_width, CARD_ROWS))

    def _refresh_column(self, column: int) -> None:
        layout = self.cursor.layout()
        if layout.first_column <= column < layout.first_column + layout.visible_columns:
            self.refresh(Region(layout.column_left(column), 0, layout.column_width, self.size.height))
