"""The board's adding: one line that says who it is, and likely doubles shown before they are made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from infoview_tui.ui.board.base import BoardErrands

if TYPE_CHECKING:
    from infoview_tui.services.contacts.contacts import ContactForm
    from infoview_tui.ui.board.quick_add import QuickAddAnswer


class BoardAdding(BoardErrands):
    """What makes new cards."""

    unfinished_line = ""
    """A line of the quick add that was left; it is given back when that is opened again."""

    def action_new(self) -> None:
        """Add a contact by one line; tab there opens the full form."""
        from infoview_tui.services.contacts.duplicates import find_duplicates
        from infoview_tui.services.contacts.quick_add import understand
        from infoview_tui.ui.board.quick_add import QuickAddScreen

        understanding, doubles = partial(understand, self.desk), partial(find_duplicates, self.desk)
        self.app.push_screen(QuickAddScreen(understanding, doubles, self.unfinished_line), self._quick_add_answered)

    def _quick_add_answered(self, answer: QuickAddAnswer | None) -> None:
        from infoview_tui.services.contacts.contacts import add_contact
        from infoview_tui.services.contacts.duplicates import merge_form
        from infoview_tui.ui.board.quick_add import Wish

        if answer is None:
            return
        self.unfinished_line = answer.line if answer.wish is not Wish.ADD else ""
        if answer.wish is Wish.FORM:
            self._fill_in(answer.quick.form, "New contact", self._add_filled)
            return
        if answer.wish is Wish.LEAVE and answer.line:
            self.say("The line is kept: n gives it back.")
        with self.telling():
            if answer.wish is Wish.ADD:
                self.added(add_contact(self.desk, answer.quick.form, self.now()))
            elif answer.wish is Wish.MERGE and answer.merge_into is not None:
                said = merge_form(self.desk, answer.merge_into, answer.quick.form, self.now())
                self.added(answer.merge_into)
                self.unfinished_line = ""
                self.say(f"{said} u undoes it.")
            self.infoview.update_status()
            return
        self.unfinished_line = answer.line
        self.action_new()  # it could not be kept: the line stays on the screen

    def _add_filled(self, form: ContactForm) -> None:
        """Add what was filled in; only now the line that it began with is done with."""
        from infoview_tui.services.contacts.contacts import add_contact

        added = add_contact(self.desk, form, self.now())
        self.unfinished_line = ""
        self.added(added)
