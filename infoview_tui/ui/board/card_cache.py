"""Cards of the board: read in pages when they become visible, with caches of their lines as text and as strips.

The lines are those of the cards that were drawn last: a key that is held down goes through thousands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.strip import Strip

from infoview_tui.domain.headline import Headline
from infoview_tui.services.board.queries import Card
from infoview_tui.ui.board.card_text import CardLine, build_card_lines
from infoview_tui.ui.board.painter import MARGIN_CELLS, BoardPainter, CardState

if TYPE_CHECKING:
    from infoview_tui.services.board.filtering import MatchReason

CARD_PAGE_SIZE = 32
"""Number of cards read in one query when a card is needed."""

MAX_DRAWN_CARDS = 500
"""Maximum number of cards whose lines and strips are kept, those of a large terminal: 20 KB for each."""


class CardCache:
    """Reads, measures, and draws cards, each once until it changes."""

    def __init__(
        self, read_cards: Callable[[Sequence[int]], list[Card]], get_headline: Callable[[Card], Headline]
    ) -> None:
        """*read_cards* reads the cards of contacts; *get_headline* returns the headline of a card."""
        self._read_cards = read_cards
        self._get_headline = get_headline
        self._cards: dict[int, Card] = {}
        self._lines: LRUCache[int, dict[tuple[int, bool], list[CardLine]]] = LRUCache(MAX_DRAWN_CARDS)
        self._strips: LRUCache[int, dict[tuple[int, bool, CardState], list[Strip]]] = LRUCache(MAX_DRAWN_CARDS)
        self.search_words: Sequence[str] = ()
        self.matches: dict[int, MatchReason] = {}

    def clear(self) -> None:
        """Forget all cards, because the order or the data changed."""
        self._cards.clear()
        self.forget_text()

    def forget_text(self) -> None:
        """Forget the lines of all cards, because time has passed."""
        self._lines.clear()
        self._strips.clear()

    def forget_strips(self) -> None:
        """Forget the drawn cards, because the colors changed."""
        self._strips.clear()

    def forget(self, contact_id: int) -> None:
        """Forget one card, because it changed."""
        self._cards.pop(contact_id, None)
        self._lines.discard(contact_id)
        self._strips.discard(contact_id)

    def replace(self, card: Card) -> None:
        """Forget a card, and add it as it was read elsewhere."""
        self.forget(card.id)
        self._cards[card.id] = card

    def peek(self, contact_id: int) -> Card | None:
        """Return a card if it was read already."""
        return self._cards.get(contact_id)

    def get(self, ids: Sequence[int], row: int) -> Card | None:
        """Return the card at a row; if it was not read yet, read the page around it in one query."""
        if ids[row] not in self._cards:
            start = row - row % CARD_PAGE_SIZE
            wanted = [contact_id for contact_id in ids[start : start + CARD_PAGE_SIZE] if contact_id not in self._cards]
            self._cards.update((card.id, card) for card in self._read_cards(wanted))
        return self._cards.get(ids[row])

    def lines(self, ids: Sequence[int], row: int, width: int, *, with_extras: bool) -> list[CardLine]:
        """Return the lines of the card at a row, at the width of its column."""
        built = self._lines.get(ids[row])
        if built is None:
            built = self._lines[ids[row]] = {}
        lines = built.get((width, with_extras))
        if lines is None:
            card = self.get(ids, row)
            lines = (
                [CardLine("", "name")]  # deleted by another program in the meantime
                if card is None
                else build_card_lines(
                    card,
                    self._get_headline(card),
                    max(0, width - MARGIN_CELLS),
                    with_extras=with_extras,
                    match=self.matches.get(card.id),
                )
            )
            built[width, with_extras] = lines
        return lines

    def strips(
        self, painter: BoardPainter, ids: Sequence[int], row: int, width: int, state: CardState, *, with_extras: bool
    ) -> list[Strip]:
        """Return the drawn lines of the card at a row."""
        drawn = self._strips.get(ids[row])
        if drawn is None:
            drawn = self._strips[ids[row]] = {}
        strips = drawn.get((width, with_extras, state))
        if strips is None:
            lines = self.lines(ids, row, width, with_extras=with_extras)
            strips = drawn[width, with_extras, state] = painter.draw_card(lines, width, state, self.search_words)
        return strips

    def update_matches(self, matches: Mapping[int, MatchReason]) -> None:
        """Add the reasons why contacts match the filter."""
        self.matches |= matches
