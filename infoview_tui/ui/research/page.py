"""The page of one organization, industry, or path: research in lines, and its people (R1, R16, R17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.research_subjects import ResearchItemKind, Subject, SubjectKind
from infoview_tui.ui.research.item_actions import ItemActions
from infoview_tui.ui.research.page_view import SubjectPage
from infoview_tui.ui.research.subject_actions import SubjectActions
from infoview_tui.ui.shared.bindings import BACK, RESEARCH_ITEM, SUBJECT_PAGE
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.research_items import ResearchItems
from infoview_tui.ui.shared.research_lines import ResearchLines
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import Binding

    from infoview_tui.errors import NotFoundError
    from infoview_tui.ui.research.facts_panel import FactsPanel
    from infoview_tui.ui.shared.widgets.row_list import RowList


class SubjectScreen(InfoviewScreen):
    """The page of a subject. Its parts show it, and act on its research, on itself, and on its contacts."""

    BINDINGS = [*SUBJECT_PAGE, *RESEARCH_ITEM, *BACK]
    CSS_PATH = "screen.tcss"
    AUTO_FOCUS = "RowList"
    HELP_GROUPS = ("Organization, industry, or path", "Research", "Research line", "In a list")

    def __init__(self, subject: Subject) -> None:
        """Set the subject."""
        super().__init__()
        self.subject = subject
        self.page = SubjectPage(self, subject, self._report_deleted)
        self.text_part = self.lines = ResearchLines(self, subject, lambda: self.page.show(select_new=True))
        self.items = ItemActions(self, self.page, ResearchItems(self, subject))
        self.contact_actions = ContactActions(self, lambda: self.page.current_contact_id)
        self.subject_actions = SubjectActions(self, self.page, self.lines, self.contact_actions, self._close_deleted)
        self.place = ScreenPlace(
            ListCursor(self),
            own_name=lambda: f"{subject.kind}:{subject.id}",
            contact_id=lambda: self.page.current_contact_id,
        )
        self.parts = (self.subject_actions, self.items, self.lines, self.contact_actions, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Compose the summary, the list with the facts beside it, and the research input."""
        yield from self.page.compose()
        yield self.lines.input

    def load(self) -> None:
        """Read and show the subject and the unfinished line; if it was deleted, say so and go back."""
        self.page.show()
        if self.page.page is not None:
            self.lines.load()

    def on_resize(self) -> None:
        """Move the facts into the panel or into the list."""
        if self.page.page is not None and self.page.shown_width != self.size.width:
            self.page.show()

    def _report_deleted(self, error: NotFoundError) -> None:
        if self.page.page is not None or self.is_current:
            self.context.show_notification(str(error), error=True)
        self._close_deleted()

    def _close_deleted(self) -> None:
        """Go back, since the subject is gone."""
        self.page.page = None
        self.lines.forget()
        if self.is_current:
            self.action_back()

    # The rows

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Name what enter does with the row."""
        message.row_list.enter_label = self.page.name_enter(message.key)
        self.refresh_bindings()

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Open or edit the row."""
        match message.key:
            case (ResearchItemKind() as kind, int(item_id)):
                self.items.edit(kind, item_id)
            case ("fact", str(label)):
                self.subject_actions.open_fact(label)
            case ("fold", str(name)):
                self.page.toggle_fold(name)
            case ("subject", Subject() as subject):
                self.navigation.open_subject(subject)
            case ("ask", int(ask_id), _):
                self.contact_actions.record_outcome(ask_id)
            case ("former", _, contact_id) if contact_id is None or isinstance(contact_id, int):
                self.navigation.edit_affiliations(contact_id)
            case _:
                contact_id = self.page.current_contact_id
                if contact_id is not None:
                    self.navigation.open_contact(contact_id)
                else:
                    self.show_status("There is nothing to open here.")

    def on_facts_panel_opened(self, message: FactsPanel.Opened) -> None:
        """Open the fact that was clicked twice."""
        self.subject_actions.open_fact(message.label)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable writing without a contact, and what only some kinds of subjects have."""
        if action == "open_introductions" and self.subject.kind is SubjectKind.ORGANIZATION:
            return True
        if action in {"write_message", "open_introductions"}:
            return self.is_mounted and self.page.current_contact_id is not None
        if action in {"edit_introduction", "open_fit"}:
            return self.subject.kind is SubjectKind.PATH
        if action in {"show_on_board", "new"}:
            return self.subject.kind is not SubjectKind.INDUSTRY
        return super().check_action(action, parameters)

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing."""
        if action in {"write_message", "open_introductions"}:
            return "Move to a contact first."
        if action in {"edit_introduction", "open_fit"}:
            return "This is for a path."
        if action in {"show_on_board", "new"}:
            return "This is for an organization or a path: open one of the organizations."
        return ""

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key; that for the source is hidden on rows without one."""
        return "" if binding.id == "research.source" and not self.items.source else binding.description

    # The line of research

    def clear_status(self) -> None:
        """Remove the status messages, since the data has changed after them."""
        super().clear_status()
        self.lines.clear_status()
