"""One contact: what the keys do with what is known of them, and the line that adds to it (R16-R18, R36)."""

from __future__ import annotations

from collections.abc import Hashable
from contextlib import suppress

from textual.widgets import Input

from infoview_tui.domain.enums import ActionKind, InterviewState, MessageKind, MessageState, Stage
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import research
from infoview_tui.services.contacts.research import Item
from infoview_tui.services.outreach import actions as action_services
from infoview_tui.ui.contact.research_input import ResearchInput
from infoview_tui.ui.contact.view import ContactView
from infoview_tui.ui.shared.bindings import BACK, CONTACT
from infoview_tui.ui.shared.widgets.key_footer import Hints
from infoview_tui.ui.shared.widgets.row_list import RowList

SIGNS = {"findings": "", "hypotheses": "?", "offerings": "$", "common_ground": "~"}
"""What supplies a thing that is missing: a line with this sign."""

STAGES = tuple(Stage)


class ContactScreen(ContactView):
    """What is known of a contact can be added to, changed and removed; each row opens what it speaks of."""

    BINDINGS = [*CONTACT, *BACK]
    HELP_GROUPS = ("Contact", "Line at the bottom", "In a list")

    def moved(self, contact_id: int) -> None:  # noqa: ARG002 - the hook gives it
        """Show the new stage."""
        self.reload()

    def action_carry(self, by: int) -> None:
        """Carry the contact to the next or the previous stage."""
        if self.dossier is None:
            return
        place = STAGES.index(Stage(self.dossier.contact.stage)) + by
        if 0 <= place < len(STAGES):
            self.move_to(self.contact_id, STAGES[place])
        else:
            self.say("There is no stage beyond this one.")

    # The line

    def action_write(self) -> None:
        """Go to the line."""
        self.query_one(ResearchInput).begin("")

    def action_read(self) -> None:
        """Go from the line back to the list; what was begun stays in it."""
        self.query_one(RowList).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Hold on to what is typed, should the screen be left."""
        self.unfinished = message.value

    def on_input_submitted(self) -> None:
        """Keep the line, and stay in it for the next."""
        self._keep_line()

    def _keep_line(self) -> bool:
        """Keep what stands in the line; where that fails it stays there."""
        capture = self.query_one(ResearchInput)
        with self.telling():
            said = research.capture(self.desk, self.contact_id, self.unfinished, self.now(), self.infoview.zone)
            self.unfinished = capture.line.value = ""
            capture.say(f"{said} {'ctrl+z' if capture.line.has_focus else 'u'} undoes it.")
            self.show_dossier(to_new=True)
            self.infoview.update_status()
            return True
        return False

    def action_back(self) -> None:
        """Go back. A line that was begun is kept first: nothing that was typed is lost."""
        if self.unfinished.strip():
            if not self._keep_line():
                return
            self.infoview.tell("The line that you began was kept. u undoes it.")
        super().action_back()

    def on_unmount(self) -> None:
        """However the screen is left, the line that was begun is kept."""
        if self.unfinished.strip():
            with suppress(InfoviewError):  # nobody is there any more who could be told
                research.capture(self.desk, self.contact_id, self.unfinished, self.now(), self.infoview.zone)

    # The rows

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """The hints say what enter does with the row."""
        verb = self._verb(message.key)
        if verb != message.rows.verb:
            message.rows.verb = verb
            self.query_one(Hints).refresh()

    def _verb(self, key: Hashable) -> str:
        match key:
            case (Item.ACTION, int(action_id)) if self._kind_of(action_id) in (ActionKind.THANK, ActionKind.PREPARE):
                return "Open"
            case (Item(), _):
                return "Change"
            case ("fact", _):
                return ""  # e says it
            case ("missing", _):
                return "Write it"
            case ("interview", _):
                return "Read"
            case ("message", _):
                return "Open"
        return ""

    def on_row_list_chosen(self) -> None:
        """Open or change what was chosen."""
        self.action_edit_line()

    def action_edit_line(self) -> None:
        """Change what is under the cursor, or go to where it can be changed."""
        match self.query_one(RowList).cursor_key:
            case (Item() as item, int(item_id)):
                self._change(item, item_id)
            case ("fact", _):
                self.action_edit()
            case ("missing", str(code)):
                self._supply(code)
            case ("interview", int(interview_id)):
                self._open_interview(interview_id)
            case ("message", int(message_id)):
                self._open_message(message_id)
            case _:
                self.say("That has happened: there is nothing to change about it.")

    def _change(self, item: Item, item_id: int) -> None:
        if item is Item.ACTION and self._kind_of(item_id) is ActionKind.THANK:
            self.open_thank_you(self.contact_id)
        elif item is Item.ACTION and self._kind_of(item_id) is ActionKind.PREPARE:
            self.action_prepare()
        else:
            self._ask_text(item, item_id, self._text_of(item, item_id))

    def _ask_text(self, item: Item, item_id: int, text: str, *, unsaved: bool = False) -> None:
        """Ask for another text; where it cannot be saved, it is asked for again with what was typed."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptScreen

        def answered(typed: str | None) -> None:
            if typed is None:
                return
            with self.telling():
                research.edit_item(self.desk, item, item_id, typed, self.now())
                self.reload()
                return
            self._ask_text(item, item_id, typed, unsaved=True)

        self.app.push_screen(PromptScreen(f"Change the {item.value}", text, unsaved=unsaved), answered)

    def _text_of(self, item: Item, item_id: int) -> str:
        if self.dossier is None:
            return ""
        texts = {
            Item.FINDING: {row.id: row.text for row in self.dossier.findings},
            Item.HYPOTHESIS: {row.id: row.text for row in self.dossier.hypotheses},
            Item.OFFERING: {row.id: row.text for row in self.dossier.offerings},
            Item.ACTION: {row.id: row.text for row in self.dossier.actions},
        }
        return texts[item].get(item_id, "")

    def _kind_of(self, action_id: int) -> ActionKind | None:
        actions = self.dossier.actions if self.dossier else []
        return next((ActionKind(row.kind) for row in actions if row.id == action_id), None)

    def _supply(self, code: str) -> None:
        """Go to where something that is missing can be written."""
        if code in SIGNS:
            self.query_one(ResearchInput).begin(SIGNS[code])
        elif code == "introduction":
            from infoview_tui.ui.onboarding.flows import introduce_yourself

            introduce_yourself(self)
        elif code == "questions":
            self.action_prepare()
        else:
            self.action_edit()

    def _open_interview(self, interview_id: int) -> None:
        interviews = self.dossier.interviews if self.dossier else []
        state = next((InterviewState(row.state) for row in interviews if row.id == interview_id), None)
        if state in (InterviewState.ENDED, InterviewState.DEBRIEFED):
            self.open_interview(interview_id)
        elif state is InterviewState.RUNNING:
            self.infoview.open_call(interview_id)
        elif state is not None:
            from infoview_tui.ui.preparation.screen import PrepScreen

            self.app.push_screen(PrepScreen(interview_id))

    def _open_message(self, message_id: int) -> None:
        """A thank-you that is still a draft is written on; any other message is shown."""
        messages = self.dossier.messages if self.dossier else []
        message = next((row for row in messages if row.id == message_id), None)
        if message is None:
            return
        if message.kind == MessageKind.THANK_YOU and message.state == MessageState.DRAFT:
            from infoview_tui.ui.messages.screen import ComposeScreen

            self.app.push_screen(ComposeScreen(self.contact_id, message.interview_id))
        else:
            from infoview_tui.ui.contact.message_view import LetterScreen

            self.app.push_screen(LetterScreen(message))

    def action_debrief(self) -> None:
        """Open the debrief of the interview under the cursor, else of the last one that was held."""
        held = [
            row
            for row in (self.dossier.interviews if self.dossier else [])
            if row.state in (InterviewState.ENDED, InterviewState.DEBRIEFED)
        ]
        here = self.query_one(RowList).cursor_key
        if here in [("interview", row.id) for row in held]:
            held = [row for row in held if here == ("interview", row.id)]
        if held:
            self.open_debrief(max(held, key=lambda row: (row.ended_at or "", row.id)).id)
        else:
            self.say("No interview has been held yet: i begins one.")

    def action_remove_line(self) -> None:
        """Remove what is under the cursor."""
        match self.query_one(RowList).cursor_key:
            case (Item() as item, int(item_id)):
                with self.telling():
                    research.remove_item(self.desk, item, item_id, self.now())
                    self.say(f"Removed the {item.value}. u undoes it.")
                self.reload()
            case _:
                self.say("Only what was written here can be removed.")

    def action_delete(self) -> None:
        """Delete the contact and go back; undo there brings all of it back."""
        from infoview_tui.services.contacts.contacts import delete_contact

        with self.telling():
            name = delete_contact(self.desk, self.contact_id, self.now())
            self.dossier, self.unfinished = None, ""
            self.action_back()
            self.infoview.tell(f"{name} is deleted, with all that was kept. u undoes it.")

    def action_done(self) -> None:
        """Mark the action under the cursor as done."""
        match self.query_one(RowList).cursor_key:
            case (Item.ACTION, int(action_id)):
                with self.telling():
                    followed = action_services.finish_action(self.desk, action_id, self.now())
                    self.say(" ".join(part for part in ("Done.", followed, "u undoes it.") if part))
                self.reload()
            case _:
                self.say("d is for what is to do; the cursor is on something else.")
