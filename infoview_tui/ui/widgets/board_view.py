"""The whole board as one widget drawn by line: a key costs the same with twenty contacts and with ten thousand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from infoview_tui.domain.matters import Matter, Urgency
from infoview_tui.domain.text import clean_line
from infoview_tui.domain.vocabulary import OPEN_STAGES, Stage
from infoview_tui.services.board import Card
from infoview_tui.ui.widgets.board_layout import CARD, HEAD, Layout, lay_out, scrolled

PAGE = 32
"""Cards read at once where one that is needed has not been read yet."""


class BoardView(Widget, can_focus=True):
    """Columns of cards with one cursor that remembers its place in each column.

    It is given the order of the contacts by stage and reads cards by the page, as they come into view.
    """

    COMPONENT_CLASSES = {
        "board--name",
        "board--who",
        "board--now",
        "board--today",
        "board--soon",
        "board--calm",
        "board--cursor",
        "board--cursor-blurred",
        "board--head",
        "board--head-current",
        "board--empty",
    }
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
        .board--cursor { background: $block-cursor-background; }
        .board--cursor-blurred { background: $panel; }
        .board--head { color: $text-muted; }
        .board--head-current { color: $accent; text-style: bold; }
        .board--empty { color: $text-muted; }
    }
    """

    class Opened(Message):
        """A card was double-clicked."""

        def __init__(self, contact_id: int) -> None:
            """Say whose."""
            super().__init__()
            self.contact_id = contact_id

    def __init__(
        self, cards: Callable[[Sequence[int]], list[Card]], matter: Callable[[Card], Matter], *, id: str | None = None
    ) -> None:
        """``cards`` reads the cards of some contacts; ``matter`` says the one thing that matters now on a card."""
        super().__init__(id=id)
        self._read_cards = cards
        self._matter = matter
        self.stages: tuple[Stage, ...] = OPEN_STAGES
        self.empty = ""
        self._order: dict[Stage, list[int]] = {stage: [] for stage in Stage}
        self._column = 0
        self._rows: dict[Stage, int] = dict.fromkeys(Stage, 0)
        self._tops: dict[Stage, int] = dict.fromkeys(Stage, 0)
        self._first = 0
        self._cards: dict[int, Card] = {}
        self._drawn: dict[tuple[int, int, str], list[Strip]] = {}
        self._styles: dict[str, Style] = {}

    # What is shown

    def show(self, order: Mapping[Stage, list[int]]) -> None:
        """Show another order; the cursor stays on its contact, else at its place."""
        current = self.current
        self._order = dict(order)
        self._cards.clear()
        self._drawn.clear()
        if current is not None and not self.go_to(current):
            self._settle()
        self.refresh()

    def show_closed(self, closed: bool) -> None:
        """Show or hide the closed contacts."""
        self.stages = tuple(Stage) if closed else OPEN_STAGES
        self._column = min(self._column, len(self.stages) - 1)
        self.refresh()

    def forget_drawn(self) -> None:
        """Draw anew, because time has passed."""
        self._drawn.clear()
        self.refresh()

    def replace_column(self, stage: Stage, contact_ids: list[int], changed: int) -> None:
        """Show another order in one column; the card of one contact is read again."""
        self._order[stage] = contact_ids
        self._cards.pop(changed, None)
        self._drawn = {key: strips for key, strips in self._drawn.items() if key[0] != changed}
        self._settle()
        if stage in self.stages:
            self._refresh_column(self.stages.index(stage))

    @property
    def current(self) -> int | None:
        """The contact under the cursor, or None in an empty column."""
        column = self._order[self.stage]
        row = self._rows[self.stage]
        return column[row] if row < len(column) else None

    @property
    def stage(self) -> Stage:
        """The stage whose column the cursor is in."""
        return self.stages[self._column]

    def ids(self, stage: Stage) -> list[int]:
        """The contacts of a column in their order."""
        return self._order[stage]

    def go_to(self, contact_id: int) -> bool:
        """Put the cursor on a contact's card; tell whether it is on the board."""
        for number, stage in enumerate(self.stages):
            if contact_id in self._order[stage]:
                self._column = number
                self._rows[stage] = self._order[stage].index(contact_id)
                self._settle()
                self.refresh()
                return True
        return False

    # Moving

    def move(self, columns: int, rows: int) -> None:
        """Move the cursor by columns and by cards; at an end it stays."""
        before = self._layout()
        if columns:
            left = self._column
            self._column = max(0, min(len(self.stages) - 1, left + columns))
            if self._layout() != before:
                self.refresh()
            else:
                self._refresh_cursor(left)
                self._refresh_cursor(self._column)
        if rows:
            self.move_to(self._rows[self.stage] + rows)

    def move_to(self, row: int) -> None:
        """Move the cursor to a card of its column, as far as there are any."""
        stage = self.stage
        row = max(0, min(len(self._order[stage]) - 1, row))
        if row == self._rows[stage]:
            return
        top = self._tops[stage]
        self._refresh_card(self._column, self._rows[stage])
        self._rows[stage] = row
        self._tops[stage] = scrolled(top, row, self._layout().cards, len(self._order[stage]))
        if self._tops[stage] == top:
            self._refresh_card(self._column, row)
        else:
            self._refresh_column(self._column)

    def page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self.move_to(self._rows[self.stage] + by * self._layout().cards)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a card, a double click opens it."""
        layout = self._layout()
        column = layout.column_at(event.x)
        if not 0 <= column < len(self.stages):
            return
        self.move(column - self._column, 0)
        row = self._tops[self.stage] + (event.y - HEAD) // CARD
        if event.y >= HEAD and row < len(self._order[self.stage]):
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
        column = self._layout().column_at(event.x)
        if 0 <= column < len(self.stages):
            self.move(column - self._column, by)
            event.stop()

    # Drawing

    def on_resize(self) -> None:
        """Find anew what fits."""
        self._drawn.clear()
        self._settle()

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._styles.clear()
        self._drawn.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        """Show that keys go here."""
        self._refresh_cursor(self._column)

    def on_blur(self) -> None:
        """Show that keys go elsewhere."""
        self._refresh_cursor(self._column)

    def render_line(self, y: int) -> Strip:
        """Draw one line through all columns that are seen."""
        layout = self._layout()
        seen = range(layout.first, layout.first + layout.seen)
        if y < HEAD:
            pieces = [self._head(number, layout) if y == 0 else self._blank(layout.width) for number in seen]
        elif self.empty and not any(self._order[stage] for stage in self.stages):
            return self._line(f"  {self.empty}" if y == HEAD else "", self.size.width, self._style("board--empty"))
        else:
            pieces = [self._cell(number, y - HEAD, layout) for number in seen]
        return Strip.join(pieces).adjust_cell_length(self.size.width, self._style())

    def _layout(self) -> Layout:
        layout = lay_out((self.size.width, self.size.height), len(self.stages), self._column, self._first)
        self._first = layout.first
        return layout

    def _settle(self) -> None:
        """Keep cursors and tops where there are cards."""
        cards = self._layout().cards
        for stage, ids in self._order.items():
            self._rows[stage] = max(0, min(self._rows[stage], len(ids) - 1))
            self._tops[stage] = scrolled(self._tops[stage], self._rows[stage], cards, len(ids))

    def _head(self, number: int, layout: Layout) -> Strip:
        """The stage with its count; at the edges, signs of the columns that are not seen."""
        stage = self.stages[number]
        name = f"{stage.label} {len(self._order[stage])}"
        left = "‹" if number == layout.first > 0 else " "
        style = self._style("board--head-current" if number == self._column else "board--head")
        last = layout.first + layout.seen - 1
        if layout.seen == 1:
            return self._strip_of_stages(number, layout.width)
        right = " ›" if number == last < len(self.stages) - 1 else ""
        room = max(0, layout.width - cell_len(right) - 1)
        return Strip([Segment(set_cell_size(_cut(left + name, room), room) + right + " ", style)], layout.width)

    def _strip_of_stages(self, number: int, width: int) -> Strip:
        """In one column: the stage between its neighbours, so that one sees where left and right lead."""
        stage = self.stages[number]
        name = f" {stage.label} {len(self._order[stage])} "
        before = self.stages[number - 1] if number else None
        after = self.stages[number + 1] if number + 1 < len(self.stages) else None
        room = max(0, width - cell_len(name))
        left = f"‹ {before.label} {len(self._order[before])}" if before else ""
        right = f"{after.label} {len(self._order[after])} ›" if after else ""
        left_room = min(cell_len(left) + 1, room // 2) if left else 1
        right_room = room - left_room
        muted, current = self._style("board--head"), self._style("board--head-current")
        return Strip(
            [
                Segment(set_cell_size(_cut(left, left_room), left_room), muted),
                Segment(name, current),
                Segment(_cut(right, right_room).rjust(right_room), muted),
            ],
            width,
        )

    def _cell(self, number: int, line: int, layout: Layout) -> Strip:
        stage = self.stages[number]
        row = self._tops[stage] + line // CARD
        ids = self._order[stage]
        if row >= len(ids):
            return self._blank(layout.width)
        state = ""
        if number == self._column and row == self._rows[stage]:
            state = "board--cursor" if self.has_focus else "board--cursor-blurred"
        return self._card_strips(ids, row, layout.width, state)[line % CARD]

    def _card_strips(self, ids: list[int], row: int, width: int, state: str) -> list[Strip]:
        key = (ids[row], width, state)
        strips = self._drawn.get(key)
        if strips is None:
            card = self._card(ids, row)
            strips = self._drawn[key] = [self._blank(width)] * CARD if card is None else self._draw(card, width, state)
        return strips

    def _card(self, ids: list[int], row: int) -> Card | None:
        """The card at a place; where it is not there yet, a page around it is read in one query."""
        if ids[row] not in self._cards:
            start = row - row % PAGE
            wanted = [contact_id for contact_id in ids[start : start + PAGE] if contact_id not in self._cards]
            self._cards.update((card.id, card) for card in self._read_cards(wanted))
        return self._cards.get(ids[row])

    def _draw(self, card: Card, width: int, state: str) -> list[Strip]:
        matter = self._matter(card)
        who = " · ".join(part for part in (clean_line(card.title), clean_line(card.organization)) if part)
        over = self._style(state) if state else Style.null()
        sign = Segment("▌" if state == "board--cursor" else " ", self._style("board--head-current") + over)
        return [
            self._card_line(sign, clean_line(card.name), width, self._style("board--name") + over),
            self._card_line(sign, who, width, self._style("board--who") + over),
            self._card_line(sign, _signed(matter), width, self._style(f"board--{matter.urgency.value}") + over),
            self._blank(width),
        ]

    def _card_line(self, sign: Segment, text: str, width: int, style: Style) -> Strip:
        room = max(0, width - 2)
        drawn = set_cell_size(_cut(text, room), room)
        return Strip([sign, Segment(drawn, style), Segment(" ", self._style())], room + 2)

    def _line(self, text: str, width: int, style: Style) -> Strip:
        return Strip([Segment(set_cell_size(_cut(text, width), width), style)], width)

    def _blank(self, width: int) -> Strip:
        return Strip.blank(width, self._style())

    def _style(self, name: str = "") -> Style:
        """The style of a part, or of the widget itself; working one out costs as much as drawing a card."""
        if name not in self._styles:
            partial = name.startswith("board--cursor")
            self._styles[name] = self.get_component_rich_style(name, partial=partial) if name else self.rich_style
        return self._styles[name]

    # Drawing only what has changed

    def _refresh_cursor(self, column: int) -> None:
        if 0 <= column < len(self.stages):
            self._refresh_card(column, self._rows[self.stages[column]])
            layout = self._layout()
            self.refresh(Region(layout.left_of(column), 0, layout.width, 1))

    def _refresh_card(self, column: int, row: int) -> None:
        layout = self._layout()
        top = HEAD + (row - self._tops[self.stages[column]]) * CARD
        self.refresh(Region(layout.left_of(column), top, layout.width, CARD))

    def _refresh_column(self, column: int) -> None:
        layout = self._layout()
        if layout.first <= column < layout.first + layout.seen:
            self.refresh(Region(layout.left_of(column), 0, layout.width, self.size.height))


def _cut(text: str, room: int) -> str:
    """The text, or as much of it as fits with a sign that there is more."""
    if cell_len(text) <= room:
        return text
    return set_cell_size(text, max(0, room - 1)).rstrip() + "…" if room > 0 else ""


def _signed(matter: Matter) -> str:
    """What matters, with a sign where it is urgent: colour never stands alone."""
    text = clean_line(matter.text)
    return f"! {text}" if matter.urgency is Urgency.NOW and text else text
