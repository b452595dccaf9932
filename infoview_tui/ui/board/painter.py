"""How a card, a column's head and the things between them look: strips of styled text, cut with a sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from infoview_tui.domain.headline import Matter, Urgency
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.board.board import Card

if TYPE_CHECKING:
    from infoview_tui.services.board.filtering import Why

PARTS = (
    *("name", "who", "now", "today", "soon", "calm", "match"),
    *("cursor", "cursor-blurred", "head", "head-current", "head-due", "group", "target", "ghost", "empty"),
)
"""The component classes, each ``board--`` and the name."""


class Look(NamedTuple):
    """The state that a card is drawn in."""

    cursor: str = ""
    """``cursor``, ``cursor-blurred`` or nothing."""
    selected: bool = False
    words: Sequence[str] = ()
    """What was looked for, to be marked."""
    match: Why | None = None
    """Why the card was found, where that does not show on it; it stands in place of what matters now."""


class BoardPainter:
    """Draws the parts of the board in the styles that it is given by name."""

    def __init__(self, style: Callable[[str], Style]) -> None:
        """``style`` gives the style of one of `PARTS`, and the board's own for an empty name."""
        self._style = style
        self._blanks: dict[int, Strip] = {}

    def card(self, card: Card, matter: Matter, width: int, look: Look) -> list[Strip]:
        """Draw a card's three lines: name, title and organization, and what matters now or why it was found."""
        who = " · ".join(part for part in (clean_line(card.title), clean_line(card.organization)) if part)
        over = self._style(look.cursor) if look.cursor else Style.null()
        sign = "▪" if look.selected else "▌" if look.cursor == "cursor" else " "
        first = Segment(sign, self._style("head-current") + over)
        margin = Segment("▌" if look.cursor == "cursor" else " ", self._style("head-current") + over)
        room = max(0, width - 2)
        last = (look.match.within(room), "match") if look.match else (_signed(matter, room), matter.urgency.value)
        lines = ((clean_line(card.name), "head-current" if look.selected else "name"), (who, "who"), last)
        return [
            self._line(first if number == 0 else margin, text, width, self._style(part) + over, look.words)
            for number, (text, part) in enumerate(lines)
        ]

    def text(self, text: str, width: int, part: str) -> Strip:
        """Draw one line of text in one style over the whole width."""
        return Strip([Segment(set_cell_size(cut(text, width), width), self._style(part))], width)

    def blank(self, width: int) -> Strip:
        """Draw nothing."""
        if width not in self._blanks:
            self._blanks[width] = Strip.blank(width, self._style(""))
        return self._blanks[width]

    def head(self, name: str, due: int, width: int, *, current: bool, left: bool, right: bool) -> Strip:
        """Draw a column's head: stage and count, how many are due, and at the edges that there are more columns."""
        style = self._style("head-current" if current else "head")
        end = " ›" if right else ""
        room = max(0, width - len(end) - 1)
        start = cut(("‹" if left else " ") + name, room)
        told = next((text for text in (f" · {due} due", f" !{due}") if cell_len(start + text) <= room), "")
        told = told if due else ""
        filling = " " * (room - cell_len(start) - cell_len(told))
        return Strip(
            [Segment(start, style), Segment(told, self._style("head-due")), Segment(filling + end + " ", style)], width
        )

    def strip_of_stages(self, before: str, name: str, due: int, after: str, width: int) -> Strip:
        """Draw one column's head between its neighbours, so that one sees where left and right lead."""
        here = f" {name} " + (f"!{due} " if due else "")
        room = max(0, width - cell_len(here))
        left = f"‹ {before}" if before else ""
        left_room = min(cell_len(left) + 1, room // 2) if left else min(1, room)
        right_room = room - left_room
        muted = self._style("head")
        shown = cut(after, right_room - 2) + " ›" if after and right_room > 2 else ""
        return Strip(
            [
                Segment(set_cell_size(cut(left, left_room), left_room), muted),
                Segment(here, self._style("head-current")),
                Segment(" " * (right_room - cell_len(shown)) + shown, muted),
            ],
            width,
        )

    def ghost(self, text: str, width: int) -> Strip:
        """Draw what is being dragged."""
        return self.text(f"▌{text}", width, "ghost")

    def _line(self, sign: Segment, text: str, width: int, style: Style, words: Sequence[str]) -> Strip:
        room = max(0, width - 2)
        drawn = set_cell_size(cut(text, room), room)
        parts = [sign, *_marked(drawn, style, words), Segment(" ", self._style(""))]
        return Strip(parts, room + 2)


def cut(text: str, room: int) -> str:
    """Return the text, or as much of it as fits with a sign that there is more."""
    if cell_len(text) <= room:
        return text
    return set_cell_size(text, max(0, room - 1)).rstrip() + "…" if room > 0 else ""


def _marked(text: str, style: Style, words: Sequence[str]) -> list[Segment]:
    """Underline what was looked for."""
    if not words:
        return [Segment(text, style)]
    from infoview_tui.domain.filter_query import mark  # the first paint looks for nothing

    parts: list[Segment] = []
    at = 0
    for start, end in mark(text, words):
        parts += [Segment(text[at:start], style), Segment(text[start:end], style + Style(underline=True, bold=True))]
        at = end
    parts.append(Segment(text[at:], style))
    return [part for part in parts if part.text]


def _signed(matter: Matter, room: int) -> str:
    """What matters, shorter where there is little room, with a sign where it is urgent: colour never stands alone."""
    text = clean_line(matter.text)
    sign = "! " if matter.urgency is Urgency.NOW and text else ""
    return sign + (matter.short if matter.short and cell_len(sign + text) > room else text)
