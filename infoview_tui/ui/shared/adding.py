"""Adding contacts: quick add in one line, and the full form. The same on every screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from infoview_tui.services import contacts, drafts

if TYPE_CHECKING:
    from collections.abc import Callable

    from infoview_tui.services.contacts.form import ContactForm
    from infoview_tui.ui.shared.contact_actions import ContactActions
    from infoview_tui.ui.shared.dialogs.quick_add import QuickAddResult


class AddingActions:
    """Adds contacts to a screen."""

    def __init__(self, contact_actions: ContactActions, on_added: Callable[[int], object] | None = None) -> None:
        """*on_added* shows a new contact; without it, the screen reloads and names the contact."""
        self.screen = contact_actions.screen
        self._contact_actions = contact_actions
        self._on_added = on_added or self._show_added
        self.draft_line = ""
        """Unfinished quick-add line; it is restored when quick add is opened again."""
        self.waiting_lines: tuple[str, ...] = ()
        """Pasted lines that come after the unfinished one."""

    def action_new(self) -> None:
        """Open quick add; tab there opens the full form."""
        from infoview_tui.services.contacts.duplicates import find_duplicates
        from infoview_tui.services.contacts.quick_add import parse_quick_add
        from infoview_tui.ui.shared.dialogs.quick_add import QuickAddDialog

        parse, find = partial(parse_quick_add, self.screen.workspace), partial(find_duplicates, self.screen.workspace)
        self.screen.app.push_screen(
            QuickAddDialog(parse, find, self.draft_line, self.waiting_lines), self._quick_add_answered
        )

    def _show_added(self, contact_id: int) -> None:
        from infoview_tui.services.contacts.queries import read_contact_form

        self.screen.reload()
        self.screen.show_status(f"Added {read_contact_form(self.screen.workspace, contact_id).name}. u undoes it.")

    def _quick_add_answered(self, answer: QuickAddResult | None) -> None:
        from infoview_tui.ui.shared.dialogs.quick_add import QuickAddAction

        if answer is None:
            return
        self.draft_line = answer.line if answer.action is not QuickAddAction.ADD else ""
        self.waiting_lines = answer.waiting
        if answer.action is QuickAddAction.OPEN_FORM:
            self._contact_actions.open_contact_form(answer.parsed.form, "New contact", self._add_from_form)
            return
        if answer.action is QuickAddAction.LEAVE and answer.line:
            is_block = bool(answer.waiting)
            self.screen.show_status(
                "Lines saved. n restores them." if is_block else "Line saved. Press n to restore it."
            )
        with self.screen.reporting_errors():
            if answer.action is QuickAddAction.ADD:
                others = answer.different_from
                added = contacts.commands.add_contact(
                    self.screen.workspace, answer.parsed.form, self.screen.now(), different_from=others
                )
                self._on_added(added)
                if others:
                    self.screen.show_status("Added as a different person. u undoes it.")
            elif answer.action is QuickAddAction.MERGE and answer.merge_into_id is not None:
                result = contacts.contact_merge.merge_form_into_contact(
                    self.screen.workspace, answer.merge_into_id, answer.parsed.form, self.screen.now()
                )
                self._on_added(answer.merge_into_id)
                self.draft_line = ""
                self.screen.show_status(f"{result} u undoes it.")
            self.screen.context.update_top_bar()
            self._add_next()
            return
        self.draft_line = answer.line
        self.action_new()  # saving failed: open quick add again with the line

    def _add_next(self) -> None:
        """Open quick add with the next pasted line."""
        if self.waiting_lines and not self.draft_line:
            self.draft_line, *others = self.waiting_lines
            self.waiting_lines = tuple(others)
            self.action_new()

    def _add_from_form(self, form: ContactForm) -> None:
        """Add a contact from the full form, and discard the quick-add line."""
        from infoview_tui.ui.shared.dialogs.quick_add import QUICK_ADD_KEY

        added = contacts.commands.add_contact(self.screen.workspace, form, self.screen.now())
        self.draft_line = ""
        drafts.commands.clear_dialog_draft(self.screen.workspace, QUICK_ADD_KEY)
        self._on_added(added)
        self._add_next()
