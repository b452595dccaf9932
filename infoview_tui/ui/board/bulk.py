"""Bulk actions on the board: select cards, then move, tag, close, merge, or delete them in one undo step."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.labels import format_count
from infoview_tui.services import board, contacts
from infoview_tui.services.board.queries import read_cards

if TYPE_CHECKING:
    from textual.binding import Binding

    from infoview_tui.ui.board.cards import Cards
    from infoview_tui.ui.board.selection_menu import SelectionResult
    from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog
    from infoview_tui.ui.shared.host import ScreenHost


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


class BulkActions:
    """Actions on the selected cards; each is one undo step.

    Moved cards stay selected, so that they can be moved again; all other actions clear the selection.
    """

    def __init__(self, host: ScreenHost, cards: Cards) -> None:
        """Set the screen and its cards."""
        self._host = host
        self._cards = cards

    @property
    def selected_count(self) -> int:
        """The number of selected cards."""
        return len(self._cards.cursor.selected_ids)

    def read_cursor(self) -> str:
        """Return the card under the cursor, and the selected ones."""
        cursor = self._cards.cursor
        return json.dumps([cursor.contact_id, sorted(cursor.selected_ids)])

    def go_to_cursor(self, place: str) -> bool:
        """Go to a card and select others; all of them must be on the board."""
        current, selected = json.loads(place)
        shown = {contact for ids in self._cards.cursor.columns.values() for contact in ids}
        if not shown.issuperset([*selected, *([current] if current else [])]):
            return False
        self._cards.select(selected)
        return current is None or self._cards.go_to(current)

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
        self._cards.toggle_selected()

    def action_select_range(self) -> None:
        """Select the cards from the last selected one to the cursor."""
        self._cards.select_range()

    def action_delete(self) -> None:
        """Delete the contact under the cursor, or ask whether to delete the selected ones."""
        count = len(self._cards.cursor.target_contacts())
        if count <= 1:
            self._delete()
        else:
            self._host.start(self._ask_and_delete(count))

    async def _ask_and_delete(self, count: int) -> None:
        from infoview_tui.ui.shared.content import plain
        from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

        question = f"Delete {count:,} contacts and everything about them?\nThey can be restored for 30 days."
        if await self._host.wait_for(ConfirmDialog(plain(question), yes_label="Delete them", no_label="Cancel")):
            self._delete()

    def _delete(self) -> None:
        self._run(lambda ids: board.bulk.delete_contacts(self._host.workspace, ids, self._host.now()))

    def move_contacts(self, contact_ids: Sequence[int], stage: Stage) -> None:
        """Move contacts to a stage, with its follow-up actions. They stay selected if their new column is visible."""
        is_visible = stage in self._cards.cursor.stages
        self._run(
            lambda _: board.bulk.move_contacts(self._host.workspace, contact_ids, stage, self._host.now()),
            clear_selection=not is_visible,
        )

    def move_selected(self, stage: Stage) -> None:
        """Move the selected contacts to a stage, and the cursor with them, so that the next key moves them again."""
        moved = self._cards.cursor.target_contacts()
        self.move_contacts(moved, stage)
        if self._cards.current_contact_id not in moved:
            self._cards.go_to(moved[0])

    def open_menu(self) -> None:
        """Open the menu of actions on the selected cards, and run the chosen one."""
        self._host.start(self._ask_and_run())

    async def _ask_and_run(self) -> None:
        from infoview_tui.services.contacts.duplicates import are_distinct
        from infoview_tui.ui.board.selection_menu import SelectionMenuDialog

        ids = self._cards.cursor.target_contacts()
        target, is_distinct = "", False
        if len(ids) == 2:
            (card,) = read_cards(self._host.workspace, [self._merge_target(ids)])
            target, is_distinct = card.name, are_distinct(self._host.workspace, *ids)
        menu = SelectionMenuDialog(len(ids), merge_target=target, is_distinct=is_distinct)
        answer = await self._host.wait_for(menu)
        if answer is not None:
            await self._run_chosen(answer)

    async def _run_chosen(self, answer: SelectionResult) -> None:
        from infoview_tui.ui.board.selection_menu import BulkAction

        match answer.action:
            case BulkAction.DELETE:
                self.action_delete()
            case BulkAction.MERGE:
                self._run(self._merge)
            case BulkAction.DIFFERENT:
                self._run(self._mark_distinct)
            case BulkAction.TAG:
                await self._add_tag()
            case BulkAction.UNTAG:
                await self._remove_tag()
            case BulkAction.PATH:
                await self._add_path()
            case _:
                self.move_contacts(self._cards.cursor.target_contacts(), answer.stage or Stage.CLOSED)

    def _merge_target(self, ids: Sequence[int]) -> int:
        """Return the selected contact that the other is merged into: the one under the cursor, else the first."""
        return next((contact_id for contact_id in ids if contact_id == self._cards.current_contact_id), ids[0])

    def _merge(self, ids: Sequence[int]) -> str:
        target = self._merge_target(ids)
        (source,) = (contact_id for contact_id in ids if contact_id != target)
        return contacts.contact_merge.merge_contacts(self._host.workspace, target, source, self._host.now())

    def _mark_distinct(self, ids: Sequence[int]) -> str:
        one, other = ids
        return contacts.distinct.mark_distinct(self._host.workspace, one, other, self._host.now())

    async def _add_tag(self) -> None:
        from infoview_tui.services.contacts.queries import list_tags
        from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog

        workspace = self._host.workspace
        await self._ask_for_name(
            TagOrPathDialog(f"Which tag for {self._count_text}?", list_tags(workspace), kind="tag"),
            lambda ids, tag: board.bulk.tag_contacts(workspace, ids, tag, self._host.now()),
        )

    async def _add_path(self) -> None:
        from infoview_tui.services.contacts.queries import list_paths
        from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog

        workspace = self._host.workspace
        await self._ask_for_name(
            TagOrPathDialog(f"Which path for {self._count_text}?", list_paths(workspace), kind="path"),
            lambda ids, path: board.bulk.add_path_to_contacts(workspace, ids, path, self._host.now()),
        )

    async def _remove_tag(self) -> None:
        """Ask for one of the tags of the selected contacts, and remove it from them."""
        from infoview_tui.services.contacts.queries import list_tags_of
        from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog

        workspace = self._host.workspace
        tags = list_tags_of(workspace, self._cards.cursor.target_contacts())
        if not tags:
            self._host.show_status("None of these contacts has a tag.")
            return
        await self._ask_for_name(
            TagOrPathDialog(f"Remove which tag from {self._count_text}?", tags, allow_new=False),
            lambda ids, tag: board.bulk.untag_contacts(workspace, ids, tag, self._host.now()),
        )

    @property
    def _count_text(self) -> str:
        return format_count(self.selected_count, "contact")

    async def _ask_for_name(self, dialog: TagOrPathDialog, command: Callable[[list[int], str], str]) -> None:
        name = await self._host.wait_for(dialog)
        if name:
            self._run(lambda ids: command(ids, name))

    def _run(self, command: Callable[[list[int]], str], *, clear_selection: bool = True) -> None:
        """Run a command on the target contacts, show its result, and reload."""
        ids = self._cards.cursor.target_contacts()
        if not ids:
            return
        with self._host.reporting_errors():
            result = command(ids)
            if clear_selection:
                self._cards.clear_selection()
            self._host.show_status(f"{result} u undoes it.")
        self._host.reload()
