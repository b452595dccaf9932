"""The page of one organization, industry, or path: research in lines, and its people (R1, R16, R17)."""

from __future__ import annotations

from collections.abc import Hashable

from textual.binding import Binding

from infoview_tui.domain.filter_query import quote_value
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject, SubjectKind
from infoview_tui.services import contacts
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.research.subject_pages import read_organization
from infoview_tui.ui.research.facts_panel import FactsPanel
from infoview_tui.ui.research.page_parts import FIT, GAUGES, INDUSTRY, INTRODUCTION, NEWS, RATING
from infoview_tui.ui.research.page_view import SubjectView
from infoview_tui.ui.research.subject_changes import SubjectChanges, edit_introduction
from infoview_tui.ui.shared.bindings import BACK, RESEARCH_ITEM, SUBJECT_PAGE
from infoview_tui.ui.shared.open_source import open_source
from infoview_tui.ui.shared.research_items import ResearchItems
from infoview_tui.ui.shared.widgets.row_list import RowList

NOT_AN_ITEM = "Move to a finding or a hypothesis first."


class SubjectScreen(SubjectView):
    """The page of a subject: write research, change it, and open who and what it names."""

    BINDINGS = [*SUBJECT_PAGE, *RESEARCH_ITEM, *BACK]
    HELP_GROUPS = ("Organization, industry, or path", "Research", "Research line", "In a list")

    def __init__(self, subject: Subject) -> None:
        """Set the subject."""
        super().__init__(subject)
        self.items = ResearchItems(self, subject)
        self.changes = SubjectChanges(self)

    def action_focus_list(self) -> None:
        """Focus the list; an unfinished line stays in the input."""
        self.query_one(RowList).focus()

    # The rows

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Name what enter does with the row."""
        message.row_list.enter_label = self._name_enter(message.key)
        self.refresh_bindings()

    def _name_enter(self, key: Hashable) -> str:
        match key:
            case (ResearchItemKind(), _):
                return "Edit row"
            case ("fact", str(label)):
                return "Open" if label in {INDUSTRY, GAUGES, FIT, RATING, NEWS} else "Edit"
            case ("fold", str(name)):
                return "Fold" if name in self.unfolded else "Show all"
            case ("ask", _, _):
                return "Outcome"
            case ("former", _, _):
                return "Edit"
            case ("subject", _):
                return "Open"
        return "Open" if self.current_contact_id() is not None else ""

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Open or edit the row."""
        match message.key:
            case (ResearchItemKind() as kind, int(item_id)):
                self.items.edit(kind, item_id, self._find_text(item_id), self._find_source())
            case ("fact", str(label)):
                self.open_fact(label)
            case ("fold", str(name)):
                self.unfolded ^= {name}
                self.show_page()
            case ("subject", Subject() as subject):
                self.navigation.open_subject(subject)
            case ("ask", int(ask_id), _):
                self.contact_actions.record_outcome(ask_id)
            case ("former", _, contact_id) if contact_id is None or isinstance(contact_id, int):
                self.navigation.edit_affiliations(contact_id)
            case _:
                contact_id = self.current_contact_id()
                if contact_id is not None:
                    self.navigation.open_contact(contact_id)
                else:
                    self.show_status("There is nothing to open here.")

    def on_facts_panel_opened(self, message: FactsPanel.Opened) -> None:
        """Open the fact that was clicked twice."""
        self.open_fact(message.label)

    @property
    def _item(self) -> tuple[ResearchItemKind, int] | None:
        """The finding or hypothesis under the cursor."""
        match self.query_one(RowList).cursor_key:
            case (ResearchItemKind() as kind, int(item_id)):
                return kind, item_id
        return None

    def _find_text(self, item_id: int) -> str:
        is_finding = self._item is not None and self._item[0] is ResearchItemKind.FINDING
        rows = self.research.findings if is_finding else self.research.hypotheses
        return next((row.text for row in rows if row.id == item_id), "")

    def _find_source(self) -> str:
        """Return the source of the finding under the cursor; empty if it has none."""
        match self._item:
            case (ResearchItemKind.FINDING, int(item_id)):
                return next((row.source for row in self.research.findings if row.id == item_id), "")
        return ""

    def action_open_source(self) -> None:
        """Open the source of the finding under the cursor in the browser."""
        open_source(self, self._find_source())

    def action_change_subject(self) -> None:
        """Change what the finding or the hypothesis under the cursor is about."""
        if self._item is None:
            self.show_status(NOT_AN_ITEM)
        else:
            self.items.change_subject(*self._item)

    def action_choose_origin(self) -> None:
        """Say where the hypothesis under the cursor came from."""
        match self._item:
            case (ResearchItemKind.HYPOTHESIS, int(item_id)):
                origin = next((row.origin for row in self.research.hypotheses if row.id == item_id), None)
                self.items.choose_origin(item_id, origin)
            case _:
                self.show_status("Move to a hypothesis first.")

    def action_remove_row(self) -> None:
        """Remove the finding or hypothesis under the cursor."""
        if self._item is None:
            self.show_status(NOT_AN_ITEM)
        else:
            self.items.remove(*self._item)

    # The subject

    def action_edit(self) -> None:
        """Edit the name, and why it is of interest."""
        self.changes.edit(self.subject, lambda _: self.reload())

    def action_new(self) -> None:
        """Ask for a new contact at the organization, or for the path."""
        if self.page is None:
            return
        is_path = self.subject.kind is SubjectKind.PATH
        form = ContactForm(paths=(self.page.name,)) if is_path else ContactForm(organization=self.page.name)

        def save(filled: ContactForm) -> None:
            contacts.commands.add_contact(self.workspace, filled, self.now())
            self.show_status(f"Added {filled.name}. u undoes it.")

        self.contact_actions.open_contact_form(form, "New contact", save)

    def open_fact(self, label: str) -> None:
        """Open the place where a fact can be changed, or the page that it names."""
        if label == INTRODUCTION:
            self.action_edit_introduction()
        elif label in {GAUGES, FIT}:
            self.action_open_fit()
        elif label in {RATING, NEWS}:
            self.navigation.show_tab("insights")
        elif label != INDUSTRY or not self._open_industry():
            self.action_edit()

    def action_edit_introduction(self) -> None:
        """Edit the introduction for the path."""
        edit_introduction(self, self.subject)

    def action_open_fit(self) -> None:
        """Open what speaks for and against the path, and the user's own view of it."""
        self.navigation.open_fit(self.subject.id)

    def action_merge(self) -> None:
        """Merge another subject that is the same into this one."""
        self.changes.merge(self.subject, lambda _: self.reload())

    def action_delete(self) -> None:
        """Delete the subject, after saying what goes with it, and go back."""
        self.changes.delete(self.subject, self.close_deleted)

    def action_open_introductions(self) -> None:
        """Show who could introduce the user at the organization, or to the contact under the cursor."""
        if self.subject.kind is SubjectKind.ORGANIZATION:
            self.navigation.open_introductions(organization_id=self.subject.id)
        else:
            self.contact_actions.action_open_introductions()

    def action_open_subject(self) -> None:
        """Open the industry of the organization, or what the contact under the cursor belongs to."""
        if self.current_contact_id() is not None:
            self.contact_actions.action_open_subject()
            return
        if not self._open_industry():
            self.show_status("Move to a contact first, or set the industry with e.")

    def _open_industry(self) -> bool:
        """Open the industry of the organization, if it has one."""
        if self.subject.kind is SubjectKind.ORGANIZATION:
            with self.reporting_errors():
                industry_id = read_organization(self.workspace, self.subject.id).industry_id
                if industry_id is not None:
                    self.navigation.open_subject(Subject.industry(industry_id))
                    return True
        return False

    def action_show_on_board(self) -> None:
        """Show the contacts at the organization, or those who can speak to the path, on the board."""
        key = {SubjectKind.ORGANIZATION: "org", SubjectKind.PATH: "path"}.get(self.subject.kind)
        if self.page is not None and key is not None and self.lines.finish():
            self.navigation.filter_board(f"{key}:{quote_value(self.page.name)}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable writing without a contact, and what only some kinds of subjects have."""
        if action == "open_introductions" and self.subject.kind is SubjectKind.ORGANIZATION:
            return True
        if action in {"write_message", "open_introductions"}:
            return self.is_mounted and self.current_contact_id() is not None
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
        return "" if binding.id == "research.source" and not self._find_source() else binding.description
