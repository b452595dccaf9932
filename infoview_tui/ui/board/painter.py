"""Painter of the board: draws cards, column headers, and group names as strips of styled text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from infoview_tui.ui.board.card_text import CardLine
from infoview_tui.ui.shared.line_wrap import truncate

STYLE_NAMES = (
    *("name", "who", "now", "today", "soon", "calm", "match", "extra"),
    *("cursor", "cursor-blurred", "head", "head-current", "head-due", "group", "target", "ghost", "empty"),
)
"""Component classes, without the prefix ``board--``."""

MARGIN_CELLS = 2
"""Cells of a card that hold no text: the mark on its left, and a space on its right."""


class CardState(NamedTuple):
    """State of a card that changes how it is drawn."""

    cursor: str = ""
    """``cursor``, ``cursor-blurred``, or empty."""
    selected: bool = False


class BoardPainter:
    """Draws the parts of the board with styles looked up by name."""

    def __init__(self, get_style: Callable[[str], Style]) -> None:
        """*get_style* returns the style for one of `STYLE_NAMES`, or the board's own for an empty name."""
        self._get_style = get_style
        self._blank_cache: dict[int, Strip] = {}

    def draw_card(
        self, lines: Sequence[CardLine], width: int, state: CardState, search_words: Sequence[str]
    ) -> list[Strip]:
        """Draw the lines of a card, with a mark at the cursor and at a selected card; search words are underlined."""
        over = self._get_style(state.cursor) if state.cursor else Style.null()
        mark_style = self._get_style("head-current") + over
        mark = "▌" if state.cursor == "cursor" else " "
        return [
            self._draw_line(
                Segment("▪" if state.selected and number == 0 else mark, mark_style),
                line.text,
                width,
                self._get_style("head-current" if state.selected and line.style == "name" else line.style) + over,
                search_words,
            )
            for number, line in enumerate(lines)
        ]

    def draw_text(self, text: str, width: int, style_name: str) -> Strip:
        """Draw one line of text in one style, padded to the width."""
        return Strip([Segment(set_cell_size(truncate(text, width), width), self._get_style(style_name))], width)

    def draw_blank(self, width: int) -> Strip:
        """Draw a blank line."""
        if width not in self._blank_cache:
            self._blank_cache[width] = Strip.blank(width, self._get_style(""))
        return self._blank_cache[width]

    def draw_header(
        self, title: str, due_count: int, width: int, *, is_current: bool, more_left: bool, more_right: bool
    ) -> Strip:
        """Draw a column header: stage and count, the number due, and marks at the edges if there are more columns."""
        style = self._get_style("head-current" if is_current else "head")
        end = " ›" if more_right else ""
        room = max(0, width - len(end) - 1)
        start = truncate(("‹" if more_left else " ") + title, room)
        due = next((text for text in (f" · {due_count} due", f" !{due_count}") if cell_len(start + text) <= room), "")
        due = due if due_count else ""
        filling = " " * (room - cell_len(start) - cell_len(due))
        return Strip(
            [Segment(start, style), Segment(due, self._get_style("head-due")), Segment(filling + end + " ", style)],
            width,
        )

    def draw_single_header(self, previous_title: str, title: str, due_count: int, next_title: str, width: int) -> Strip:
        """Draw the header of a single column between those of its neighbors."""
        here = f" {title} " + (f"!{due_count} " if due_count else "")
        room = max(0, width - cell_len(here))
        left = f"‹ {previous_title}" if previous_title else ""
        left_room = min(cell_len(left) + 1, room // 2) if left else min(1, room)
        right_room = room - left_room
        muted = self._get_style("head")
        shown = truncate(next_title, right_room - 2) + " ›" if next_title and right_room > 2 else ""
        return Strip(
            [
                Segment(set_cell_size(truncate(left, left_room), left_room), muted),
                Segment(here, self._get_style("head-current")),
                Segment(" " * (right_room - cell_len(shown)) + shown, muted),
            ],
            width,
        )

    def draw_ghost(self, text: str, width: int) -> Strip:
        """Draw a dragged card."""
        return self.draw_text(f"▌{text}", width, "ghost")

    def _draw_line(self, sign: Segment, text: str, width: int, style: Style, search_words: Sequence[str]) -> Strip:
        room = max(0, width - MARGIN_CELLS)
        drawn = set_cell_size(truncate(text, room), room)
        parts = [sign, *_underline_matches(drawn, style, search_words), Segment(" ", self._get_style(""))]
        return Strip(parts, room + MARGIN_CELLS)


def _underline_matches(text: str, style: Style, search_words: Sequence[str]) -> list[Segment]:
    """Underline the search words."""
    if not search_words:
        return [Segment(text, style)]
    from infoview_tui.domain.text_search import find_matches  # not needed for the first paint

    parts: list[Segment] = []
    at = 0
    for start, end in find_matches(text, search_words):
        parts += [Segment(text[at:start], style), Segment(text[start:end], style + Style(underline=True, bold=True))]
        at = end
    parts.append(Segment(text[at:], style))
    return [part for part in parts if part.text]
