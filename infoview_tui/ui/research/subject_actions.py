"""Actions on the subject of a page: change it, open what its facts name, and add contacts to it (R1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.filter_query import quote_value
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.services import contacts
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.research.subject_pages import read_organization
from infoview_tui.ui.research.page_parts import FIT, GAUGES, INDUSTRY, INTRODUCTION, NEWS, RATING
from infoview_tui.ui.research.subject_changes import SubjectChanges, edit_introduction

if TYPE_CHECKING:
    from collections.abc import Callable

    from infoview_tui.ui.research.page_view import SubjectPage
    from infoview_tui.ui.shared.contact_actions import ContactActions
    from infoview_tui.ui.shared.research_lines import ResearchLines
    from infoview_tui.ui.shared.screen import InfoviewScreen


class SubjectActions:
    """Acts on the subject, or on the contact under the cursor where a key has both."""

    def __init__(
        self,
        screen: InfoviewScreen,
        page: SubjectPage,
        lines: ResearchLines,
        contact_actions: ContactActions,
        close: Callable[[], None],
    ) -> None:
        """*close* leaves the page of a subject that was deleted."""
        self._screen = screen
        self._page = page
        self._subject = page.subject
        self._lines = lines
        self._contact_actions = contact_actions
        self._close = close
        self._changes = SubjectChanges(screen)

    def action_edit(self) -> None:
        """Edit the name, and why it is of interest."""
        self._changes.edit(self._subject, lambda _: self._screen.reload())

    def action_merge(self) -> None:
        """Merge another subject that is the same into this one."""
        self._changes.merge(self._subject, lambda _: self._screen.reload())

    def action_delete(self) -> None:
        """Delete the subject, after saying what goes with it, and go back."""
        self._changes.delete(self._subject, self._close)

    def action_new(self) -> None:
        """Ask for a new contact at the organization, or for the path."""
        page, screen = self._page.page, self._screen
        if page is None:
            return
        is_path = self._subject.kind is SubjectKind.PATH
        form = ContactForm(paths=(page.name,)) if is_path else ContactForm(organization=page.name)

        def save(filled: ContactForm) -> None:
            contacts.commands.add_contact(screen.workspace, filled, screen.now())
            screen.show_status(f"Added {filled.name}. u undoes it.")

        self._contact_actions.open_contact_form(form, "New contact", save)

    def open_fact(self, label: str) -> None:
        """Open the place where a fact can be changed, or the page that it names."""
        if label == INTRODUCTION:
            self.action_edit_introduction()
        elif label in {GAUGES, FIT}:
            self.action_open_fit()
        elif label in {RATING, NEWS}:
            self._screen.navigation.show_tab("insights")
        elif label != INDUSTRY or not self._open_industry():
            self.action_edit()

    def action_edit_introduction(self) -> None:
        """Edit the introduction for the path."""
        edit_introduction(self._screen, self._subject)

    def action_open_fit(self) -> None:
        """Open what speaks for and against the path, and the user's own view of it."""
        self._screen.navigation.open_fit(self._subject.id)

    def action_open_introductions(self) -> None:
        """Show who could introduce the user at the organization, or to the contact under the cursor."""
        if self._subject.kind is SubjectKind.ORGANIZATION:
            self._screen.navigation.open_introductions(organization_id=self._subject.id)
        else:
            self._contact_actions.action_open_introductions()

    def action_open_subject(self) -> None:
        """Open the industry of the organization, or what the contact under the cursor belongs to."""
        if self._page.current_contact_id is not None:
            self._contact_actions.action_open_subject()
            return
        if not self._open_industry():
            self._screen.show_status("Move to a contact first, or set the industry with e.")

    def _open_industry(self) -> bool:
        """Open the industry of the organization, if it has one."""
        screen = self._screen
        if self._subject.kind is SubjectKind.ORGANIZATION:
            with screen.reporting_errors():
                industry_id = read_organization(screen.workspace, self._subject.id).industry_id
                if industry_id is not None:
                    screen.navigation.open_subject(Subject.industry(industry_id))
                    return True
        return False

    def action_show_on_board(self) -> None:
        """Show the contacts at the organization, or those who can speak to the path, on the board."""
        key = {SubjectKind.ORGANIZATION: "org", SubjectKind.PATH: "path"}.get(self._subject.kind)
        if self._page.page is not None and key is not None and self._lines.finish():
            self._screen.navigation.filter_board(f"{key}:{quote_value(self._page.page.name)}")
