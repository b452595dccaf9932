"""Contact screen: actions on the contact and on the rows of the list (R16-R18, R36)."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import events

from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.message_kinds import message_kind_for
from infoview_tui.domain.readiness import Remedy, find_part, list_parts
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject, SubjectKind
from infoview_tui.services import contacts, outreach
from infoview_tui.services.core.lookups import read_interview
from infoview_tui.services.research.queries import list_related_subjects
from infoview_tui.ui.contact.addresses import edit_addresses
from infoview_tui.ui.contact.research_actions import ContactResearch
from infoview_tui.ui.contact.rows import PART
from infoview_tui.ui.shared.bindings import BACK, CONTACT, RESEARCH_ITEM
from infoview_tui.ui.shared.scheduling import ask_to_cancel
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.research_input import ResearchInput
from infoview_tui.ui.shared.widgets.row_list import RowList

if TYPE_CHECKING:
    from infoview_tui.domain.appointments import Appointment
    from infoview_tui.services.outreach.queries import ActionRow

STAGES = tuple(Stage)

_FIELDS = {
    "organization": "organization", "industry": "organization", "role": "paths", "why_them": "why",
    "way_to_reach": "email",
}  # fmt: skip
"""The field of the contact form that adds a part of the preparation."""


class ContactScreen(ContactResearch):
    """The contact screen: add, edit, and remove research, and open the items of the list."""

    BINDINGS = [*CONTACT, *RESEARCH_ITEM, *BACK]
    HELP_GROUPS = ("Contact", "Research", "Research line", "In a list")

    def action_move_stage(self, by: int) -> None:
        """Move the contact to the next or previous stage."""
        if self.details is None:
            return
        place = STAGES.index(self.details.contact.stage) + by
        if 0 <= place < len(STAGES):
            self._move_to(STAGES[place])
        else:
            self.show_status("There are no more stages in this direction.")

    def _move_to(self, stage: Stage) -> None:
        """Move the contact to a stage. Ask for a time if it is Scheduled."""

        def move(appointment: Appointment | None = None) -> None:
            result = outreach.stages.move_contact(self.workspace, self.contact_id, stage, self.now(), appointment)
            self.reload()
            self.show_status(f"{result} u undoes it.")

        if stage is Stage.SCHEDULED:
            self.contact_actions.ask_for_appointment(self.contact_id, move)
        else:
            with self.reporting_errors():
                move()

    # The rows

    def on_click(self, event: events.Click) -> None:
        """On a click on what is still to prepare, add it; on a double click on the role or the facts, open a page."""
        code = event.style.meta.get(PART)
        if code is not None:
            if event.chain == 1:
                self._fill_missing(str(code))
        elif event.chain == 2 and event.widget is not None and event.widget.id in {"who", "facts"}:
            self.contact_actions.action_open_subject()

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Update in the footer what enter does with the row."""
        verb = self._get_enter_verb(message.key)
        if verb != message.row_list.enter_label:
            message.row_list.enter_label = verb
            self.query_one(KeyFooter).refresh()

    def _get_enter_verb(self, key: Hashable) -> str:
        match key:
            case (ResearchItemKind.ACTION, int(action_id)) if self._opens_screen(self._get_action(action_id)):
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
                return "Fold" if name in self.unfolded else "Show all"
            case ("interview", _) | ("note", _, _):
                return "Read"
            case ("message", _) | ("ask", _):
                return "Open"
        return ""

    def on_row_list_selected(self) -> None:
        """Open or edit the row."""
        self.action_open_row()

    def action_edit_addresses(self) -> None:
        """Edit the further addresses of the contact."""
        edit_addresses(self, self.contact_id)

    def action_open_row(self) -> None:
        """Edit the row under the cursor, or open the place where it can be edited."""
        match self.query_one(RowList).cursor_key:
            case (ResearchItemKind() as item, int(item_id)):
                self._open_item(item, item_id)
            case ("fold", str(name)):
                self.toggle_fold(name)
            case ("fact", "Paths"):
                self.contact_actions.action_open_subject()
            case ("fact", "Background"):
                self.navigation.edit_affiliations(self.contact_id)
            case ("fact", "Other ways"):
                self.action_edit_addresses()
            case ("fact", _):
                self.contact_actions.action_edit()
            case ("missing", str(code)):
                self._fill_missing(code)
            case ("ask", int(ask_id)):
                self.contact_actions.record_outcome(ask_id)
            case ("interview", int(interview_id)):
                self._open_interview(interview_id)
            case ("note", int(interview_id), int(note_id)):
                self.navigation.open_interview(interview_id, note_id=note_id)
            case ("message", int(message_id)):
                self.navigation.open_message(self.contact_id, message_id=message_id)
            case _:
                self.show_status("Past events can't be edited.")

    def _open_item(self, item: ResearchItemKind, item_id: int) -> None:
        action = self._get_action(item_id) if item is ResearchItemKind.ACTION else None
        if action is not None and self.contact_actions.open_action(action):
            return
        if action is not None and action.kind is ActionKind.CLOSE_OR_KEEP:
            self._choose_close_or_keep(action)
        else:
            self.items.edit(item, item_id, self.get_text(item, item_id), self.find_source())

    def _choose_close_or_keep(self, action: ActionRow) -> None:
        """Offer what to do with a contact who has not answered two follow-ups. Kept, a check-in is due."""
        close, keep = partial(self._move_to, Stage.CLOSED), partial(self._complete, action.id)
        self.contact_actions.choose_close_or_keep(self.contact_id, action.contact, close=close, keep=keep)

    def _complete(self, action_id: int) -> None:
        with self.reporting_errors():
            follow_up = outreach.actions.complete_action(self.workspace, action_id, self.now())
            self.show_status(" ".join(part for part in ("Done.", follow_up, "u undoes it.") if part))
        self.reload()

    def _opens_screen(self, action: ActionRow | None) -> bool:
        """Whether an action opens a message, the plan, or a choice, instead of its text for editing."""
        kinds = (ActionKind.PREPARE, ActionKind.CLOSE_OR_KEEP)
        return action is not None and (action.kind in kinds or message_kind_for(action.kind) is not None)

    def _get_action(self, action_id: int) -> ActionRow | None:
        return next((row for row in (self.details.actions if self.details else ()) if row.id == action_id), None)

    def _fill_missing(self, code: str) -> None:
        """Open the place where a part of the preparation can be added."""
        part = find_part(list_parts(self.details.readiness), code) if self.details else None
        match part.remedy if part else None:
            case Remedy.LINE if part is not None:
                self.query_one(ResearchInput).focus_line(part.sign, part.subject)
            case Remedy.ORGANIZATION:
                self._open_organization()
            case Remedy.PROFILE:
                self.navigation.edit_profile("introduction")
            case Remedy.PLAN:
                self.contact_actions.action_open_preparation()
            case _:
                self.contact_actions.edit_contact(_FIELDS.get(code, ""))

    def _open_organization(self) -> None:
        """Open the page of the contact's organization, where its industry can be set."""
        subjects = list_related_subjects(self.workspace, Subject.contact(self.contact_id))
        found = next((named.subject for named in subjects if named.kind is SubjectKind.ORGANIZATION), None)
        if found is not None:
            self.navigation.open_subject(found)

    def _is_planned(self, interview_id: int) -> bool:
        rows = self.details.interviews if self.details else []
        return any(row.id == interview_id and row.state is InterviewState.PLANNED for row in rows)

    def _open_interview(self, interview_id: int) -> None:
        interviews = self.details.interviews if self.details else []
        state = next((row.state for row in interviews if row.id == interview_id), None)
        if state in (InterviewState.ENDED, InterviewState.DEBRIEFED):
            self.navigation.open_interview(interview_id)
        elif state is InterviewState.RUNNING:
            self.navigation.open_call(interview_id)
        elif state is not None:
            self.navigation.open_preparation(interview_id)

    def action_open_debrief(self) -> None:
        """Open the debrief of the interview under the cursor, or of the last one held."""
        held = [
            row
            for row in (self.details.interviews if self.details else [])
            if row.state in (InterviewState.ENDED, InterviewState.DEBRIEFED)
        ]
        here = self.query_one(RowList).cursor_key
        if here in [("interview", row.id) for row in held]:
            held = [row for row in held if here == ("interview", row.id)]
        if held:
            last = max(held, key=lambda row: (row.ended_at or datetime.min.replace(tzinfo=UTC), row.id))
            self.navigation.open_debrief(last.id)
        else:
            self.show_status("No interviews yet. Press i to start one.")

    def action_remove_row(self) -> None:
        """Remove the item under the cursor."""
        match self.query_one(RowList).cursor_key:
            case (ResearchItemKind() as item, int(item_id)):
                self.items.remove(item, item_id)
            case ("note", _, _):
                self.show_status("This is a note of the interview. Press enter to open it there.")
            case ("interview", int(interview_id)) if self._is_planned(interview_id):
                with self.reporting_errors():
                    ask_to_cancel(self, read_interview(self.workspace, interview_id))
            case _:
                self.show_status("This row can't be removed.")

    def action_delete(self) -> None:
        """Delete the contact with everything about it, and go back."""
        with self.reporting_errors():
            name = contacts.commands.delete_contact(self.workspace, self.contact_id, self.now())
            self.details = None
            self.lines.forget()
            self.action_back()
            self.context.show_notification(f"Deleted {name}. u undoes it; for 30 days, ctrl+p can too.")

    def action_mark_done(self) -> None:
        """Mark the action under the cursor as done."""
        match self.query_one(RowList).cursor_key:
            case (ResearchItemKind.ACTION, int(action_id)):
                self._complete(action_id)
            case _:
                self.show_status("Only an action can be marked as done.")
