"""The board: the outreach at a glance, a column for each stage."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult

from infoview_tui.domain.day_bounds import end_of_day
from infoview_tui.domain.enums import Sort, Stage
from infoview_tui.domain.headline import Matter, what_matters
from infoview_tui.services.board import board as boards
from infoview_tui.ui.board.adding import BoardAdding
from infoview_tui.ui.board.bulk import BoardMany
from infoview_tui.ui.board.filtering import BoardFinding
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.bindings import BOARD

NOBODY = "Nobody is here yet. n adds a contact; ctrl+p finds the import of a LinkedIn export."


class BoardScreen(BoardFinding, BoardAdding, BoardMany):
    """Move over the cards, carry one along, and start every errand from the card under the cursor."""

    BINDINGS = [*BOARD]
    TAB = "board"
    HELP_GROUPS = ("Board", "Filter", "Quick add", "Selection", "Saved views", "Tag or path")
    AUTO_FOCUS = "BoardView"

    def compose_body(self) -> ComposeResult:
        """Give the board; the filter comes with / and the side panel with space."""
        yield BoardView(partial(boards.read_cards, self.desk), self._matter)

    def on_mount(self) -> None:
        """Let the cards' times go on."""
        self.set_interval(60, self.board.forget_drawn)

    def load(self) -> None:
        """Read the order of the cards; the cards themselves are read as they come into view."""
        order = boards.read_order(self.desk, self.filter_text, self.sort, now=self.now(), zone=self.infoview.zone)
        found = f"Nothing matches “{self.filter_text}”. Escape clears the filter."
        self.board.empty = found if self.filter_text else NOBODY
        self.board.show(order, self._words())

    def _words(self) -> tuple[str, ...]:
        """The words that are looked for, to be marked on the cards."""
        if not self.filter_text:
            return ()
        from infoview_tui.domain.filter_query import parse_query  # the first paint has no filter

        return parse_query(self.filter_text).words

    def _matter(self, card: boards.Card) -> Matter:
        return what_matters(boards.facts(card), self.now(), self.infoview.zone)

    def current_contact(self) -> int | None:
        """The contact under the cursor."""
        return self.board.current

    def added(self, contact_id: int) -> None:
        """Show the new card."""
        self.clear_filter()
        self.load()
        self.board.go_to(contact_id)

    def moved(self, contact_id: int) -> None:
        """Show the two columns that have changed, with the cursor on the card that was carried."""
        if self.sort is Sort.URGENCY and not self.filter_text:
            self._shift(contact_id)
        else:
            self.show_changed([contact_id])
        self.board.go_to(contact_id)

    def _shift(self, contact_id: int) -> None:
        """Take a card out of its old column and put it where it belongs now; neither column is read again."""
        from infoview_tui.services.board.manual_order import stands_at

        until = end_of_day(self.now(), self.infoview.zone)
        for card in boards.read_cards(self.desk, [contact_id]):
            self.board.take_out(contact_id, until)
            stage = Stage(card.stage)
            self.board.put_in(card, stage, stands_at(self.desk, contact_id, self.board.cursor.columns[stage]), until)
        self.infoview.update_status()

    def show_changed(self, contact_ids: Sequence[int]) -> None:
        """Read again the columns that some contacts have left and come to, and nothing else."""
        changed = set(contact_ids)
        columns = self.board.cursor.columns
        stages = {stage for stage in Stage if changed & set(columns[stage])}
        stages |= {Stage(card.stage) for card in boards.read_cards(self.desk, contact_ids)}
        for stage in stages:
            order = boards.read_column(
                self.desk, stage, self.filter_text, self.sort, now=self.now(), zone=self.infoview.zone
            )
            self.board.show_column(stage, order, contact_ids)
        self.infoview.update_status()

    def on_board_pointer_opened(self, message: BoardView.Opened) -> None:
        """Open the card that was double-clicked."""
        self.open_contact(message.contact_id)

    def on_board_pointer_dropped(self, message: BoardView.Dropped) -> None:
        """Move what was dragged, as carrying it does."""
        if len(message.contact_ids) == 1:
            self.move_to(message.contact_ids[0], message.stage)
        else:
            self.move_many(message.contact_ids, message.stage)

    def on_board_moves_moved(self) -> None:
        """Let the side panel follow the cursor."""
        self._show_gist()

    def action_peek(self) -> None:
        """Show or hide the gist of the contact under the cursor beside the board."""
        from infoview_tui.ui.board.peek import Peek

        if self.query(Peek):
            self.query(Peek).remove()
        else:
            self.mount(Peek(), after=self.board)
            self._show_gist()

    def _show_gist(self) -> None:
        for peek in self.query("Peek"):
            from infoview_tui.services.board.summary import read_gist
            from infoview_tui.ui.board.peek import Peek

            if isinstance(peek, Peek):
                with self.telling():
                    gist = None if self.board.current is None else read_gist(self.desk, self.board.current)
                    peek.show(gist, self.now(), self.infoview.zone)

    def action_cursor(self, columns: int, rows: int) -> None:
        """Move the cursor."""
        self.board.move(columns, rows)

    def action_page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self.board.page(by)

    def action_end(self, to: int) -> None:
        """Move the cursor to the first or last card of its column."""
        self.board.move_to(0 if to < 0 else len(self.board.cursor.ids) - 1)

    def action_open(self) -> None:
        """Open the contact under the cursor; with some selected, ask what is to be done with them."""
        if self.board.cursor.selected:
            self.ask_what_to_do()
        elif self.board.current is not None:
            self.open_contact(self.board.current)

    def action_carry(self, by: int) -> None:
        """Carry the card under the cursor, or all that are selected, to the next column; undone as one."""
        number = self.board.cursor.column + by
        if not 0 <= number < len(self.board.cursor.stages):
            return
        stage = self.board.cursor.stages[number]
        if self.board.cursor.selected:
            self.carry_selected(stage)
        elif self.board.current is not None:
            self.move_to(self.board.current, stage)

    def action_place(self, by: int) -> None:
        """Move the card by hand among those of its column that have no date."""
        from infoview_tui.services.board.manual_placement import place_by_hand

        contact_id = self.board.current
        if contact_id is None:
            return
        if self.sort is not Sort.URGENCY:
            self.say("By hand one sorts in the order by urgency: o chooses it.")
            return
        with self.telling():
            if place_by_hand(self.desk, contact_id, by, self.now()):
                self.moved(contact_id)
            else:
                self.say("This card stands by its date; what has none is sorted by hand.")

    def action_toggle_closed(self) -> None:
        """Show or hide the closed contacts."""
        shown = Stage.CLOSED not in self.board.cursor.stages
        self.board.show_closed(shown)
        self.say("Closed is shown, right of In touch." if shown else "Closed is off the board.")

    def action_clear(self) -> None:
        """Let go of a drag, else of the selection, else of the filter, else of the side panel."""
        if self.board.is_dragging:
            self.board.cancel_drag()
        elif self.board.cursor.selected:
            self.board.clear_selection()
        elif self.filter_text or self.query("#filter"):
            self.clear_filter()
            self.reload()
            self.board.focus()
        else:
            self.query("Peek").remove()
