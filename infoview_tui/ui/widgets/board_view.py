"""The whole board as one widget drawn by line: a key costs the same with twenty contacts and with ten thousand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from infoview_tui.domain.matters import Matter
from infoview_tui.domain.text import clean_line
from infoview_tui.domain.vocabulary import ActionKind, Stage
from infoview_tui.services.board import Card
from infoview_tui.services.standing import is_due
from infoview_tui.ui.widgets.board_cursor import BoardCursor
from infoview_tui.ui.widgets.board_layout import CARD, HEAD, Layout
from infoview_tui.ui.widgets.board_painter import PARTS, BoardPainter, Look

if TYPE_CHECKING:
    from infoview_tui.services.board import Order

PAGE = 32
"""Cards read at once where one that is needed has not been read yet."""

MANY_NUDGES = 3
"""So many contacted people waiting for a nudge are a hint to nudge before asking anybody new."""

DRAG_FROM = 2
"""Cells that the mouse goes with its button down before it is a drag and no click."""


class BoardView(Widget, can_focus=True):
    """Columns of cards with one cursor that remembers its place in each column.

    It is given the order of the contacts by stage and reads cards by the page, as they come into view.
    """

    COMPONENT_CLASSES = {f"board--{part}" for part in PARTS}
    DEFAULT_CSS = """
    BoardView {
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

    class Opened(Message):
        """A card was double-clicked."""

        def __init__(self, contact_id: int) -> None:
            """Say whose."""
            super().__init__()
            self.contact_id = contact_id

    class Dropped(Message):
        """Cards were dragged to another column."""

        def __init__(self, contact_ids: list[int], stage: Stage) -> None:
            """Say whose, and where."""
            super().__init__()
            self.contact_ids = contact_ids
            self.stage = stage

    class Moved(Message):
        """The cursor is on another contact, or on none."""

        def __init__(self, contact_id: int | None) -> None:
            """Say whose card it is on."""
            super().__init__()
            self.contact_id = contact_id

    def __init__(
        self, cards: Callable[[Sequence[int]], list[Card]], matter: Callable[[Card], Matter], *, id: str | None = None
    ) -> None:
        """``cards`` reads the cards of some contacts; ``matter`` says the one thing that matters now on a card."""
        super().__init__(id=id)
        self._read_cards = cards
        self._matter = matter
        self.cursor = BoardCursor()
        self.empty = ""
        self.words: Sequence[str] = ()
        self._groups: dict[int, str] = {}
        self._matches: dict[int, str] = {}
        self._due: dict[Stage, int] = {}
        self._nudges = 0
        self._cards: dict[int, Card] = {}
        self._drawn: dict[tuple[int, int, Look], list[Strip]] = {}
        self._styles: dict[str, Style] = {}
        self._paint = BoardPainter(self._style)
        self._pressed: tuple[int, int, int] | None = None
        self._dragging: tuple[int, int] | None = None

    # What is shown

    def show(self, order: Order, words: Sequence[str] = ()) -> None:
        """Show another order, with the words that were looked for."""
        self.words = words
        self._groups, self._matches = order.groups, order.matches
        self._due, self._nudges = order.due, order.nudges
        self._cards.clear()
        self._drawn.clear()
        self.cursor.show(order.columns)
        self.refresh()
        self._tell()

    def show_column(self, stage: Stage, order: Order, changed: Sequence[int]) -> None:
        """Show another order in one column; the cards of some contacts are read again."""
        for contact_id in changed:
            self._cards.pop(contact_id, None)
        gone = set(changed)
        self._drawn = {key: strips for key, strips in self._drawn.items() if key[0] not in gone}
        self._groups |= order.groups
        self._matches |= order.matches
        self._due[stage] = order.due.get(stage, 0)
        if stage is Stage.CONTACTED:
            self._nudges = order.nudges
        self.cursor.show_column(stage, order.columns[stage])
        if stage in self.cursor.stages:
            self._refresh_column(self.cursor.stages.index(stage))

    def take_out(self, contact_id: int, until: datetime) -> None:
        """Take a card out of the column that it is in; ``until`` is when today ends (UTC)."""
        for stage, ids in self.cursor.columns.items():
            if contact_id in ids:
                self._count(self._cards.get(contact_id), stage, until, -1)
                self._change(stage, [other for other in ids if other != contact_id], contact_id)

    def put_in(self, card: Card, stage: Stage, row: int, until: datetime) -> None:
        """Put a card into a column at a place."""
        ids = list(self.cursor.columns[stage])
        ids.insert(row, card.id)
        self._count(card, stage, until, 1)
        self._change(stage, ids, card.id)
        self._cards[card.id] = card

    def _change(self, stage: Stage, ids: list[int], changed: int) -> None:
        self._cards.pop(changed, None)
        self._drawn = {key: strips for key, strips in self._drawn.items() if key[0] != changed}
        self.cursor.show_column(stage, ids)
        if stage in self.cursor.stages:
            self._refresh_column(self.cursor.stages.index(stage))

    def _count(self, card: Card | None, stage: Stage, until: datetime, by: int) -> None:
        """Keep the numbers of what is due as a card comes or goes."""
        if card is not None and is_due(card, until):
            self._due[stage] = max(0, self._due.get(stage, 0) + by)
            if stage is Stage.CONTACTED and card.action_kind == ActionKind.NUDGE:
                self._nudges = max(0, self._nudges + by)

    def show_closed(self, closed: bool) -> None:
        """Show or hide the closed contacts."""
        self.cursor.show_closed(closed)
        self.refresh()
        self._tell()

    def forget_drawn(self) -> None:
        """Draw anew, because time has passed."""
        self._drawn.clear()
        self.refresh()

    @property
    def current(self) -> int | None:
        """The contact under the cursor, or None in an empty column."""
        return self.cursor.contact

    def go_to(self, contact_id: int) -> bool:
        """Put the cursor on a contact's card; tell whether it is on the board."""
        before = self.cursor.layout(), self.cursor.column
        tops = {stage: self.cursor.top_of(stage) for stage in self.cursor.stages}
        found = self.cursor.go_to(contact_id)
        if before[0] != self.cursor.layout():
            self.refresh()
        else:
            for column in {before[1], self.cursor.column}:
                stage = self.cursor.stages[column]
                if tops[stage] == self.cursor.top_of(stage):
                    self._refresh_cursor(column)
                else:
                    self._refresh_column(column)
        self._tell()
        return found

    # Moving and selecting

    def move(self, columns: int, rows: int) -> None:
        """Move the cursor by columns and by cards; at an end it stays."""
        before, left = self.cursor.layout(), self.cursor.column
        if columns:
            self.cursor.go_to_column(left + columns)
            if self.cursor.layout() != before:
                self.refresh()
            else:
                self._refresh_cursor(left)
                self._refresh_cursor(self.cursor.column)
        if rows:
            self.move_to(self.cursor.row + rows)
        else:
            self._tell()

    def move_to(self, row: int) -> None:
        """Move the cursor to a card of its column, as far as there are any."""
        stage, column = self.cursor.stage, self.cursor.column
        old_row, old_top = self.cursor.row, self.cursor.top_of(stage)
        self._refresh_card(column, old_row)
        self.cursor.go_to_row(row)
        if self.cursor.top_of(stage) == old_top:
            self._refresh_card(column, self.cursor.row)
        else:
            self._refresh_column(column)
        self._tell()

    def page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self.move_to(self.cursor.row + by * self.cursor.layout().cards)

    def toggle(self) -> None:
        """Select the card under the cursor, or no longer."""
        self.cursor.toggle()
        self._refresh_cursor(self.cursor.column)

    def select_range(self) -> None:
        """Select from where the range began to the cursor."""
        self.cursor.select_range()
        self._refresh_column(self.cursor.column)

    def clear_selection(self) -> None:
        """Select nothing."""
        self.cursor.clear_selection()
        self.refresh()

    def _tell(self) -> None:
        self.post_message(self.Moved(self.current))

    # The mouse

    @property
    def is_dragging(self) -> bool:
        """Whether a card is being dragged."""
        return self._dragging is not None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember whose card the button went down on; moving on with it is a drag."""
        contact_id = self._contact_at(event.x, event.y)
        if event.button == 1 and contact_id is not None:
            self._pressed = contact_id, event.x, event.y

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag what the button went down on."""
        if self._pressed is None:
            return
        _, x, y = self._pressed
        if self._dragging is None and abs(event.x - x) + abs(event.y - y) < DRAG_FROM:
            return
        if self._dragging is None:
            self.capture_mouse()
        self._dragging = event.x, event.y
        self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Drop what was dragged, where it is another column."""
        pressed, dragging = self._pressed, self._dragging
        self.cancel_drag()
        if pressed is None or dragging is None:
            return
        column = self._column_at(event.x)
        if column is not None:
            stage = self.cursor.stages[column]
            contacts = self._dragged(pressed[0])
            if any(contact not in self.cursor.columns[stage] for contact in contacts):
                self.post_message(self.Dropped(contacts, stage))

    def cancel_drag(self) -> None:
        """Let go of what was dragged; all stays where it was."""
        self._pressed = None
        if self._dragging is not None:
            self._dragging = None
            self.release_mouse()
            self.refresh()

    def _dragged(self, contact_id: int) -> list[int]:
        """The card that was taken, or all that are selected where it is one of them."""
        return self.cursor.meant() if contact_id in self.cursor.selected else [contact_id]

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a card, a double click opens it."""
        column = self._column_at(event.x)
        if column is None:
            return
        self.move(column - self.cursor.column, 0)
        row = self.cursor.top_of(self.cursor.stage) + (event.y - HEAD) // CARD
        if event.y >= HEAD and row < len(self.cursor.ids):
            self.move_to(row)
            if event.chain == 2 and self.current is not None:
                self.post_message(self.Opened(self.current))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves through the column under it."""
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves through the column under it."""
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        column = self._column_at(event.x)
        if column is not None:
            self.move(column - self.cursor.column, by)
            event.stop()

    def _column_at(self, x: int) -> int | None:
        layout = self.cursor.layout()
        column = layout.column_at(x)
        return column if x >= 0 and layout.first <= column < layout.first + layout.seen else None

    def _contact_at(self, x: int, y: int) -> int | None:
        column = self._column_at(x)
        if column is None or y < HEAD:
            return None
        stage = self.cursor.stages[column]
        ids, row = self.cursor.columns[stage], self.cursor.top_of(stage) + (y - HEAD) // CARD
        return ids[row] if row < len(ids) else None

    # Drawing

    def on_resize(self) -> None:
        """Find anew what fits."""
        self._fit()

    def _fit(self) -> None:
        """Lay the columns out in the present size; a line may be drawn before the resize is told."""
        if self.cursor.size != self.size:
            self._drawn.clear()
            self.cursor.resize(self.size)

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._styles.clear()
        self._drawn.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        """Show that keys go here."""
        self._refresh_cursor(self.cursor.column)

    def on_blur(self) -> None:
        """Show that keys go elsewhere."""
        self._refresh_cursor(self.cursor.column)

    def render_line(self, y: int) -> Strip:
        """Draw one line through all columns that are seen."""
        self._fit()
        width = self.size.width
        if self.empty and self.cursor.is_empty() and y >= HEAD:
            return self._paint.text(f"  {self.empty}" if y == HEAD else "", width, "empty")
        layout = self.cursor.layout()
        pieces = [self._piece(number, y, layout) for number in range(layout.first, layout.first + layout.seen)]
        line = Strip.join(pieces).adjust_cell_length(width, self._style(""))
        return self._with_ghost(line, layout) if self._dragging and self._dragging[1] == y else line

    def _piece(self, number: int, y: int, layout: Layout) -> Strip:
        if y == 0:
            return self._head(number, layout)
        if y == HEAD - 1:
            return self._under_head(number, layout)
        stage = self.cursor.stages[number]
        row, line = divmod(y - HEAD, CARD)
        row += self.cursor.top_of(stage)
        ids = self.cursor.columns[stage]
        if row >= len(ids):
            return self._paint.blank(layout.width)
        if line == CARD - 1:
            return self._between(ids, row, layout.width)
        look = Look(selected=ids[row] in self.cursor.selected)
        if number == self.cursor.column and row == self.cursor.row_of(stage):
            look = look._replace(cursor="cursor" if self.has_focus else "cursor-blurred")
        return self._card_strips(ids, row, layout.width, look)[line]

    def _head(self, number: int, layout: Layout) -> Strip:
        name, due = self._name_of(number), self._due.get(self.cursor.stages[number], 0)
        if layout.seen == 1:
            before = self._name_of(number - 1) if number else ""
            after = self._name_of(number + 1) if number + 1 < len(self.cursor.stages) else ""
            return self._paint.strip_of_stages(before, name, due, after, layout.width)
        last = layout.first + layout.seen - 1
        return self._paint.head(
            name,
            due,
            layout.width,
            current=number == self.cursor.column,
            left=number == layout.first > 0,
            right=number == last < len(self.cursor.stages) - 1,
        )

    def _name_of(self, number: int) -> str:
        stage = self.cursor.stages[number]
        return f"{stage.label} {len(self.cursor.columns[stage])}"

    def _under_head(self, number: int, layout: Layout) -> Strip:
        """The mark of a drag's target, else the group of the first card that is seen, else a hint."""
        stage = self.cursor.stages[number]
        if self._is_target(number):
            return self._paint.text(f" ↓ to {stage.label}", layout.width - 1, "target").adjust_cell_length(
                layout.width, self._style("")
            )
        ids, top = self.cursor.columns[stage], self.cursor.top_of(stage)
        if top < len(ids) and ids[top] in self._groups:
            return self._paint.text(f" {clean_line(self._groups[ids[top]])}", layout.width, "group")
        if stage is Stage.CONTACTED and self._nudges >= MANY_NUDGES:
            return self._paint.text(f" {self._nudges} wait for a nudge", layout.width, "head-due")
        return self._paint.blank(layout.width)

    def _is_target(self, number: int) -> bool:
        """Whether what is dragged would be dropped into a column, and come from another."""
        if self._dragging is None or self._pressed is None or self._column_at(self._dragging[0]) != number:
            return False
        there = self.cursor.columns[self.cursor.stages[number]]
        return any(contact not in there for contact in self._dragged(self._pressed[0]))

    def _between(self, ids: list[int], row: int, width: int) -> Strip:
        """The line under a card: where another group begins below, its name."""
        below = self._groups.get(ids[row + 1], "") if row + 1 < len(ids) else ""
        if below and below != self._groups.get(ids[row], ""):
            return self._paint.text(f" {clean_line(below)}", width, "group")
        return self._paint.blank(width)

    def _with_ghost(self, line: Strip, layout: Layout) -> Strip:
        """The line with what is dragged over it, beside the pointer."""
        if self._pressed is None or self._dragging is None:
            return line
        dragged = self._dragged(self._pressed[0])
        card = self._cards.get(self._pressed[0])
        name = clean_line(card.name) if card is not None and len(dragged) == 1 else f"{len(dragged)} contacts"
        width = min(layout.width - 1, max(8, len(name) + 2))
        start = max(0, min(self.size.width - width, self._dragging[0] + 1))
        before, after = line.crop(0, start), line.crop(start + width, self.size.width)
        return Strip.join([before, self._paint.ghost(name, width), after])

    def _card_strips(self, ids: list[int], row: int, width: int, look: Look) -> list[Strip]:
        key = (ids[row], width, look)
        strips = self._drawn.get(key)
        if strips is None:
            card = self._card(ids, row)
            if card is None:  # deleted by another program meanwhile
                strips = [self._paint.blank(width)] * (CARD - 1)
            else:
                match = self._matches.get(card.id, "")
                strips = self._paint.card(card, self._matter(card), width, look._replace(words=self.words, match=match))
            self._drawn[key] = strips
        return strips

    def _card(self, ids: list[int], row: int) -> Card | None:
        """The card at a place; where it is not there yet, a page around it is read in one query."""
        if ids[row] not in self._cards:
            start = row - row % PAGE
            wanted = [contact_id for contact_id in ids[start : start + PAGE] if contact_id not in self._cards]
            self._cards.update((card.id, card) for card in self._read_cards(wanted))
        return self._cards.get(ids[row])

    def _style(self, part: str) -> Style:
        """The style of a part, or of the widget itself; working one out costs as much as drawing a card."""
        if part not in self._styles:
            over = part.startswith("cursor")
            self._styles[part] = (
                self.get_component_rich_style(f"board--{part}", partial=over) if part else self.rich_style
            )
        return self._styles[part]

    # Drawing only what has changed

    def _refresh_cursor(self, column: int) -> None:
        if 0 <= column < len(self.cursor.stages):
            self._refresh_card(column, self.cursor.row_of(self.cursor.stages[column]))
            layout = self.cursor.layout()
            self.refresh(Region(layout.left_of(column), 0, layout.width, 1))

    def _refresh_card(self, column: int, row: int) -> None:
        layout = self.cursor.layout()
        top = HEAD + (row - self.cursor.top_of(self.cursor.stages[column])) * CARD
        self.refresh(Region(layout.left_of(column), top, layout.width, CARD))

    def _refresh_column(self, column: int) -> None:
        layout = self.cursor.layout()
        if layout.first <= column < layout.first + layout.seen:
            self.refresh(Region(layout.left_of(column), 0, layout.width, self.size.height))
