"""Screen of the warmest way in: who could introduce the user to a contact, or at an organization (R3, R5)."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.labels import format_role
from infoview_tui.domain.message_targets import MessageTarget
from infoview_tui.errors import NotFoundError
from infoview_tui.services import introductions
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.introductions.queries import AskRow, list_affiliations
from infoview_tui.services.introductions.ways import WaysIn, find_ways_to_contact, find_ways_to_organization
from infoview_tui.ui.introductions.rows import LABEL_WIDTH, AskKey, IntroductionRows, Past, PastKey, WayKey
from infoview_tui.ui.shared.bindings import BACK, INTRODUCTIONS
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.shared.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from infoview_tui.domain.introductions import Way

_ENTER_LABELS: dict[type, str] = {WayKey: "Open", AskKey: "Outcome", PastKey: "Edit"}
"""What enter does with a row, by the type of its key."""


class IntroductionsScreen(InfoviewScreen):
    """The ways to a contact or an organization; each can be asked for at once, and its outcome recorded."""

    BINDINGS = [*INTRODUCTIONS, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Introductions", "In a list")

    def __init__(self, *, contact_id: int | None = None, organization_id: int | None = None) -> None:
        """Set the target: a contact, or else an organization."""
        super().__init__()
        self.contact_id = contact_id
        self.organization_id = organization_id
        self.ways: WaysIn | None = None
        target = f"way:{contact_id}" if contact_id is not None else f"way-organization:{organization_id}"
        self.place = ScreenPlace(ListCursor(self), own_name=lambda: target)

    def compose_body(self) -> ComposeResult:
        """Compose the target and the list."""
        yield Static(id="who")
        yield RowList(label_width=LABEL_WIDTH)

    def load(self) -> None:
        """Read and show the ways; if the target was deleted, show a message and go back."""
        try:
            self.ways = self._read_ways()
        except NotFoundError as error:
            self.context.show_notification(str(error), error=True)
            self.ways = None
            if self.is_current:
                self.action_back()
            return
        target = self.ways.target
        self.query_one(TopBar).title = f"The way to {target.contact or target.organization}"
        self.query_one("#who", Static).update(self._format_header())
        rows = IntroductionRows(self.ways, self._read_pasts(), self.now(), self.zone).build()
        shown = self.query_one(RowList)
        first = next((row.key for row in rows if isinstance(row.key, WayKey)), None)
        shown.show(rows, cursor_to=first if not shown.rows else None)

    def _read_ways(self) -> WaysIn:
        if self.contact_id is not None:
            return find_ways_to_contact(self.workspace, self.contact_id, self.now())
        return find_ways_to_organization(self.workspace, self.organization_id or 0, self.now())

    def _format_header(self) -> Content:
        if self.ways is None:
            return Content("")
        target = self.ways.target
        if target.contact_id is None:
            return assemble((target.organization, "bold"), ("  who could introduce you there", "$text-muted"))
        contact = read_contact(self.workspace, target.contact_id)
        role = format_role(contact.title, contact.organization)
        return assemble((contact.name, "bold"), (f"  {role}" if role else "", "$text-muted"))

    def _read_pasts(self) -> list[Past]:
        """Return the former employers and schools of the target and of the user."""
        pasts = [Past(None, "You", list_affiliations(self.workspace, None))]
        if self.contact_id is not None and self.ways is not None:
            lines = list_affiliations(self.workspace, self.contact_id)
            pasts.insert(0, Past(self.contact_id, self.ways.target.contact, lines))
        return pasts

    # The row under the cursor

    @property
    def _key(self) -> Hashable | None:
        return self.query_one(RowList).cursor_key

    def _get_way(self, contact_id: int) -> Way | None:
        ways = (*self.ways.found.ways, *self.ways.found.unclear) if self.ways else ()
        return next((way for way in ways if way.first.contact_id == contact_id), None)

    def _get_ask(self) -> AskRow | None:
        """Return the ask under the cursor, or the open one of the person under the cursor."""
        key = self._key
        for ask in self.ways.asks if self.ways else ():
            is_theirs = isinstance(key, WayKey) and ask.contact_id == key.contact_id and ask.answered_at is None
            if is_theirs or key == AskKey(ask.id):
                return ask
        return None

    def _get_contact(self) -> tuple[int, str] | None:
        """Return the id and name of the person under the cursor."""
        key = self._key
        if isinstance(key, WayKey) and (way := self._get_way(key.contact_id)) is not None:
            return way.first.contact_id, way.first.name
        ask = self._get_ask()
        return (ask.contact_id, ask.contact) if ask is not None else None

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Name in the footer what enter does with the row."""
        label = _ENTER_LABELS.get(type(message.key), "")
        if label != message.row_list.enter_label:
            message.row_list.enter_label = label
            self.query_one(KeyFooter).refresh()

    def on_row_list_selected(self) -> None:
        """Open the contact, record the outcome, or edit the former employers and schools."""
        key = self._key
        if isinstance(key, WayKey):
            self.navigation.open_contact(key.contact_id)
        elif isinstance(key, AskKey):
            self.action_record_answer()
        elif isinstance(key, PastKey):
            self.navigation.edit_affiliations(key.contact_id)

    # Actions

    def action_write_message(self) -> None:
        """Write the request for an introduction to the person under the cursor."""
        contact = self._get_contact()
        if contact is None or self.ways is None:
            self.show_status("Move to a person to ask first.")
            return
        wanted = self.ways.target
        target = (
            MessageTarget.person(wanted.contact, wanted.organization)
            if wanted.contact
            else MessageTarget.organization(wanted.organization)
        )
        self.navigation.open_message(contact[0], MessageKind.INTRODUCTION, target=target)

    def action_record_answer(self) -> None:
        """Record what came of the ask under the cursor."""
        from infoview_tui.ui.shared.ask_outcomes import ask_for_outcome

        ask = self._get_ask()
        if ask is None:
            self.show_status("Nobody was asked here. Press m to write to the person, or a if you asked in another way.")
        else:
            ask_for_outcome(self, ask)

    def action_add_ask(self) -> None:
        """Record that somebody was asked in another way, such as at lunch."""
        if self.ways is None or not self.ways.target.organization:
            self.show_status("Asks are about an organization, and none is set here.")
            return
        contact = self._get_contact()
        self._ask_who_was_asked(contact[1] if contact else "", self.ways.target.organization)

    def _ask_who_was_asked(self, typed: str, organization: str) -> None:
        from infoview_tui.services.contacts.resolve_contact import find_contact_names, resolve_contact
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def describe(text: str) -> str:
            if not text.strip():
                return "The name of a contact"
            names = find_contact_names(self.workspace, text)
            found = resolve_contact(names, text)
            return found.name if found else "No contact has this name." if not names else "Type more of the name."

        def answered(text: str | None) -> None:
            if text is None or not text.strip():
                return
            found = resolve_contact(find_contact_names(self.workspace, text), text)
            if found is None:
                self.context.show_notification("Enter the name of one of your contacts.", error=True)
                self._ask_who_was_asked(text, organization)
                return
            with self.reporting_errors():
                ask_id = introductions.asks.add_ask(self.workspace, found.id, organization, self.now())
                self.reload()
                self.query_one(RowList).show(self.query_one(RowList).rows, cursor_to=AskKey(ask_id))
                self.show_status(f"Recorded that you asked {found.name}. u undoes it.")

        self.app.push_screen(PromptDialog(f"Who did you ask about {organization}?", typed, describe=describe), answered)

    def action_edit(self) -> None:
        """Edit the former employers and schools of the person under the cursor, or of the target."""
        key = self._key
        contact = self._get_contact()
        if isinstance(key, PastKey):
            self.navigation.edit_affiliations(key.contact_id)
        elif contact is not None:
            self.navigation.edit_affiliations(contact[0])
        else:
            self.navigation.edit_affiliations(self.contact_id)

    def action_remove_row(self) -> None:
        """Remove the ask under the cursor."""
        key = self._key
        if not isinstance(key, AskKey):
            self.show_status("Only what was asked can be removed.")
            return
        with self.reporting_errors():
            introductions.asks.delete_ask(self.workspace, key.ask_id, self.now())
            self.reload()
            self.show_status("Removed the ask. u undoes it.")
