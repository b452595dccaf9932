"""The board with several cards at once: select them, then move, tag, close or delete them as one deed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from infoview_tui.domain.vocabulary import Stage
from infoview_tui.ui.screens.board_errands import BoardErrands

if TYPE_CHECKING:
    from infoview_tui.ui.modals.selection_menu import SelectionWish


class BoardMany(BoardErrands):
    """What the board does with the cards that are selected. One undo takes all of it back."""

    def action_select(self) -> None:
        """Select the card under the cursor, or no longer."""
        self.board.toggle()

    def action_select_range(self) -> None:
        """Select from where the last selection began to the cursor."""
        self.board.select_range()

    def action_delete(self) -> None:
        """Delete the contact under the cursor, or all that are selected; undo brings them back."""
        from infoview_tui.services.selection import delete_contacts

        self._with_all(lambda ids: delete_contacts(self.desk, ids, self.now()))

    def move_many(self, contact_ids: Sequence[int], stage: Stage) -> None:
        """Move several contacts to a stage, each with what follows from it."""
        from infoview_tui.services.selection import move_contacts

        self._with_all(lambda _: move_contacts(self.desk, contact_ids, stage, self.now()))

    def ask_what_to_do(self) -> None:
        """Ask what is to be done with the cards that are selected."""
        from infoview_tui.ui.modals.selection_menu import SelectionScreen

        self.app.push_screen(SelectionScreen(len(self.board.cursor.selected)), self._wished)

    def _wished(self, wish: SelectionWish | None) -> None:
        from infoview_tui.services.selection import add_path, tag_contacts
        from infoview_tui.ui.modals.selection_menu import Deed

        if wish is None:
            return
        if wish.deed is Deed.DELETE:
            self.action_delete()
        elif wish.deed is Deed.TAG:
            self._ask_for("tag", lambda ids, tag: tag_contacts(self.desk, ids, tag, self.now()))
        elif wish.deed is Deed.PATH:
            self._ask_for("path", lambda ids, path: add_path(self.desk, ids, path, self.now()))
        else:
            self.move_many(self.board.cursor.meant(), wish.stage or Stage.CLOSED)

    def _ask_for(self, kind: str, deed: Callable[[list[int], str], str]) -> None:
        from infoview_tui.services.filtering import filter_words
        from infoview_tui.ui.modals.label import LabelScreen

        def named(name: str | None) -> None:
            if name:
                self._with_all(lambda ids: deed(ids, name))

        with self.telling():
            known = filter_words(self.desk).get(kind, [])
            title = f"Which {kind} for {len(self.board.cursor.selected)} contacts?"
            self.app.push_screen(LabelScreen(title, known, kind=kind), named)

    def _with_all(self, deed: Callable[[list[int]], str]) -> None:
        """Do something with all that are meant, say what was done, and show it."""
        ids = self.board.cursor.meant()
        if not ids:
            return
        with self.telling():
            said = deed(ids)
            self.board.clear_selection()
            self.say(f"{said} u undoes it.")
        self.reload()
