"""Actions on the current contact, for all screens that show contacts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import ActionKind, MessageKind, Stage
from infoview_tui.domain.message_kinds import message_kind_for
from infoview_tui.services import contacts, interviews, outreach
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from infoview_tui.ui.shared.edits import Edit
from infoview_tui.ui.shared.run_command import run_command

if TYPE_CHECKING:
    from infoview_tui.domain.appointments import Appointment
    from infoview_tui.services.contacts.form import ContactForm
    from infoview_tui.services.outreach.queries import ActionRow
    from infoview_tui.ui.shared.screen import InfoviewScreen


class ContactActions:
    """The actions on one contact of a screen: the one under its cursor, or the one that it shows."""

    def __init__(self, screen: InfoviewScreen, current_contact_id: Callable[[], int | None]) -> None:
        """*current_contact_id* returns the contact that the keys act on, or None."""
        self.screen = screen
        self.current_contact_id = current_contact_id

    def require_contact_id(self) -> int | None:
        """Return the id of the contact that a key acts on; if there is none, say so."""
        contact_id = self.current_contact_id()
        if contact_id is None:
            self.screen.show_status("There is no contact here: move to one first.")
        return contact_id

    def action_open_preparation(self) -> None:
        """Plan the interview with the current contact."""
        contact_id = self.require_contact_id()
        if contact_id is not None:
            self.open_preparation(contact_id)

    def action_open_call(self) -> None:
        """Open the call screen of the current contact's next interview."""
        contact_id = self.require_contact_id()
        if contact_id is not None:
            self._open_next_interview(contact_id, self.screen.navigation.open_call)

    def open_action(self, action: ActionRow) -> bool:
        """Open the message or the plan in which an action is done; return False if it is done elsewhere."""
        if action.contact_id is None:
            return False
        kind = message_kind_for(action.kind)
        if kind is not None:
            from infoview_tui.services.outreach.next_message import read_action_target  # not needed at the start

            target = read_action_target(self.screen.workspace, action)
            self.screen.navigation.open_message(
                action.contact_id, kind, interview_id=action.interview_id, target=target
            )
        elif action.kind is ActionKind.PREPARE and action.interview_id is not None:
            self.screen.navigation.open_preparation(action.interview_id)
        elif action.kind is ActionKind.PREPARE:
            self.open_preparation(action.contact_id)
        return kind is not None or action.kind is ActionKind.PREPARE

    def action_write_message(self) -> None:
        """Write the message that the current contact's next action or stage calls for."""
        contact_id = self.require_contact_id()
        if contact_id is not None:
            self.screen.navigation.open_message(contact_id)

    def action_record_answer(self) -> None:
        """Record what the current contact answered."""
        from infoview_tui.services.contacts.queries import read_contact_form
        from infoview_tui.ui.shared.answers import ask_for_answer

        contact_id = self.require_contact_id()
        if contact_id is not None:
            with self.screen.reporting_errors():
                ask_for_answer(self.screen, contact_id, read_contact_form(self.screen.workspace, contact_id).name)

    def action_open_introductions(self) -> None:
        """Show who could introduce the user to the current contact."""
        contact_id = self.require_contact_id()
        if contact_id is not None:
            self.screen.navigation.open_introductions(contact_id=contact_id)

    def choose_close_or_keep(
        self, contact_id: int, name: str, *, close: Callable[[], object], keep: Callable[[], object]
    ) -> None:
        """Offer to close a contact who has not answered two follow-ups, to keep them, or to write once more."""
        from infoview_tui.ui.shared.dialogs.close_or_keep import CloseOrKeep, CloseOrKeepDialog

        def answered(choice: CloseOrKeep | None) -> None:
            match choice:
                case CloseOrKeep.CLOSE:
                    close()
                case CloseOrKeep.KEEP:
                    keep()
                case CloseOrKeep.NUDGE:
                    self.screen.navigation.open_message(contact_id, MessageKind.NUDGE)

        self.screen.app.push_screen(CloseOrKeepDialog(name), answered)

    def record_outcome(self, ask_id: int) -> None:
        """Record what came of asking a contact who they know at an organization."""
        from infoview_tui.services.introductions.queries import read_ask
        from infoview_tui.ui.shared.ask_outcomes import ask_for_outcome

        with self.screen.reporting_errors():
            ask_for_outcome(self.screen, read_ask(self.screen.workspace, ask_id))

    def action_edit(self) -> None:
        """Edit the current contact."""
        self.edit_contact()

    def edit_contact(self, field: str = "") -> None:
        """Edit the current contact, with the focus in an input, or in the first one."""
        from infoview_tui.services.contacts.queries import read_contact_form

        contact_id = self.require_contact_id()
        if contact_id is not None:
            with self.screen.reporting_errors():
                form = read_contact_form(self.screen.workspace, contact_id)
                edit = Edit(form)

                def save(filled: ContactForm) -> None:
                    edit.save(
                        lambda opened: contacts.commands.edit_contact(
                            self.screen.workspace, contact_id, filled, self.screen.now(), opened=opened
                        )
                    )

                self.open_contact_form(form, form.name, save, field=field)

    def open_contact_form(
        self,
        form: ContactForm,
        title: str,
        save: Callable[[ContactForm], None],
        *,
        field: str = "",
    ) -> None:
        """Open a contact form, and save it. If saving fails, open it again with what the user typed.

        *field* is the input with the focus; empty for the first one.
        """
        from infoview_tui.services.contacts.queries import list_organizations, list_paths, list_tags
        from infoview_tui.services.contacts.resolve_contact import list_contact_names
        from infoview_tui.ui.shared.dialogs.contact_form import ContactFormDialog, ContactSuggestions

        screen = self.screen

        def save_form(filled: ContactForm) -> bool:
            return run_command(screen, lambda: save(filled))

        with screen.reporting_errors():
            known = ContactSuggestions(
                list_contact_names(screen.workspace),
                list_paths(screen.workspace),
                list_tags(screen.workspace),
                list_organizations(screen.workspace),
            )
            today = screen.to_local(screen.now()).date()

            def build(filled: ContactForm, is_unsaved: bool) -> ContactFormDialog:
                dialog = ContactFormDialog(
                    filled, known, title=title, today=today, order=screen.workspace.date_order, is_unsaved=is_unsaved
                )
                dialog.initial_field = "" if is_unsaved else field
                return dialog

            ask_until_saved(screen, build, form, save_form)

    def action_open_subject(self) -> None:
        """Open the page of the current contact's organization, its industry, or a path; ask which one."""
        contact_id = self.require_contact_id()
        if contact_id is not None:
            from infoview_tui.ui.shared.subject_choice import choose_subject

            with self.screen.reporting_errors():
                choose_subject(self.screen, contact_id)

    def action_save_calendar_file(self) -> None:
        """Save the planned or latest interview with the current contact as a calendar file."""
        from infoview_tui.ui.shared.calendar_file import save_calendar_file

        contact_id = self.require_contact_id()
        if contact_id is not None:
            with self.screen.reporting_errors():
                save_calendar_file(self.screen, contact_id=contact_id)

    def action_open_sheet(self) -> None:
        """Show the sheet for the next interview with the current contact."""
        contact_id = self.require_contact_id()
        if contact_id is not None:
            self.screen.navigation.open_interview_sheet(contact_id)

    def action_practice(self) -> None:
        """Practice the next call with the current contact."""
        contact_id = self.require_contact_id()
        if contact_id is not None:
            self.screen.navigation.open_practice(contact_id)

    def action_schedule(self) -> None:
        """Set the time of the current contact's interview, or cancel it."""
        contact_id = self.require_contact_id()
        if contact_id is not None:
            self._ask_for_time(contact_id)

    def action_record_interview(self) -> None:
        """Record an interview with the current contact that took place without the program."""
        contact_id = self.require_contact_id()
        if contact_id is not None:
            self._ask_for_time(contact_id, took_place=True)

    def move_to_stage(self, contact_id: int, stage: Stage, show_moved: Callable[[str], object]) -> None:
        """Move a contact to a stage, with its follow-up actions; ask for a time first if it is Scheduled.

        *show_moved* shows the change, and gets what follows from it in words.
        """
        screen = self.screen

        def move(appointment: Appointment | None = None) -> None:
            show_moved(outreach.stages.move_contact(screen.workspace, contact_id, stage, screen.now(), appointment))

        if stage is Stage.SCHEDULED:
            self._ask_for_time(contact_id, move)
        else:
            with screen.reporting_errors():
                move()

    def open_preparation(self, contact_id: int) -> None:
        """Open the preparation screen of the contact's next interview."""
        self._open_next_interview(contact_id, self.screen.navigation.open_preparation)

    def _open_next_interview(self, contact_id: int, open_screen: Callable[[int], None]) -> None:
        """Open a screen on the contact's next interview, which the first change there inserts if there is none."""
        with self.screen.reporting_errors():
            minutes = self.screen.context.config.minutes
            open_screen(interviews.opening.open_next_interview(self.screen.workspace, contact_id, minutes=minutes))

    def _ask_for_time(
        self, contact_id: int, save: Callable[[Appointment | None], None] | None = None, *, took_place: bool = False
    ) -> None:
        from infoview_tui.ui.shared.scheduling import Scheduling  # not needed at the start

        Scheduling(self.screen, contact_id, save, took_place).ask()
