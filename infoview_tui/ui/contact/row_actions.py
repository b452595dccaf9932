"""Actions on the rows of the contact screen: what enter opens, what is still to prepare, and removing rows."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.readiness import Remedy, find_part, list_parts
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject, SubjectKind
from infoview_tui.services.core.lookups import read_interview
from infoview_tui.services.research.queries import list_related_subjects
from infoview_tui.ui.contact.addresses import edit_addresses
from infoview_tui.ui.contact.shown_items import ShownItems
from infoview_tui.ui.shared.scheduling import ask_to_cancel

if TYPE_CHECKING:
    from infoview_tui.services.outreach.queries import ActionRow
    from infoview_tui.ui.contact.stage_actions import StageActions
    from infoview_tui.ui.contact.view import ContactPage
    from infoview_tui.ui.shared.contact_actions import ContactActions
    from infoview_tui.ui.shared.research_items import ResearchItems
    from infoview_tui.ui.shared.research_lines import ResearchLines
    from infoview_tui.ui.shared.screen import InfoviewScreen

_FIELDS = {
    "organization": "organization", "industry": "organization", "role": "paths", "why_them": "why",
    "way_to_reach": "email",
}  # fmt: skip
"""The field of the contact form that adds a part of the preparation."""


def name_enter(key: Hashable, items: ShownItems, unfolded: frozenset[str]) -> str:
    """Return what enter does with a row; empty where the footer shows another key for it."""
    match key:
        case (ResearchItemKind.ACTION, int(action_id)) if items.opens_screen(action_id):
            return "Open"
        case (ResearchItemKind(), _):
            return "Edit row"
        case ("fact", "Paths"):
            return "Open"
        case ("fact", _):
            return ""  # the footer shows e for this
        case ("missing", _):
            return "Add it"
        case ("fold", str(name)):
            return "Fold" if name in unfolded else "Show all"
        case ("interview", _) | ("note", _, _):
            return "Read"
        case ("message", _) | ("ask", _):
            return "Open"
    return ""


class RowActions:
    """Opens, edits, and removes the row under the cursor."""

    def __init__(
        self,
        screen: InfoviewScreen,
        page: ContactPage,
        lines: ResearchLines,
        items: ResearchItems,
        *,
        contact_actions: ContactActions,
        stages: StageActions,
    ) -> None:
        """Set the list, and the parts that a row leads to."""
        self._screen = screen
        self._page = page
        self._lines = lines
        self._items = items
        self._contact_actions = contact_actions
        self._stages = stages

    @property
    def _shown(self) -> ShownItems:
        return ShownItems(self._page.details)

    def action_edit_addresses(self) -> None:
        """Edit the further addresses of the contact."""
        edit_addresses(self._screen, self._page.contact_id)

    def action_open_row(self) -> None:
        """Edit the row under the cursor, or open the place where it can be edited."""
        navigation, contact_id = self._screen.navigation, self._page.contact_id
        match self._page.rows.cursor_key:
            case (ResearchItemKind() as item, int(item_id)):
                self._open_item(item, item_id)
            case ("fold", str(name)):
                self._page.toggle_fold(name)
            case ("fact", "Paths"):
                self._contact_actions.action_open_subject()
            case ("fact", "Background"):
                navigation.edit_affiliations(contact_id)
            case ("fact", "Other ways"):
                self.action_edit_addresses()
            case ("fact", _):
                self._contact_actions.action_edit()
            case ("missing", str(code)):
                self.fill_missing(code)
            case ("ask", int(ask_id)):
                self._contact_actions.record_outcome(ask_id)
            case ("interview", int(interview_id)):
                self._open_interview(interview_id)
            case ("note", int(interview_id), int(note_id)):
                navigation.open_interview(interview_id, note_id=note_id)
            case ("message", int(message_id)):
                navigation.open_message(contact_id, message_id=message_id)
            case _:
                self._screen.show_status("Past events can't be edited.")

    def _open_item(self, item: ResearchItemKind, item_id: int) -> None:
        action = self._shown.get_action(item_id) if item is ResearchItemKind.ACTION else None
        if action is not None and self._contact_actions.open_action(action):
            return
        if action is not None and action.kind is ActionKind.CLOSE_OR_KEEP:
            self._choose_close_or_keep(action)
        else:
            source = self._shown.find_source((item, item_id))
            self._items.edit(item, item_id, self._shown.get_text(item, item_id), source)

    def _choose_close_or_keep(self, action: ActionRow) -> None:
        """Offer what to do with a contact who has not answered two follow-ups. Kept, a check-in is due."""
        close, keep = partial(self._stages.move_to, Stage.CLOSED), partial(self._stages.complete, action.id)
        self._contact_actions.choose_close_or_keep(self._page.contact_id, action.contact, close=close, keep=keep)

    def fill_missing(self, code: str) -> None:
        """Open the place where a part of the preparation can be added."""
        details = self._page.details
        part = find_part(list_parts(details.readiness), code) if details else None
        match part.remedy if part else None:
            case Remedy.LINE if part is not None:
                self._lines.input.focus_line(part.sign, part.subject)
            case Remedy.ORGANIZATION:
                self._open_organization()
            case Remedy.PROFILE:
                self._screen.navigation.edit_profile("introduction")
            case Remedy.PLAN:
                self._contact_actions.action_open_preparation()
            case _:
                self._contact_actions.edit_contact(_FIELDS.get(code, ""))

    def _open_organization(self) -> None:
        """Open the page of the contact's organization, where its industry can be set."""
        subjects = list_related_subjects(self._screen.workspace, Subject.contact(self._page.contact_id))
        found = next((named.subject for named in subjects if named.kind is SubjectKind.ORGANIZATION), None)
        if found is not None:
            self._screen.navigation.open_subject(found)

    def _open_interview(self, interview_id: int) -> None:
        navigation = self._screen.navigation
        match self._shown.get_interview_state(interview_id):
            case InterviewState.ENDED | InterviewState.DEBRIEFED:
                navigation.open_interview(interview_id)
            case InterviewState.RUNNING:
                navigation.open_call(interview_id)
            case InterviewState():
                navigation.open_preparation(interview_id)

    def action_open_debrief(self) -> None:
        """Open the debrief of the interview under the cursor, or of the last one held."""
        interview_id = self._shown.find_held_interview(self._page.rows.cursor_key)
        if interview_id is not None:
            self._screen.navigation.open_debrief(interview_id)
        else:
            self._screen.show_status("No interviews yet. Press i to start one.")

    def action_remove_row(self) -> None:
        """Remove the item under the cursor."""
        screen = self._screen
        match self._page.rows.cursor_key:
            case (ResearchItemKind() as item, int(item_id)):
                self._items.remove(item, item_id)
            case ("note", _, _):
                screen.show_status("This is a note of the interview. Press enter to open it there.")
            case ("interview", int(interview_id)) if (
                self._shown.get_interview_state(interview_id) is InterviewState.PLANNED
            ):
                with screen.reporting_errors():
                    ask_to_cancel(screen, read_interview(screen.workspace, interview_id))
            case _:
                screen.show_status("This row can't be removed.")

    def action_mark_done(self) -> None:
        """Mark the action under the cursor as done."""
        match self._page.rows.cursor_key:
            case (ResearchItemKind.ACTION, int(action_id)):
                self._stages.complete(action_id)
            case _:
                self._screen.show_status("Only an action can be marked as done.")
