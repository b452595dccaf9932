"""Bulk actions on the board: select cards, then move, tag, close, merge, or delete them in one undo step."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.labels import format_count
from infoview_tui.services import board, contacts
from infoview_tui.services.board.queries import read_cards
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.contact_actions import ContactActionsScreen
from infoview_tui.ui.shared.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.binding import Binding

    from infoview_tui.services.core.workspace import Workspace
    from infoview_tui.ui.board.selection_menu import SelectionResult
    from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog


KEY_NAMES_WITH_SELECTION = {
    "board.clear": "Clear",
    "board.carry_right": "Move on",
    "board.carry_left": "Move back",
    "board.select": "Select",
    "board.select_range": "Select range",
}
"""Keys shown while cards are selected, with their names then. Enter is named separately, with the count."""

KEYS_ONLY_WITH_SELECTION = {"board.clear", "board.carry_left", "board.select_range"}
"""Keys in the footer only while cards are selected. Help always shows them."""


class BoardBulkActions(ContactActionsScreen):
    """Actions on the selected cards; each is one undo step.

    Moved cards stay selected, so that they can be moved again; all other actions clear the selection.
    """

    selected_count = 0
    """Number of selected cards, as shown in the top bar and the footer."""

    @property
    def board(self) -> BoardView:
        """The board widget."""
        return self.query_one(BoardView)

    def read_cursor(self) -> str:
        """Return the card under the cursor, and the selected ones."""
        return json.dumps([self.board.current_contact_id, sorted(self.board.cursor.selected_ids)])

    def go_to_cursor(self, place: str) -> bool:
        """Go to a card and select others; all of them must be on the board."""
        current, selected = json.loads(place)
        shown = {contact for ids in self.board.cursor.columns.values() for contact in ids}
        if not shown.issuperset([*selected, *([current] if current else [])]):
            return False
        self.board.select(selected)
        return current is None or self.board.go_to(current)

    def on_board_movement_selection_changed(self, message: BoardView.SelectionChanged) -> None:
        """Update the top bar and the footer."""
        self.selected_count = message.count
        self.query_one(TopBar).title = f"{self.selected_count:,} selected" if self.selected_count else ""
        self.refresh_bindings()

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key; empty to hide it."""
        identity = binding.id or ""
        if not self.selected_count:
            return "" if identity in KEYS_ONLY_WITH_SELECTION else binding.description
        return (
            f"Actions ({self.selected_count:,})"
            if identity == "board.open"
            else KEY_NAMES_WITH_SELECTION.get(identity, "")
        )

    def action_select(self) -> None:
        """Toggle the selection of the card under the cursor."""
        self.board.toggle_selected()

    def action_select_range(self) -> None:
        """Select the cards from the last selected one to the cursor."""
        self.board.select_range()

    def action_delete(self) -> None:
        """Delete the contact under the cursor, or ask whether to delete the selected ones."""
        from infoview_tui.ui.shared.content import plain
        from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

        def delete(yes: bool | None) -> None:
            if yes:
                self._run_on_selected(lambda ids: board.bulk.delete_contacts(self.workspace, ids, self.now()))

        count = len(self.board.cursor.target_contacts())
        if count <= 1:
            delete(True)
            return
        question = f"Delete {count:,} contacts and everything about them?\nThey can be restored for 30 days."
        self.app.push_screen(ConfirmDialog(plain(question), yes_label="Delete them", no_label="Cancel"), delete)

    def move_contacts(self, contact_ids: Sequence[int], stage: Stage) -> None:
        """Move contacts to a stage, with its follow-up actions. They stay selected if their new column is visible."""
        is_visible = stage in self.board.cursor.stages
        self._run_on_selected(
            lambda _: board.bulk.move_contacts(self.workspace, contact_ids, stage, self.now()),
            clear_selection=not is_visible,
        )

    def move_selected(self, stage: Stage) -> None:
        """Move the selected contacts to a stage, and the cursor with them, so that the next key moves them again."""
        moved = self.board.cursor.target_contacts()
        self.move_contacts(moved, stage)
        if self.board.current_contact_id not in moved:
            self.board.go_to(moved[0])

    def open_bulk_menu(self) -> None:
        """Open the menu of actions on the selected cards."""
        from infoview_tui.services.contacts.duplicates import are_distinct
        from infoview_tui.ui.board.selection_menu import SelectionMenuDialog

        ids = self.board.cursor.target_contacts()
        target, is_distinct = "", False
        if len(ids) == 2:
            (card,) = read_cards(self.workspace, [self._merge_target(ids)])
            target, is_distinct = card.name, are_distinct(self.workspace, *ids)
        menu = SelectionMenuDialog(len(ids), merge_target=target, is_distinct=is_distinct)
        self.app.push_screen(menu, self._bulk_menu_answered)

    def _merge_target(self, ids: Sequence[int]) -> int:
        """Return the selected contact that the other is merged into: the one under the cursor, else the first."""
        return next((contact_id for contact_id in ids if contact_id == self.board.current_contact_id), ids[0])

    def _bulk_menu_answered(self, answer: SelectionResult | None) -> None:
        from infoview_tui.services.contacts.queries import list_paths, list_tags
        from infoview_tui.ui.board.selection_menu import BulkAction

        if answer is None:
            return
        if answer.action is BulkAction.DELETE:
            self.action_delete()
        elif answer.action is BulkAction.MERGE:
            self._run_on_selected(self._merge)
        elif answer.action is BulkAction.DIFFERENT:
            self._run_on_selected(self._mark_distinct)
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

    def _merge(self, ids: Sequence[int]) -> str:
        target = self._merge_target(ids)
        (source,) = (contact_id for contact_id in ids if contact_id != target)
        return contacts.contact_merge.merge_contacts(self.workspace, target, source, self.now())

    def _mark_distinct(self, ids: Sequence[int]) -> str:
        one, other = ids
        return contacts.distinct.mark_distinct(self.workspace, one, other, self.now())

    def _ask_for_tag_or_path(
        self, kind: str, list_known: Callable[[Workspace], list[str]], command: Callable[[list[int], str], str]
    ) -> None:
        """Ask for an existing or a new tag or path, and add it to the selected contacts."""
        from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog

        with self.reporting_errors():
            title = f"Which {kind} for {format_count(len(self.board.cursor.selected_ids), 'contact')}?"
            self._open_tag_or_path_dialog(TagOrPathDialog(title, list_known(self.workspace), kind=kind), command)

    def _ask_for_tag_to_remove(self) -> None:
        """Ask for one of the tags of the selected contacts, and remove it from them."""
        from infoview_tui.services.contacts.queries import list_tags_of
        from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog

        with self.reporting_errors():
            tags = list_tags_of(self.workspace, self.board.cursor.target_contacts())
            if not tags:
                self.show_status("None of these contacts has a tag.")
                return
            title = f"Remove which tag from {format_count(len(self.board.cursor.selected_ids), 'contact')}?"
            screen = TagOrPathDialog(title, tags, allow_new=False)
            self._open_tag_or_path_dialog(
                screen, lambda ids, tag: board.bulk.untag_contacts(self.workspace, ids, tag, self.now())
            )

    def _open_tag_or_path_dialog(self, dialog: TagOrPathDialog, command: Callable[[list[int], str], str]) -> None:
        def named(name: str | None) -> None:
            if name:
                self._run_on_selected(lambda ids: command(ids, name))

        self.app.push_screen(dialog, named)

    def _run_on_selected(self, command: Callable[[list[int]], str], *, clear_selection: bool = True) -> None:
        """Run a command on the target contacts, show its result, and reload."""
        ids = self.board.cursor.target_contacts()
        if not ids:
            return
        with self.reporting_errors():
            result = command(ids)
            if clear_selection:
                self.board.clear_selection()
            self.show_status(f"{result} u undoes it.")
        self.reload()
