"""The board drawn by line: what a key changed is drawn anew, and nothing else, with twenty contacts or ten thousand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.headline import Matter
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.board.board import Card
from infoview_tui.ui.board.cursor import BoardCursor
from infoview_tui.ui.board.layout import CARD, HEAD, Layout
from infoview_tui.ui.board.painter import PARTS, BoardPainter, Look

if TYPE_CHECKING:
    from infoview_tui.services.board.filtering import Why

PAGE = 32
"""Cards read at once where one that is needed has not been read yet."""

MANY_NUDGES = 3
"""So many contacted people waiting for a nudge are a hint to nudge before asking anybody new."""


class Drag(NamedTuple):
    """The contacts whose cards are dragged, and where the pointer is."""

    contacts: list[int]
    x: int
    y: int


class BoardCanvas(Widget):
    """Draws columns of cards, and remembers what it has drawn: cards, and each column's lines."""

    COMPONENT_CLASSES = {f"board--{part}" for part in PARTS}
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
        self, cards: Callable[[Sequence[int]], list[Card]], matter: Callable[[Card], Matter], *, id: str | None = None
    ) -> None:
        """``cards`` reads the cards of some contacts; ``matter`` says the one thing that matters now on a card."""
        self._pieces: dict[tuple[int, int], Strip] = {}
        super().__init__(id=id)
        self._read_cards = cards
        self._matter = matter
        self.cursor = BoardCursor()
        self.empty = ""
        self.words: Sequence[str] = ()
        self._groups: dict[int, str] = {}
        self._matches: dict[int, Why] = {}
        self._due: dict[Stage, int] = {}
        self._nudges = 0
        self._cards: dict[int, Card] = {}
        self._drawn: dict[int, dict[tuple[int, Look], list[Strip]]] = {}
        self._styles: dict[str, Style] = {}
        self._behind: Color | None = None
        self._paint = BoardPainter(self._style)
        self._drag: Drag | None = None

    # Drawing

    def on_resize(self) -> None:
        """Find anew what fits."""
        self._fit()

    def _fit(self) -> None:
        """Lay the columns out in the present size; a line may be drawn before the resize is told."""
        if self.cursor.size != self.size:
            self._drawn.clear()
            self._forget(())
            self.cursor.resize(self.size)

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._styles.clear()
        self._behind = None
        self._paint = BoardPainter(self._style)
        self._drawn.clear()
        self._forget(())
        super().notify_style_update()

    def forget_drawn(self) -> None:
        """Draw anew, because time has passed."""
        self._drawn.clear()
        self.refresh()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw some regions anew, or all."""
        self._forget(regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _forget(self, regions: Sequence[Region]) -> None:
        """Forget the lines that have been drawn in some regions, or all."""
        if not regions:
            self._pieces.clear()
            return
        layout = self.cursor.layout()
        for region in regions:
            columns = range(layout.column_at(region.x), layout.column_at(region.right - 1) + 1)
            for y in region.line_range:
                for number in columns:
                    self._pieces.pop((number, y), None)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give some lines: without border and padding, which the board has none of, they cost a third."""
        self._fit()
        layout = self.cursor.layout()
        return [self._line(y, *crop.column_span, layout) for y in crop.line_range]

    def render_line(self, y: int) -> Strip:
        """Give one line."""
        (line,) = self.render_lines(Region(0, y, self.size.width, 1))
        return line

    def _line(self, y: int, left: int, right: int, layout: Layout) -> Strip:
        """Draw a line from one cell to before another, with what is dragged over it."""
        drag = self._drag
        if drag is None or drag.y != y:
            return self._line_of_columns(y, left, right, layout)
        whole = self._line_of_columns(y, 0, self.cursor.size[0], layout)
        return self._with_ghost(whole, drag, layout).crop(left, right)

    def _line_of_columns(self, y: int, left: int, right: int, layout: Layout) -> Strip:
        """Draw a line through the columns between two cells; most of what changes is one column or two."""
        if self.empty and self.cursor.is_empty() and y >= HEAD:
            text = f"  {self.empty}" if y == HEAD else ""
            return self._paint.text(text, self.cursor.size[0], "empty").crop(left, right)
        first = layout.column_at(left)
        pieces = [self._remembered(number, y, layout) for number in range(first, layout.column_at(right - 1) + 1)]
        start = layout.left_of(first)
        line = Strip.join(pieces).adjust_cell_length(right - start, self._style(""))
        return line.crop(left - start, right - start) if start < left else line

    def _remembered(self, number: int, y: int, layout: Layout) -> Strip:
        piece = self._pieces.get((number, y))
        if piece is None:
            piece = self._pieces[number, y] = self._filtered(self._piece(number, y, layout))
        return piece

    def _filtered(self, strip: Strip) -> Strip:
        """Apply the app's filters, such as for terminals without colours; a strip remembers what came out of it."""
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self._background)
        return strip

    @property
    def _background(self) -> Color:
        if self._behind is None:
            self._behind = self.background_colors[1]
        return self._behind

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
        target = self._target_mark(number, layout)
        if target:
            return self._paint.text(target, layout.width - 1, "target").adjust_cell_length(
                layout.width, self._style("")
            )
        ids, top = self.cursor.columns[stage], self.cursor.top_of(stage)
        if top < len(ids) and ids[top] in self._groups:
            return self._paint.text(f" {clean_line(self._groups[ids[top]])}", layout.width, "group")
        if stage is Stage.CONTACTED and self._nudges >= MANY_NUDGES:
            return self._paint.text(f" {self._nudges} wait for a nudge", layout.width, "head-due")
        return self._paint.blank(layout.width)

    def _target_mark(self, number: int, layout: Layout) -> str:
        """Say under a column's head where a drop would go: into this column, or past the edge into the one beside."""
        target = self.target()
        if target is None or min(max(target, layout.first), layout.first + layout.seen - 1) != number:
            return ""
        label = self.cursor.stages[target].label
        return f" ↓ to {label}" if target == number else f" ‹ to {label}" if target < number else f" › to {label}"

    def target(self) -> int | None:
        """The column that a drop would change; None where nothing is dragged, or nothing would change."""
        if self._drag is None:
            return None
        number = self.cursor.layout().drop_at(self._drag.x, len(self.cursor.stages))
        there = self.cursor.columns[self.cursor.stages[number]]
        return number if any(contact not in there for contact in self._drag.contacts) else None

    def _between(self, ids: list[int], row: int, width: int) -> Strip:
        """The line under a card: where another group begins below, its name."""
        below = self._groups.get(ids[row + 1], "") if row + 1 < len(ids) else ""
        if below and below != self._groups.get(ids[row], ""):
            return self._paint.text(f" {clean_line(below)}", width, "group")
        return self._paint.blank(width)

    def _with_ghost(self, line: Strip, drag: Drag, layout: Layout) -> Strip:
        """The line with what is dragged over it, beside the pointer."""
        card = self._cards.get(drag.contacts[0])
        name = clean_line(card.name) if card and len(drag.contacts) == 1 else f"{len(drag.contacts)} contacts"
        width = min(layout.width - 1, max(8, len(name) + 2))
        start = max(0, min(self.size.width - width, drag.x + 1))
        before, after = line.crop(0, start), line.crop(start + width, self.size.width)
        return Strip.join([before, self._filtered(self._paint.ghost(name, width)), after])

    def _card_strips(self, ids: list[int], row: int, width: int, look: Look) -> list[Strip]:
        drawn = self._drawn.setdefault(ids[row], {})
        strips = drawn.get((width, look))
        if strips is None:
            card = self._card(ids, row)
            if card is None:  # deleted by another program meanwhile
                strips = [self._paint.blank(width)] * (CARD - 1)
            else:
                match = self._matches.get(card.id)
                strips = self._paint.card(card, self._matter(card), width, look._replace(words=self.words, match=match))
            drawn[width, look] = strips
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
