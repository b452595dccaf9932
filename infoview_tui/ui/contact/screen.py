"""Contact screen: actions on the contact and on the rows of the list (R16-R18, R36)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.research_subjects import Subject
from infoview_tui.services import contacts
from infoview_tui.ui.contact.research_actions import ContactResearch
from infoview_tui.ui.contact.row_actions import RowActions, name_enter
from infoview_tui.ui.contact.rows import PART
from infoview_tui.ui.contact.shown_items import ShownItems
from infoview_tui.ui.contact.stage_actions import StageActions
from infoview_tui.ui.contact.view import ContactPage
from infoview_tui.ui.shared.bindings import BACK, CONTACT, RESEARCH_ITEM
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.research_items import ResearchItems
from infoview_tui.ui.shared.research_lines import ResearchLines
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import Binding

    from infoview_tui.errors import NotFoundError
    from infoview_tui.ui.shared.widgets.row_list import RowList


class ContactScreen(InfoviewScreen):
    """The screen of one contact. Its parts show it, and act on its research, its rows, and its stage."""

    BINDINGS = [*CONTACT, *RESEARCH_ITEM, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Contact", "Research", "Research line", "In a list")

    def __init__(self, contact_id: int) -> None:
        """Set the contact."""
        super().__init__()
        self.contact_id = contact_id
        subject = Subject.contact(contact_id)
        self.page = ContactPage(self, contact_id, self._close_deleted)
        self.text_part = self.lines = ResearchLines(self, subject, lambda: self.page.show(select_new=True))
        items = ResearchItems(self, subject)
        self.contact_actions = ContactActions(self, lambda: contact_id)
        self.place = ScreenPlace(ListCursor(self), contact_id=lambda: contact_id)
        self.research = ContactResearch(self, self.page, self.lines, items)
        stages = StageActions(self, self.page, self.contact_actions)
        self.row_actions = RowActions(
            self, self.page, self.lines, items, contact_actions=self.contact_actions, stages=stages
        )
        self.parts = (self.row_actions, stages, self.research, self.lines, self.contact_actions, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Compose the header, the list with the facts panel, and the research input."""
        yield from self.page.compose()
        yield self.lines.input

    def load(self) -> None:
        """Read and show the contact and the unfinished line; if it was deleted, show a message and go back."""
        self.page.show()
        if self.page.details is not None:
            self.lines.load()

    def _close_deleted(self, error: NotFoundError) -> None:
        """Say that the contact is gone, and go back."""
        if self.page.details is not None or self.is_current:
            self.context.show_notification(str(error), error=True)
        self._forget()
        if self.is_current:
            self.action_back()

    def _forget(self) -> None:
        """Drop what is shown and typed, since the contact is gone."""
        self.page.details = None
        self.lines.forget()

    def on_resize(self) -> None:
        """Move the facts into the side panel or into the list."""
        if self.page.details is not None and self.page.shown_width != self.size.width:
            self.page.show()

    # The rows

    def on_click(self, event: events.Click) -> None:
        """On a click on what is still to prepare, add it; on a double click on the role or the facts, open a page."""
        code = event.style.meta.get(PART)
        if code is not None:
            if event.chain == 1:
                self.row_actions.fill_missing(str(code))
        elif event.chain == 2 and event.widget is not None and event.widget.id in {"who", "facts"}:
            self.contact_actions.action_open_subject()

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Update in the footer what enter does with the row."""
        verb = name_enter(message.key, ShownItems(self.page.details), self.page.unfolded)
        if verb != message.row_list.enter_label:
            message.row_list.enter_label = verb
            self.query_one(KeyFooter).refresh()

    def on_row_list_selected(self) -> None:
        """Open or edit the row."""
        self.row_actions.action_open_row()

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key; that for the source is hidden on rows without one."""
        return "" if binding.id == "research.source" and not self.research.source else binding.description

    # The line of research

    def clear_status(self) -> None:
        """Remove the status messages, since the data has changed after them."""
        super().clear_status()
        self.lines.clear_status()

    # Leaving

    def action_delete(self) -> None:
        """Delete the contact with everything about it, and go back."""
        with self.reporting_errors():
            name = contacts.commands.delete_contact(self.workspace, self.contact_id, self.now())
            self._forget()
            self.action_back()
            self.context.show_notification(f"Deleted {name}. u undoes it; for 30 days, ctrl+p can too.")
