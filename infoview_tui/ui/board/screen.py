"""Board screen: all contacts, in a column for each stage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from infoview_tui.domain.headline import Headline, choose_headline
from infoview_tui.services.board.queries import Card, card_facts, read_cards
from infoview_tui.ui.board.bulk import BulkActions
from infoview_tui.ui.board.cursor_actions import CursorActions
from infoview_tui.ui.board.filter_line import BoardFilterLine
from infoview_tui.ui.board.filtering import BoardFilter
from infoview_tui.ui.board.messages import CardOpened, CardsDropped, CursorMoved, SelectionChanged
from infoview_tui.ui.board.move_actions import MoveActions
from infoview_tui.ui.board.side_panel import SidePanel
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.adding import AddingActions
from infoview_tui.ui.shared.bindings import BOARD
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ScreenPlace

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.widgets import Input

EMPTY_BOARD = "No contacts yet. Press n to add one, or ctrl+p to import."


class BoardScreen(InfoviewScreen):
    """The board: move the cursor over cards, move cards between stages, and act on the contact under the cursor.

    It consists of parts, to which it passes on what happens on its widgets.
    """

    BINDINGS = [*BOARD]
    TAB = "board"
    HELP_GROUPS = ("Board", "Filter", "Quick add", "Selection", "Saved views", "Tag or path")
    AUTO_FOCUS = "BoardView"

    def __init__(self) -> None:
        """Create the board and the parts."""
        super().__init__()
        self.board = BoardView(lambda ids: read_cards(self.workspace, ids), partial(_choose_headline, self))
        self.filter = BoardFilter(self, BoardFilterLine(self, self.board))
        self.bulk = BulkActions(self, self.board)
        self.place = ScreenPlace(self.bulk, self.TAB, contact_id=lambda: self.board.current_contact_id)
        self.side_panel = SidePanel(self, self.board)
        self.contact_actions = ContactActions(self, lambda: self.board.current_contact_id)
        self.moving = MoveActions(self, self.board, self.filter, self.contact_actions, self.bulk)
        self.adding = AddingActions(self.contact_actions, self.moving.show_added)
        cursor = CursorActions(self.board, self.show_status)
        self.parts = (cursor, self.moving, self.bulk, self.filter, self.side_panel, self.adding, self.contact_actions)
        self.parts = (*self.parts, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Compose the board; the filter and the side panel are mounted when needed."""
        yield self.board

    def on_mount(self) -> None:
        """Redraw the cards every minute, since they show times."""
        self.set_interval(60, self.board.redraw_cards)

    def load(self) -> None:
        """Read the order of the cards; the cards themselves are read when they become visible."""
        order, text = self.filter.read(), self.filter.text
        no_match = f"No contact matches “{text}”. Press escape to clear the filter."
        self.board.empty_text = no_match if text else EMPTY_BOARD
        self.board.show(order, self.filter.search_words, keep_widths=bool(text))

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key; empty to hide it."""
        return self.bulk.key_name(binding)

    @on(CardOpened)
    def open_card(self, message: CardOpened) -> None:
        """Open the double-clicked contact."""
        self.navigation.open_contact(message.contact_id)

    @on(CardsDropped)
    def drop_cards(self, message: CardsDropped) -> None:
        """Move the dropped contacts."""
        self.moving.drop(message.contact_ids, message.stage)

    @on(CursorMoved)
    def follow_cursor(self, message: CursorMoved) -> None:
        """Update the side panel."""
        message.stop()
        self.side_panel.update()

    @on(SelectionChanged)
    def show_selection(self, message: SelectionChanged) -> None:
        """Update the top bar and the footer."""
        self.title = f"{message.count:,} selected" if message.count else ""
        self.refresh_bindings()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Apply the filter while the user types."""
        if self.filter.apply(message.value):
            with self.reporting_errors():
                self.load()

    def on_input_submitted(self) -> None:
        """Apply the filter and focus the board; if only one contact matches, open it."""
        if not self.filter.text:
            self.filter.clear()
        self.board.focus()
        self.board.go_to_nearest()
        contact_id = self.board.cursor.only_contact()
        if self.filter.text and contact_id is not None and not self.board.cursor.selected_ids:
            self.navigation.open_contact(contact_id)

    def action_open(self) -> None:
        """Open the contact under the cursor, or the menu of actions if cards are selected."""
        if self.board.cursor.selected_ids:
            self.bulk.open_menu()
        elif (contact_id := self.contact_actions.require_contact_id()) is not None:
            self.navigation.open_contact(contact_id)

    def action_clear(self) -> None:
        """Cancel the drag, or else clear the selection, or else the filter, or else close the side panel."""
        if self.board.is_dragging:
            self.board.cancel_drag()
        elif self.board.cursor.selected_ids:
            self.board.clear_selection()
        elif self.filter.is_set:
            self.filter.clear()
            self.reload()
            self.board.focus()
        else:
            self.side_panel.close()


def _choose_headline(screen: BoardScreen, card: Card) -> Headline:
    return choose_headline(card_facts(card), screen.now(), screen.zone, screen.workspace.cadence)
