"""The board with several cards at once: select them, then move, tag, close or delete them as one deed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.labels import format_count
from infoview_tui.services import board
from infoview_tui.ui.board.base import BoardScreenBase
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.binding import Binding

    from infoview_tui.services.core.workspace import Workspace
    from infoview_tui.ui.board.selection_menu import SelectionResult
    from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog


KEY_NAMES_WITH_SELECTION = {
    "board.clear": "Let go",
    "board.carry_right": "Carry on",
    "board.carry_left": "Carry back",
    "board.select": "Select",
    "board.select_range": "Select up to here",
}
"""What is shown of the keys while cards are selected, and what they are called then; enter has the number besides."""

KEYS_ONLY_WITH_SELECTION = {"board.clear", "board.carry_left", "board.select_range"}
"""Keys that help knows at all times, but that are shown only while cards are selected."""


class BoardBulkActions(BoardScreenBase):
    """What the board does with the cards that are selected. One undo takes all of it back.

    Those that are moved stay selected, so that they can be carried on; all else lets go of them.
    """

    selected_count = 0
    """How many cards are selected, as the top bar and the keys say it."""

    def on_board_movement_selection_changed(self, message: BoardView.SelectionChanged) -> None:
        """Say how many are selected, and what the keys do with them."""
        self.selected_count = message.count
        self.query_one(TopBar).title = f"{self.selected_count:,} selected" if self.selected_count else ""
        self.refresh_bindings()

    def key_name(self, binding: Binding) -> str:
        """Say in a word what a key does now; nothing where others matter more."""
        identity = binding.id or ""
        if not self.selected_count:
            return "" if identity in KEYS_ONLY_WITH_SELECTION else binding.description
        return (
            f"Do with {self.selected_count:,}…"
            if identity == "board.open"
            else KEY_NAMES_WITH_SELECTION.get(identity, "")
        )

    def action_select(self) -> None:
        """Select the card under the cursor, or no longer."""
        self.board.toggle_selected()

    def action_select_range(self) -> None:
        """Select from where the last selection began to the cursor."""
        self.board.select_range()

    def action_delete(self) -> None:
        """Delete the contact under the cursor, or all that are selected; undo brings them back."""
        self._run_on_selected(lambda ids: board.bulk.delete_contacts(self.workspace, ids, self.now()))

    def move_contacts(self, contact_ids: Sequence[int], stage: Stage) -> None:
        """Move several contacts to a stage, with what follows from it; where they can be seen they stay selected."""
        stays = stage in self.board.cursor.stages
        self._run_on_selected(
            lambda _: board.bulk.move_contacts(self.workspace, contact_ids, stage, self.now()),
            clear_selection=not stays,
        )

    def move_selected(self, stage: Stage) -> None:
        """Move all that are selected to a stage, and the cursor with them, so that the next key carries them on."""
        carried = self.board.cursor.target_contacts()
        self.move_contacts(carried, stage)
        if self.board.current_contact_id not in carried:
            self.board.go_to(carried[0])

    def open_bulk_menu(self) -> None:
        """Ask what is to be done with the cards that are selected."""
        from infoview_tui.ui.board.selection_menu import SelectionMenuDialog

        self.app.push_screen(SelectionMenuDialog(len(self.board.cursor.selected_ids)), self._bulk_menu_answered)

    def _bulk_menu_answered(self, answer: SelectionResult | None) -> None:
        from infoview_tui.services.contacts.queries import list_paths, list_tags
        from infoview_tui.ui.board.selection_menu import BulkAction

        if answer is None:
            return
        if answer.action is BulkAction.DELETE:
            self.action_delete()
        elif answer.action is BulkAction.TAG:
            self._ask_for_tag_or_path(
                "tag", list_tags, lambda ids, tag: board.bulk.tag_contacts(self.workspace, ids, tag, self.now())
            )
        elif answer.action is BulkAction.UNTAG:
            self._ask_for_tag_to_remove()
        elif answer.action is BulkAction.PATH:
            self._ask_for_tag_or_path(
                "path",
                list_paths,
                lambda ids, path: board.bulk.add_path_to_contacts(self.workspace, ids, path, self.now()),
            )
        else:
            self.move_contacts(self.board.cursor.target_contacts(), answer.stage or Stage.CLOSED)

    def _ask_for_tag_or_path(
        self, kind: str, list_known: Callable[[Workspace], list[str]], command: Callable[[list[int], str], str]
    ) -> None:
        """Ask for a tag or a path, one that is known or a new one, and give it to all."""
        from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog

        with self.reporting_errors():
            title = f"Which {kind} for {format_count(len(self.board.cursor.selected_ids), 'contact')}?"
            self._open_tag_or_path_dialog(TagOrPathDialog(title, list_known(self.workspace), kind=kind), command)

    def _ask_for_tag_to_remove(self) -> None:
        """Ask which tag is to be taken off all; only those that one of them has can be."""
        from infoview_tui.services.contacts.queries import list_tags_of
        from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog

        with self.reporting_errors():
            borne = list_tags_of(self.workspace, self.board.cursor.target_contacts())
            if not borne:
                self.show_status("None of them has a tag.")
                return
            title = f"Which tag off {format_count(len(self.board.cursor.selected_ids), 'contact')}?"
            screen = TagOrPathDialog(title, borne, allow_new=False)
            self._open_tag_or_path_dialog(
                screen, lambda ids, tag: board.bulk.untag_contacts(self.workspace, ids, tag, self.now())
            )

    def _open_tag_or_path_dialog(self, dialog: TagOrPathDialog, command: Callable[[list[int], str], str]) -> None:
        def named(name: str | None) -> None:
            if name:
                self._run_on_selected(lambda ids: command(ids, name))

        self.app.push_screen(dialog, named)

    def _run_on_selected(self, command: Callable[[list[int]], str], *, clear_selection: bool = True) -> None:
        """Do something with all that are meant, say what was done, and show it."""
        ids = self.board.cursor.target_contacts()
        if not ids:
            return
        with self.reporting_errors():
            said = command(ids)
            if clear_selection:
                self.board.clear_selection()
            self.show_status(f"{said} u undoes it.")
        self.reload()
