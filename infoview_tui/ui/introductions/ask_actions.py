"""Asks for introductions: writing to the person, recording that they were asked, and what came of it (R3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.message_targets import MessageTarget
from infoview_tui.services import introductions
from infoview_tui.ui.introductions.rows import AskKey, PastKey
from infoview_tui.ui.shared.validators import Understood
from infoview_tui.ui.shared.widgets.row_list import RowList

if TYPE_CHECKING:
    from infoview_tui.services.contacts.queries import NamedRow
    from infoview_tui.ui.introductions.current_way import CurrentWay
    from infoview_tui.ui.shared.screen import InfoviewScreen


class AskActions:
    """Acts on the person or the ask under the cursor."""

    def __init__(self, screen: InfoviewScreen, read_current: Callable[[], CurrentWay], contact_id: int | None) -> None:
        """*read_current* returns the row under the cursor; *contact_id* is the contact to reach, if it is one."""
        self._screen = screen
        self._read_current = read_current
        self._contact_id = contact_id

    def action_write_message(self) -> None:
        """Write the request for an introduction to the person under the cursor."""
        current = self._read_current()
        contact = current.contact
        if contact is None or current.ways is None:
            self._screen.show_status("Move to a person to ask first.")
            return
        wanted = current.ways.target
        target = (
            MessageTarget.person(wanted.contact, wanted.organization)
            if wanted.contact
            else MessageTarget.organization(wanted.organization)
        )
        self._screen.navigation.open_message(contact[0], MessageKind.INTRODUCTION, target=target)

    def action_record_answer(self) -> None:
        """Record what came of the ask under the cursor."""
        from infoview_tui.ui.shared.ask_outcomes import ask_for_outcome

        ask = self._read_current().ask
        if ask is None:
            self._screen.show_status(
                "Nobody was asked here. Press m to write to the person, or a if you asked in another way."
            )
        else:
            ask_for_outcome(self._screen, ask)

    def action_add_ask(self) -> None:
        """Record that somebody was asked in another way, such as at lunch."""
        current = self._read_current()
        if current.ways is None or not current.ways.target.organization:
            self._screen.show_status("Asks are about an organization, and none is set here.")
            return
        contact = current.contact
        self._ask_who_was_asked(contact[1] if contact else "", current.ways.target.organization)

    def _ask_who_was_asked(self, typed: str, organization: str) -> None:
        from infoview_tui.services.contacts.resolve_contact import find_contact_names, resolve_contact
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def find(text: str) -> NamedRow | None:
            return resolve_contact(find_contact_names(self._screen.workspace, text), text)

        def describe(text: str) -> str:
            if not text.strip():
                return "The name of a contact"
            names = find_contact_names(self._screen.workspace, text)
            found = resolve_contact(names, text)
            return found.name if found else "No contact has this name." if not names else "Type more of the name."

        def answered(text: str | None) -> None:
            found = find(text) if text and text.strip() else None
            if found is None:
                return
            with self._screen.reporting_errors():
                ask_id = introductions.asks.add_ask(self._screen.workspace, found.id, organization, self._screen.now())
                self._screen.reload()
                self._screen.query_one(RowList).show(self._screen.query_one(RowList).rows, cursor_to=AskKey(ask_id))
                self._screen.show_status(f"Recorded that you asked {found.name}. u undoes it.")

        name = Understood(find, "Enter the name of one of your contacts.")
        title = f"Who did you ask about {organization}?"
        self._screen.app.push_screen(PromptDialog(title, typed, describe=describe, validator=name), answered)

    def action_edit(self) -> None:
        """Edit the former employers and schools of the person under the cursor, or of the target."""
        current = self._read_current()
        key, contact = current.key, current.contact
        if isinstance(key, PastKey):
            self._screen.navigation.edit_affiliations(key.contact_id)
        elif contact is not None:
            self._screen.navigation.edit_affiliations(contact[0])
        else:
            self._screen.navigation.edit_affiliations(self._contact_id)

    def action_remove_row(self) -> None:
        """Remove the ask under the cursor."""
        key = self._read_current().key
        if not isinstance(key, AskKey):
            self._screen.show_status("Only what was asked can be removed.")
            return
        with self._screen.reporting_errors():
            introductions.asks.delete_ask(self._screen.workspace, key.ask_id, self._screen.now())
            self._screen.reload()
            self._screen.show_status("Removed the ask. u undoes it.")
