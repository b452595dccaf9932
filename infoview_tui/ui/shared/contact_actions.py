"""The errands that start from a contact, wherever the contact is shown: the same keys on every screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import Stage
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from infoview_tui.services.contacts.contacts import ContactForm
    from infoview_tui.services.outreach.stages import Appointment


class ContactErrands(InfoviewScreen):
    """A screen on which some contact is the current one. Subclasses say which."""

    def current_contact(self) -> int | None:
        """The id of the contact that the keys mean, or None."""
        return None

    def action_prepare(self) -> None:
        """Plan the interview with the current contact."""
        contact_id = self.current_contact()
        if contact_id is not None:
            self.open_plan(contact_id)

    def action_interview(self) -> None:
        """Open the live screen of the current contact's next interview; where there is none, one is made."""
        from infoview_tui.services.interviews import planning

        contact_id = self.current_contact()
        if contact_id is not None:
            with self.telling():
                minutes = self.infoview.config.minutes
                interview = planning.interview_to_plan(self.desk, contact_id, self.now(), minutes=minutes)
                self.infoview.open_call(interview.id)

    def action_message(self) -> None:
        """Write the thank-you to the current contact."""
        contact_id = self.current_contact()
        if contact_id is not None:
            self.open_thank_you(contact_id)

    def action_new(self) -> None:
        """Add a contact."""
        from infoview_tui.services.contacts.contacts import ContactForm, add_contact

        self._fill_in(ContactForm(), "New contact", lambda form: self.added(add_contact(self.desk, form, self.now())))

    def added(self, contact_id: int) -> None:
        """A contact was added; subclasses may put their cursor on it."""

    def action_edit(self) -> None:
        """Edit the current contact."""
        from infoview_tui.services.contacts.contacts import edit_contact, read_form

        contact_id = self.current_contact()
        if contact_id is not None:
            with self.telling():
                form = read_form(self.desk, contact_id)
                self._fill_in(form, form.name, lambda form: edit_contact(self.desk, contact_id, form, self.now()))

    def _fill_in(
        self, form: ContactForm, title: str, keep: Callable[[ContactForm], None], *, unsaved: bool = False
    ) -> None:
        """Let a form be filled in and kept. Where that fails it opens again: what was typed stays on the screen."""
        from infoview_tui.services.contacts.resolve_contact import read_names
        from infoview_tui.services.contacts.tagging import known_paths, known_tags
        from infoview_tui.ui.shared.dialogs.contact_form import ContactFormScreen, Known

        def saved(filled: ContactForm | None) -> None:
            if filled is None:
                return
            with self.telling():
                keep(filled)
                self.reload()
                return
            self._fill_in(filled, title, keep, unsaved=True)

        with self.telling():
            known = Known(read_names(self.desk), known_paths(self.desk), known_tags(self.desk))
            self.app.push_screen(ContactFormScreen(form, known, title=title, unsaved=unsaved), saved)

    def action_schedule(self) -> None:
        """Set the time of the current contact's interview."""
        contact_id = self.current_contact()
        if contact_id is not None:
            self.ask_when(contact_id)

    def ask_when(self, contact_id: int, stage: Stage | None = None) -> None:
        """Ask for date, time and length; with a stage, the contact is moved there in the same deed."""
        from infoview_tui.services.interviews.interviews import appointment_of

        with self.telling():
            self._ask_when(contact_id, stage, appointment_of(self.desk, contact_id))

    def _ask_when(self, contact_id: int, stage: Stage | None, given: Appointment | None) -> None:
        """Ask, beginning with an appointment. Where the answer cannot be kept it is asked again, with the answer."""
        from infoview_tui.services.outreach import stages
        from infoview_tui.ui.shared.dialogs.schedule import ScheduleScreen, Scheduling

        def answered(scheduling: Scheduling | None) -> None:
            if scheduling is None:
                return
            with self.telling():
                if stage is not None:
                    said = stages.move_contact(self.desk, contact_id, stage, self.now(), scheduling.appointment)
                    self.moved(contact_id)
                    self.say(f"{said} u undoes it.")
                elif scheduling.appointment is not None:
                    stages.schedule_interview(self.desk, contact_id, scheduling.appointment, self.now())
                self.reload()
                return
            self._ask_when(contact_id, stage, scheduling.appointment)

        self.app.push_screen(ScheduleScreen(given), answered)

    def move_to(self, contact_id: int, stage: Stage) -> None:
        """Move a contact to a stage, with what follows from it; a time is asked for where it is to be scheduled."""
        if stage is Stage.SCHEDULED:
            self.ask_when(contact_id, stage)
            return
        from infoview_tui.services.outreach import stages

        with self.telling():
            said = stages.move_contact(self.desk, contact_id, stage, self.now())
            self.moved(contact_id)
            if said:
                self.say(f"{said} u undoes it.")

    def moved(self, contact_id: int) -> None:
        """A contact was moved; subclasses show it."""

    def open_contact(self, contact_id: int) -> None:
        """Open the contact's screen."""
        from infoview_tui.ui.contact.screen import ContactScreen

        self.app.push_screen(ContactScreen(contact_id))

    def open_plan(self, contact_id: int) -> None:
        """Open the plan of the contact's next interview."""
        from infoview_tui.services.interviews import planning
        from infoview_tui.ui.preparation.screen import PrepScreen

        with self.telling():
            minutes = self.infoview.config.minutes
            interview = planning.interview_to_plan(self.desk, contact_id, self.now(), minutes=minutes)
            self.app.push_screen(PrepScreen(interview.id))

    def open_interview(self, interview_id: int) -> None:
        """Open an interview to be read again."""
        from infoview_tui.ui.interview.screen import InterviewScreen

        self.app.push_screen(InterviewScreen(interview_id))

    def open_debrief(self, interview_id: int) -> None:
        """Open the debrief of an interview."""
        from infoview_tui.ui.debrief.screen import DebriefScreen

        self.app.push_screen(DebriefScreen(interview_id))

    def open_thank_you(self, contact_id: int) -> None:
        """Open the thank-you to a contact; where nobody has talked to them yet, say so."""
        from infoview_tui.services.contacts import contacts
        from infoview_tui.services.outreach import messages

        with self.telling():
            if messages.is_to_thank(self.desk, contact_id):
                from infoview_tui.ui.messages.screen import ComposeScreen

                self.app.push_screen(ComposeScreen(contact_id))
            else:
                name = contacts.read_form(self.desk, contact_id).name
                self.say(f"No interview has been held with {name} yet: there is nothing to thank for.")
