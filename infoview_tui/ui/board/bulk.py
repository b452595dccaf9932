"""The board with several cards at once: select them, then move, tag, close or delete them as one deed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import Stage
from infoview_tui.ui.board.base import BoardErrands
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.binding import Binding

    from infoview_tui.services.core.workspace import Desk
    from infoview_tui.ui.board.selection_menu import SelectionWish
    from infoview_tui.ui.shared.dialogs.tag_or_path import LabelScreen


WITH_SELECTION = {
    "board.clear": "Let go",
    "board.carry_right": "Carry on",
    "board.carry_left": "Carry back",
    "board.select": "Select",
    "board.select_range": "Select up to here",
}
"""What is shown of the keys while cards are selected, and what they are called then; enter has the number besides."""

ONLY_WITH_SELECTION = {"board.clear", "board.carry_left", "board.select_range"}
"""Keys that help knows at all times, but that are shown only while cards are selected."""


def _contacts(number: int) -> str:
    return "1 contact" if number == 1 else f"{number:,} contacts"


class BoardMany(BoardErrands):
    """What the board does with the cards that are selected. One undo takes all of it back.

    Those that are moved stay selected, so that they can be carried on; all else lets go of them.
    """

    selected = 0
    """How many cards are selected, as the top bar and the keys say it."""

    def on_board_moves_selected(self, message: BoardView.Selected) -> None:
        """Say how many are selected, and what the keys do with them."""
        self.selected = message.number
        self.query_one(TopBar).title = f"{self.selected:,} selected" if self.selected else ""
        self.refresh_bindings()

    def name_of(self, binding: Binding) -> str:
        """Say in a word what a key does now; nothing where others matter more."""
        identity = binding.id or ""
        if not self.selected:
            return "" if identity in ONLY_WITH_SELECTION else binding.description
        return f"Do with {self.selected:,}…" if identity == "board.open" else WITH_SELECTION.get(identity, "")

    def action_select(self) -> None:
        """Select the card under the cursor, or no longer."""
        self.board.toggle()

    def action_select_range(self) -> None:
        """Select from where the last selection began to the cursor."""
        self.board.select_range()

    def action_delete(self) -> None:
        """Delete the contact under the cursor, or all that are selected; undo brings them back."""
        from infoview_tui.services.board.bulk import delete_contacts

        self._with_all(lambda ids: delete_contacts(self.desk, ids, self.now()))

    def move_many(self, contact_ids: Sequence[int], stage: Stage) -> None:
        """Move several contacts to a stage, with what follows from it; where they can be seen they stay selected."""
        from infoview_tui.services.board.bulk import move_contacts

        stays = stage in self.board.cursor.stages
        self._with_all(lambda _: move_contacts(self.desk, contact_ids, stage, self.now()), let_go=not stays)

    def carry_selected(self, stage: Stage) -> None:
        """Move all that are selected to a stage, and the cursor with them, so that the next key carries them on."""
        carried = self.board.cursor.meant()
        self.move_many(carried, stage)
        if self.board.current not in carried:
            self.board.go_to(carried[0])

    def ask_what_to_do(self) -> None:
        """Ask what is to be done with the cards that are selected."""
        from infoview_tui.ui.board.selection_menu import SelectionScreen

        self.app.push_screen(SelectionScreen(len(self.board.cursor.selected)), self._wished)

    def _wished(self, wish: SelectionWish | None) -> None:
        from infoview_tui.services.board.bulk import add_path, tag_contacts
        from infoview_tui.services.contacts.tagging import known_paths, known_tags
        from infoview_tui.ui.board.selection_menu import Deed

        if wish is None:
            return
        if wish.deed is Deed.DELETE:
            self.action_delete()
        elif wish.deed is Deed.TAG:
            self._ask_for("tag", known_tags, lambda ids, tag: tag_contacts(self.desk, ids, tag, self.now()))
        elif wish.deed is Deed.UNTAG:
            self._ask_which_to_take_off()
        elif wish.deed is Deed.PATH:
            self._ask_for("path", known_paths, lambda ids, path: add_path(self.desk, ids, path, self.now()))
        else:
            self.move_many(self.board.cursor.meant(), wish.stage or Stage.CLOSED)

    def _ask_for(self, kind: str, known: Callable[[Desk], list[str]], deed: Callable[[list[int], str], str]) -> None:
        """Ask for a tag or a path, one that is known or a new one, and give it to all."""
        from infoview_tui.ui.shared.dialogs.tag_or_path import LabelScreen

        with self.telling():
            title = f"Which {kind} for {_contacts(len(self.board.cursor.selected))}?"
            self._ask(LabelScreen(title, known(self.desk), kind=kind), deed)

    def _ask_which_to_take_off(self) -> None:
        """Ask which tag is to be taken off all; only those that one of them has can be."""
        from infoview_tui.services.board.bulk import untag_contacts
        from infoview_tui.services.contacts.tagging import tags_borne
        from infoview_tui.ui.shared.dialogs.tag_or_path import LabelScreen

        with self.telling():
            borne = tags_borne(self.desk, self.board.cursor.meant())
            if not borne:
                self.say("None of them has a tag.")
                return
            title = f"Which tag off {_contacts(len(self.board.cursor.selected))}?"
            screen = LabelScreen(title, borne, may_be_new=False)
            self._ask(screen, lambda ids, tag: untag_contacts(self.desk, ids, tag, self.now()))

    def _ask(self, screen: LabelScreen, deed: Callable[[list[int], str], str]) -> None:
        def named(name: str | None) -> None:
            if name:
                self._with_all(lambda ids: deed(ids, name))

        self.app.push_screen(screen, named)

    def _with_all(self, deed: Callable[[list[int]], str], *, let_go: bool = True) -> None:
        """Do something with all that are meant, say what was done, and show it."""
        ids = self.board.cursor.meant()
        if not ids:
            return
        with self.telling():
            said = deed(ids)
            if let_go:
                self.board.clear_selection()
            self.say(f"{said} u undoes it.")
        self.reload()
