"""What the board draws: headers, cards, and hints, one line of a column at a time. Without the widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.style import Style
from textual.strip import Strip

from infoview_tui.domain.day_bounds import CurrentTime
from infoview_tui.domain.enums import ActionKind, Stage
from infoview_tui.domain.headline import Headline
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.board.manual_order import is_due
from infoview_tui.services.board.queries import BoardOrder, Card
from infoview_tui.ui.board.card_cache import CardCache
from infoview_tui.ui.board.card_text import measure_width
from infoview_tui.ui.board.cursor import BoardCursor
from infoview_tui.ui.board.layout import HEADER_ROWS, MIN_CARD_ROWS, MIN_COLUMN_WIDTH, BoardLayout
from infoview_tui.ui.board.painter import MARGIN_CELLS, BoardPainter, CardState
from infoview_tui.ui.board.pointer import BoardPointer, Drag

NUDGE_HINT_THRESHOLD = 3
"""From this number of contacts due for a nudge, a hint suggests following up before contacting new people."""


class BoardDrawing:
    """Draws columns of cards, with a cache of the cards, and measures them for the cursor."""

    def __init__(
        self,
        read_cards: Callable[[Sequence[int]], list[Card]],
        get_headline: Callable[[Card], Headline],
        get_style: Callable[[str], Style],
    ) -> None:
        """*read_cards* reads the cards of contacts; *get_headline* and *get_style* return a headline and a style."""
        self.cards = CardCache(read_cards, get_headline)
        self.cursor = BoardCursor(self)
        self.pointer = BoardPointer(self.cursor)
        self.has_focus = False
        """Whether the board has the focus, which shows at the cursor."""
        self._get_style = get_style
        self.painter = BoardPainter(get_style)
        self._groups: dict[int, str] = {}
        self._due_counts: dict[Stage, int] = {}
        self._nudge_count = 0
        self._extras: dict[Stage, tuple[int, bool]] = {}

    # Contents

    def show(self, order: BoardOrder, search_words: Sequence[str], *, keep_widths: bool) -> None:
        """Show a new order, with the search words to underline. *keep_widths* is for a filter, see `BoardCursor`."""
        self.cards.clear()
        self.cards.search_words, self.cards.matches = search_words, order.matches
        self._groups = order.groups
        self._due_counts, self._nudge_count = order.due_counts, order.nudge_count
        self._extras.clear()
        self.cursor.set_columns(order.columns, keep_widths=keep_widths)

    def show_column(self, stage: Stage, order: BoardOrder, changed_ids: Sequence[int]) -> None:
        """Show a new order in one column; the cards of *changed_ids* are read again."""
        for contact_id in changed_ids:
            self.cards.forget(contact_id)
        self._groups |= order.groups
        self.cards.update_matches(order.matches)
        self._due_counts[stage] = order.due_counts.get(stage, 0)
        if stage is Stage.CONTACTED:
            self._nudge_count = order.nudge_count
        self._set_column(stage, order.columns[stage])

    def move_card(self, card: Card, row: int, current: CurrentTime) -> set[Stage]:
        """Move a card that was read again to a row of the column of its stage, and return the stages that changed."""
        before = self.cursor.find_stage(card.id)
        if before is not None:
            self._update_due_count(self.cards.peek(card.id), before, current, -1)
            self._set_column(before, [each for each in self.cursor.columns[before] if each != card.id])
        self._update_due_count(card, card.stage, current, 1)
        self.cards.replace(card)
        ids = self.cursor.columns[card.stage]
        self._set_column(card.stage, [*ids[:row], card.id, *ids[row:]])
        return {card.stage} if before is None else {before, card.stage}

    def _set_column(self, stage: Stage, contact_ids: list[int]) -> None:
        self._extras.pop(stage, None)
        self.cursor.set_column(stage, contact_ids)

    def _update_due_count(self, card: Card | None, stage: Stage, current: CurrentTime, delta: int) -> None:
        """Update the number of due actions when a card is added or removed."""
        if card is not None and is_due(card, current):
            self._due_counts[stage] = max(0, self._due_counts.get(stage, 0) + delta)
            if stage is Stage.CONTACTED and card.action_kind == ActionKind.NUDGE:
                self._nudge_count = max(0, self._nudge_count + delta)

    # What is drawn no longer holds

    def forget_text(self) -> None:
        """Measure and draw all cards again, because time has passed or the size has changed."""
        self.cards.forget_text()
        self._extras.clear()

    def forget_colors(self) -> None:
        """Draw all cards again, because the colors have changed."""
        self.painter = BoardPainter(self._get_style)
        self.cards.forget_strips()

    def forget_extras(self, stage: Stage | None = None) -> None:
        """Find out again whether there is room for the paths and tags of a column, or of all."""
        if stage is None:
            self._extras.clear()
        else:
            self._extras.pop(stage, None)

    # Drawing

    def draw_piece(self, column: int, y: int, layout: BoardLayout) -> Strip:
        """Draw the part of a line in a column."""
        if y == 0:
            return self._render_header(column, layout)
        if y == HEADER_ROWS - 1:
            return self._render_subheader(column, layout)
        stage, width = self.cursor.stages[column], layout.width_of(column)
        placement = self.cursor.placement(stage)
        if placement.more_below and y == self.cursor.size[1] - 1:
            return self._render_more(placement.more_below, width)
        row = placement.row_at(y - HEADER_ROWS)
        if row is None:
            return self.painter.draw_blank(width)
        strips = self._draw_card(column, row, width, with_extras=self._shows_extras(stage))
        line = y - HEADER_ROWS - (placement.start_of(row) or 0)
        return strips[line] if line < len(strips) else self._render_gap(self.cursor.columns[stage], row, width)

    def draw_column(self, column: int, layout: BoardLayout) -> list[Strip]:
        """Draw all lines of a column, several times as fast as each by itself."""
        stage, width, height = self.cursor.stages[column], layout.width_of(column), self.cursor.size[1]
        ids, placement, with_extras = (
            self.cursor.columns[stage],
            self.cursor.placement(stage),
            self._shows_extras(stage),
        )
        lines = [self._render_header(column, layout), self._render_subheader(column, layout)]
        painter, selected, calm = self.painter, self.cursor.selected_ids, CardState()
        blank = painter.draw_blank(width)
        at_cursor = self.cursor.row_of(stage) if column == self.cursor.column else -1
        for row in range(placement.first_row, placement.first_row + len(placement.starts) - 1):
            is_calm = row != at_cursor and ids[row] not in selected
            look = calm if is_calm else self._look_of_card(column, row)
            lines += self.cards.strips(painter, ids, row, width, look, with_extras=with_extras)
            lines.append(self._render_gap(ids, row, width) if self._groups else blank)
        lines += [blank] * (height - len(lines))
        if placement.more_below and height > HEADER_ROWS:
            lines[height - 1] = self._render_more(placement.more_below, width)
        return lines[:height]

    def _draw_card(self, column: int, row: int, width: int, *, with_extras: bool) -> list[Strip]:
        ids, look = self.cursor.columns[self.cursor.stages[column]], self._look_of_card(column, row)
        return self.cards.strips(self.painter, ids, row, width, look, with_extras=with_extras)

    def _look_of_card(self, column: int, row: int) -> CardState:
        stage = self.cursor.stages[column]
        look = CardState(selected=self.cursor.columns[stage][row] in self.cursor.selected_ids)
        if column == self.cursor.column and row == self.cursor.row_of(stage):
            look = look._replace(cursor="cursor" if self.has_focus else "cursor-blurred")
        return look

    def _render_more(self, count: int, width: int) -> Strip:
        return self.painter.draw_text(f" ↓ {count} more", width, "head")

    def _render_header(self, column: int, layout: BoardLayout) -> Strip:
        name, due = self._column_title(column), self._due_counts.get(self.cursor.stages[column], 0)
        if layout.visible_columns == 1:
            before = self._column_title(column - 1) if column else ""
            after = self._column_title(column + 1) if column + 1 < len(self.cursor.stages) else ""
            return self.painter.draw_single_header(before, name, due, after, layout.width_of(column))
        return self.painter.draw_header(
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
        if self.pointer.drag is not None and (target := self._format_drop_hint(column, layout)):
            drawn = self.painter.draw_text(target, width - 1, "target")
            return drawn.adjust_cell_length(width, self._get_style(""))
        ids, top = self.cursor.columns[stage], self.cursor.first_visible_row(stage)
        if top < len(ids) and ids[top] in self._groups:
            return self.painter.draw_text(f" {clean_line(self._groups[ids[top]])}", width, "group")
        if top:
            return self.painter.draw_text(f" ↑ {top} more", width, "head")
        if stage is Stage.CONTACTED and self._nudge_count >= NUDGE_HINT_THRESHOLD:
            return self.painter.draw_text(f" {self._nudge_count} to follow up", width, "head-due")
        return self.painter.draw_blank(width)

    def _format_drop_hint(self, column: int, layout: BoardLayout) -> str:
        """Return the hint under a column header: whether a drop goes to this column or, past the edge, to the next."""
        target = self.pointer.drop_target()
        if target is None or min(max(target, layout.first_column), layout.last_column) != column:
            return ""
        label = self.cursor.stages[target].label
        return f" ↓ to {label}" if target == column else f" ‹ to {label}" if target < column else f" › to {label}"

    def _render_gap(self, ids: list[int], row: int, width: int) -> Strip:
        """Draw the line under a card: the name of the next group if one starts below."""
        below = self._groups.get(ids[row + 1], "") if row + 1 < len(ids) else ""
        if below and below != self._groups.get(ids[row], ""):
            return self.painter.draw_text(f" {clean_line(below)}", width, "group")
        return self.painter.draw_blank(width)

    def draw_empty(self, text: str, y: int) -> Strip:
        """Draw a line of a board without cards, with a text on the first one."""
        return self.painter.draw_text(f"  {text}" if y == HEADER_ROWS else "", self.cursor.size[0], "empty")

    def draw_ghost(self, drag: Drag, layout: BoardLayout) -> tuple[int, Strip]:
        """Draw the dragged card next to the pointer; return its first cell too."""
        card = self.cards.peek(drag.contact_ids[0])
        name = clean_line(card.name) if card and len(drag.contact_ids) == 1 else f"{len(drag.contact_ids)} contacts"
        width = min(max(MIN_COLUMN_WIDTH, *layout.widths) - 1, max(8, len(name) + 2))
        start = max(0, min(self.cursor.size[0] - width, drag.x + 1))
        return start, self.painter.draw_ghost(name, width)

    # Measuring, for the cursor

    def card_measurer(self, stage: Stage) -> Callable[[int], int]:
        """Return what measures the lines of the cards of a column by row, with the blank line under each."""
        return self._line_counter(stage, with_extras=self._shows_extras(stage))

    def measure_head(self, stage: Stage) -> int:
        """Return the width of a column's header in cells, with the space around it."""
        return len(f" {stage.label} {len(self.cursor.columns[stage])} ")

    def measure_column(self, stage: Stage) -> int:
        """Return the width in cells at which no line of a column's visible cards wraps."""
        ids, first = self.cursor.columns[stage], self.cursor.raw_first_row(stage)
        rows = range(min(first, len(ids)), min(len(ids), first + self.cursor.card_lines // (MIN_CARD_ROWS + 1)))
        cards = [self.cards.get(ids, row) for row in rows]
        return MARGIN_CELLS + max((measure_width(card) for card in cards if card), default=0)

    def _line_counter(self, stage: Stage, *, with_extras: bool) -> Callable[[int], int]:
        ids, width, lines = self.cursor.columns[stage], self._width_of(stage), self.cards.lines
        return lambda row: len(lines(ids, row, width, with_extras=with_extras)) + 1

    def _width_of(self, stage: Stage) -> int:
        return self.cursor.layout().width_of(self.cursor.stages.index(stage))

    def _shows_extras(self, stage: Stage) -> bool:
        """Return whether there is room in a column for the paths and tags of all cards."""
        width = self._width_of(stage)
        known_width, shown = self._extras.get(stage, (-1, False))
        if known_width != width:
            count, room = len(self.cursor.columns[stage]), self.cursor.card_lines + 1
            shown = count * MIN_CARD_ROWS <= room and room >= sum(
                map(self._line_counter(stage, with_extras=True), range(count))
            )
            self._extras[stage] = width, shown
        return shown
