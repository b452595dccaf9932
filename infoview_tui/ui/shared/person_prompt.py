"""Asks for a person in one line; if that may be a contact already, asks which one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from infoview_tui.services.contacts.duplicates import Duplicate
    from infoview_tui.services.contacts.form import ContactForm

MAX_SHOWN_DUPLICATES = 3
"""How many contacts who may be the person named are shown, the most likely first."""

_NEW = 0
"""The choice of a new contact instead of a duplicate; no contact has this id."""


class PersonPrompt:
    """Asks for a person, and calls *save* with their details and, if they are a contact already, the id.

    *exclude_id* is the contact who named the person.
    """

    def __init__(
        self,
        screen: InfoviewScreen,
        title: str,
        save: Callable[[ContactForm, int | None], None],
        *,
        exclude_id: int,
    ) -> None:
        """Ask on a screen, under a title."""
        self.screen = screen
        self.title = title
        self.save = save
        self.exclude_id = exclude_id

    def ask(self, typed: str = "") -> None:
        """Ask for the line, which may have been typed before."""
        from infoview_tui.services.contacts.duplicates import find_duplicates
        from infoview_tui.services.contacts.quick_add import parse_quick_add
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def answered(line: str | None) -> None:
            if line is None or not line.strip():
                return
            with self.screen.reporting_errors():
                form = parse_quick_add(self.screen.workspace, line).form
                found = [one for one in find_duplicates(self.screen.workspace, form) if one.id != self.exclude_id]
                if not form.name:
                    self.screen.context.show_notification("Enter the name of a person.", error=True)
                    self.ask(line)
                elif found:
                    self._ask_which(line, form, found[:MAX_SHOWN_DUPLICATES])
                else:
                    self.save(form, None)

        hint = "Priya Shah, designer at Figma priya@example.org"
        self.screen.app.push_screen(PromptDialog(self.title, typed, hint=hint, is_unsaved=bool(typed)), answered)

    def _ask_which(self, line: str, form: ContactForm, duplicates: Sequence[Duplicate]) -> None:
        """Ask whether the person named is one of the contacts; without an answer, ask for the name again."""
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
        from infoview_tui.ui.shared.widgets.row_list import Row

        def chosen(existing_id: object) -> None:
            if existing_id is None:
                self.ask(line)
            else:
                self.save(form, existing_id if isinstance(existing_id, int) and existing_id else None)

        rows = []
        for found in duplicates:
            where = f" · {found.organization}" if found.organization else ""
            rows.append(Row(found.id, assemble(plain(found.name), f"{where}\n", (found.reason, "$text-muted"))))
        rows.append(Row(_NEW, plain(f"No, add {form.name} as a new contact")))
        self.screen.app.push_screen(ChooseDialog("Do you mean one of these?", rows), chosen)
