"""The errands that start from a contact, wherever the contact is shown: the same keys on every screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import Stage
from infoview_tui.services import contacts, interviews, outreach
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from infoview_tui.domain.planning import Appointment
    from infoview_tui.services.contacts.form import ContactForm


class ContactActionsScreen(InfoviewScreen):
    """A screen on which some contact is the current one. Subclasses say which."""

    def current_contact_id(self) -> int | None:
        """The id of the contact that the keys mean, or None."""
        return None

    def action_open_preparation(self) -> None:
        """Plan the interview with the current contact."""
        contact_id = self.current_contact_id()
        if contact_id is not None:
            self.open_preparation(contact_id)

    def action_open_call(self) -> None:
        """Open the live screen of the current contact's next interview; where there is none, one is made."""
        contact_id = self.current_contact_id()
        if contact_id is not None:
            self._open_next_interview(contact_id, self.navigation.open_call)

    def action_write_thank_you(self) -> None:
        """Write the thank-you to the current contact."""
        contact_id = self.current_contact_id()
        if contact_id is not None:
            self.open_thank_you(contact_id)

    def action_new(self) -> None:
        """Add a contact."""
        from infoview_tui.services.contacts.form import ContactForm

        self._open_contact_form(
            ContactForm(),
            "New contact",
            lambda form: self.contact_added(contacts.commands.add_contact(self.workspace, form, self.now())),
        )

    def contact_added(self, contact_id: int) -> None:
        """A contact was added; subclasses may put their cursor on it."""

    def action_edit(self) -> None:
        """Edit the current contact."""
        from infoview_tui.services.contacts.queries import read_contact_form

        contact_id = self.current_contact_id()
        if contact_id is not None:
            with self.reporting_errors():
                form = read_contact_form(self.workspace, contact_id)
                self._open_contact_form(
                    form,
                    form.name,
                    lambda form: contacts.commands.edit_contact(self.workspace, contact_id, form, self.now()),
                )

    def _open_contact_form(
        self, form: ContactForm, title: str, save: Callable[[ContactForm], None], *, unsaved: bool = False
    ) -> None:
        """Let a form be filled in and kept. Where that fails it opens again: what was typed stays on the screen."""
        from infoview_tui.services.contacts.queries import list_paths, list_tags
        from infoview_tui.services.contacts.resolve_contact import list_contact_names
        from infoview_tui.ui.shared.dialogs.contact_form import ContactFormDialog, ContactSuggestions

        def saved(filled: ContactForm | None) -> None:
            if filled is None:
                return
            with self.reporting_errors():
                save(filled)
                self.reload()
                return
            self._open_contact_form(filled, title, save, unsaved=True)

        with self.reporting_errors():
            known = ContactSuggestions(
                list_contact_names(self.workspace), list_paths(self.workspace), list_tags(self.workspace)
            )
            self.app.push_screen(ContactFormDialog(form, known, title=title, is_unsaved=unsaved), saved)

    def action_schedule(self) -> None:
        """Set the time of the current contact's interview."""
        contact_id = self.current_contact_id()
        if contact_id is not None:
            self.ask_for_appointment(contact_id)

    def ask_for_appointment(self, contact_id: int, stage: Stage | None = None) -> None:
        """Ask for date, time and length; with a stage, the contact is moved there in the same deed."""
        from infoview_tui.services.interviews.queries import read_appointment

        with self.reporting_errors():
            self._open_schedule_dialog(contact_id, stage, read_appointment(self.workspace, contact_id))

    def _open_schedule_dialog(self, contact_id: int, stage: Stage | None, appointment: Appointment | None) -> None:
        """Ask, beginning with an appointment. Where the answer cannot be kept it is asked again, with the answer."""
        from infoview_tui.ui.shared.dialogs.schedule import ScheduleDialog, ScheduleResult

        def answered(scheduling: ScheduleResult | None) -> None:
            if scheduling is None:
                return
            with self.reporting_errors():
                if stage is not None:
                    said = outreach.stages.move_contact(
                        self.workspace, contact_id, stage, self.now(), scheduling.appointment
                    )
                    self.contact_moved(contact_id)
                    self.show_status(f"{said} u undoes it.")
                elif scheduling.appointment is not None:
                    outreach.stages.schedule_interview(self.workspace, contact_id, scheduling.appointment, self.now())
                self.reload()
                return
            self._open_schedule_dialog(contact_id, stage, scheduling.appointment)

        local_now = self.to_local(self.now())
        dialog = ScheduleDialog(appointment, now=local_now, default_minutes=self.context.config.minutes)
        self.app.push_screen(dialog, answered)

    def move_contact(self, contact_id: int, stage: Stage) -> None:
        """Move a contact to a stage, with what follows from it; a time is asked for where it is to be scheduled."""
        if stage is Stage.SCHEDULED:
            self.ask_for_appointment(contact_id, stage)
            return
        with self.reporting_errors():
            said = outreach.stages.move_contact(self.workspace, contact_id, stage, self.now())
            self.contact_moved(contact_id)
            if said:
                self.show_status(f"{said} u undoes it.")

    def contact_moved(self, contact_id: int) -> None:
        """A contact was moved; subclasses show it."""

    def open_preparation(self, contact_id: int) -> None:
        """Open the plan of the contact's next interview."""
        self._open_next_interview(contact_id, self.navigation.open_preparation)

    def _open_next_interview(self, contact_id: int, open_screen: Callable[[int], None]) -> None:
        """Open a screen on the contact's next interview, which is created where there is none."""
        with self.reporting_errors():
            interview = interviews.planning.get_or_create_planned_interview(
                self.workspace, contact_id, self.now(), minutes=self.context.config.minutes
            )
            open_screen(interview.id)

    def open_thank_you(self, contact_id: int) -> None:
        """Open the thank-you to a contact; where nobody has talked to them yet, say so."""
        from infoview_tui.services.contacts.queries import read_contact_form
        from infoview_tui.services.outreach.thank_you import can_thank

        with self.reporting_errors():
            if can_thank(self.workspace, contact_id):
                self.navigation.open_message(contact_id)
            else:
                name = read_contact_form(self.workspace, contact_id).name
                self.show_status(f"No interview has been held with {name} yet: there is nothing to thank for.")
