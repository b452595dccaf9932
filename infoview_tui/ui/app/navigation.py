"""Navigation between screens. Besides the app, this is the only module that imports the screen classes.

Screens are imported when they are first opened, so that the app starts quickly.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget
from infoview_tui.domain.reminders import EARLIEST
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.errors import InfoviewError
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from infoview_tui.ui.shared.context import Context


class AppNavigation:
    """Implements `infoview_tui.ui.shared.context.Navigation` with an app's screen stack and modes."""

    def __init__(self, app: App[Any], context: Context, start_tab: str) -> None:
        """Navigate in *app*, whose default mode shows *start_tab*, or if that is empty, the call of the start."""
        self._app = app
        self._context = context
        self._start_tab = start_tab

    # Tabs

    def show_tab(self, tab: str) -> None:
        """Switch to a tab, and close what was opened from it: the key of a tab always shows that tab."""
        mode = self._app.DEFAULT_MODE if tab == self._start_tab else tab
        if mode != self._app.current_mode:
            if not self._start_tab and self._app.current_mode == self._app.DEFAULT_MODE:
                self._close_opened_screens()  # nothing leads back to them
            self._app.switch_mode(mode)
        self._close_opened_screens()

    def _close_opened_screens(self) -> None:
        while len(self._app.screen_stack) > 1:
            self._app.pop_screen()

    # Screens

    def open_contact(self, contact_id: int) -> None:
        """Open the screen of a contact."""
        from infoview_tui.ui.contact.screen import ContactScreen

        self._app.push_screen(ContactScreen(contact_id))

    def open_preparation(self, interview_id: int) -> None:
        """Open the preparation screen of an interview."""
        from infoview_tui.ui.preparation.screen import PreparationScreen

        self._app.push_screen(PreparationScreen(interview_id))

    def open_interview_sheet(self, contact_id: int) -> None:
        """Open the sheet for the next interview with a contact."""
        from infoview_tui.ui.preparation.sheet_screen import InterviewSheetScreen

        self._app.push_screen(InterviewSheetScreen(contact_id))

    def open_call(self, interview_id: int) -> None:
        """Open the call screen of an interview; show a notification if the interview cannot be read."""
        from infoview_tui.services.interviews.queries import read_call_details
        from infoview_tui.ui.call.screen import CallScreen

        try:
            call = read_call_details(self._context.workspace, interview_id)
        except InfoviewError as error:
            self._context.show_notification(str(error), error=True)
            return
        self._app.clear_notifications()  # the reminder of this call would cover the signs above its line
        self._app.push_screen(CallScreen(interview_id, call=call))

    def open_practice(self, contact_id: int) -> None:
        """Practice the next call with a contact; show a notification if that is not possible."""
        from infoview_tui.services import interviews
        from infoview_tui.services.interviews.timing import find_running_interview
        from infoview_tui.ui.app.practice import PracticeContext
        from infoview_tui.ui.call.mode import PracticeCall
        from infoview_tui.ui.call.screen import CallScreen

        context = self._context
        try:
            practice = interviews.practice.start_practice(
                context.workspace, contact_id, context.now(), minutes=context.config.minutes
            )
        except InfoviewError as error:
            context.show_notification(str(error), error=True)
            return
        running = find_running_interview(context.workspace)
        if running is not None:
            warning = f"The interview with {running.contact} is still running: nothing that you type here is saved."
            context.show_notification(warning, error=True)
        navigate = partial(PracticeNavigation, self._app, start_tab=self._start_tab)
        copy = PracticeContext(context, practice.workspace, navigate)
        self._app.push_screen(CallScreen(practice.interview_id, PracticeCall(copy, practice.close)))

    def return_to_call(self) -> None:
        """Open the running call, or the one that begins within minutes; show a notification if there is neither."""
        from infoview_tui.services.interviews.timing import find_running_interview
        from infoview_tui.services.interviews.upcoming import list_upcoming

        workspace, now = self._context.workspace, self._context.now()
        running = find_running_interview(workspace)
        upcoming = list_upcoming(workspace, now, now + EARLIEST)
        if running is not None:
            self.open_call(running.id)
        elif upcoming:
            self.open_call(upcoming[0].interview_id)
        else:
            self._context.show_notification("No call is running.")

    def open_interview(self, interview_id: int, *, note_id: int | None = None) -> None:
        """Open the transcript of an interview, with the cursor on a note."""
        from infoview_tui.ui.interview.screen import InterviewScreen

        self._app.push_screen(InterviewScreen(interview_id, note_id))

    def leave_interview(self, interview_id: int) -> None:
        """Discard an interview in which nothing was written, unless another screen shows it."""
        from infoview_tui.services import interviews

        stacks = self._app._screen_stacks.values()  # Textual, private: the screens of all tabs
        shown = [getattr(screen, "interview_id", None) for stack in stacks for screen in stack]
        if shown.count(interview_id) <= 1:
            with suppress(InfoviewError):  # it stays, and no list shows it
                interviews.empty_interviews.discard_if_empty(self._context.workspace, interview_id, self._context.now())

    def open_debrief(self, interview_id: int, *, replace: bool = False) -> None:
        """Open the debrief of an interview."""
        from infoview_tui.ui.debrief.screen import DebriefScreen

        self._open(DebriefScreen(interview_id), replace=replace)

    def open_message(
        self,
        contact_id: int,
        kind: MessageKind | None = None,
        *,
        interview_id: int | None = None,
        message_id: int | None = None,
        target: MessageTarget = NO_TARGET,
        replace: bool = False,
    ) -> None:
        """Open a message to a contact; show a notification if it cannot be read or drafted."""
        from infoview_tui.services import outreach  # imports SQLModel under its lock, for the warm-up may do so now
        from infoview_tui.services.outreach.next_message import NextMessage, choose_message
        from infoview_tui.ui.messages.screen import MessageScreen

        workspace, now = self._context.workspace, self._context.now()
        try:
            if message_id is None:
                message = NextMessage(kind, target) if kind else choose_message(workspace, contact_id, now)
                message_id = outreach.new_message.open_draft(
                    workspace,
                    contact_id,
                    message.kind,
                    now,
                    self._context.zone,
                    interview_id=interview_id,
                    target=message.target,
                    minutes=self._context.config.minutes,
                    templates=self._context.templates,
                )
        except InfoviewError as error:
            self._context.show_notification(str(error), error=True)
            return
        self._open(MessageScreen(message_id), replace=replace)
        problem = self._context.templates.pop_problem_message()
        if problem:
            self._context.show_notification(problem, error=True)

    def open_introductions(self, *, contact_id: int | None = None, organization_id: int | None = None) -> None:
        """Open the warmest way in to a contact, or else to an organization."""
        from infoview_tui.ui.introductions.screen import IntroductionsScreen

        self._app.push_screen(IntroductionsScreen(contact_id=contact_id, organization_id=organization_id))

    def open_question(self, question_id: str) -> None:
        """Show a question of the banks on the Banks screen."""
        from infoview_tui.ui.banks.screen import BanksScreen

        self.show_tab("banks")

        def show() -> None:
            if isinstance(screen := self._app.screen, BanksScreen):
                screen.call_later(screen.show_question, question_id)  # when it is composed

        self._app.call_later(show)

    def open_trips(self) -> None:
        """Open the list of trips."""
        from infoview_tui.ui.trips.list_screen import TripsScreen

        self._app.push_screen(TripsScreen())

    def open_trip(self, trip_id: int) -> None:
        """Open a trip."""
        from infoview_tui.ui.trips.screen import TripScreen

        self._app.push_screen(TripScreen(trip_id))

    def open_trip_sheet(self, trip_id: int) -> None:
        """Open the sheet for the days of a trip."""
        from infoview_tui.ui.trips.sheet_screen import TripSheetScreen

        self._app.push_screen(TripSheetScreen(trip_id))

    def edit_profile(self, field: str = "") -> None:
        """Open the user's own profile, at a field such as ``introduction``."""
        from infoview_tui.ui.profile.screen import ProfileScreen

        if not ProfileScreen.focus_if_open(self.current_screen(), field):
            self._app.push_screen(ProfileScreen(field))

    def open_first_questions(self) -> None:
        """Open the questions of the first start."""
        from infoview_tui.ui.onboarding.first_run_screen import FirstRunScreen

        self._app.push_screen(FirstRunScreen())

    def open_subject(self, subject: Subject) -> None:
        """Open the page of an organization, an industry, or a path, or the screen of a contact."""
        from infoview_tui.ui.research.page import SubjectScreen

        if subject.kind is SubjectKind.CONTACT:
            self.open_contact(subject.id)
        else:
            self._app.push_screen(SubjectScreen(subject))

    def open_subjects(self, kind: SubjectKind) -> None:
        """Open the list of all paths, organizations, or industries."""
        from infoview_tui.ui.research.list_screen import SubjectsScreen

        self._app.push_screen(SubjectsScreen(kind))

    def open_fit(self, path_id: int) -> None:
        """Open what speaks for and against a path, and the user's own view of it."""
        from infoview_tui.ui.insights.fit_screen import FitScreen

        self._app.push_screen(FitScreen(path_id))

    def open_search(self) -> None:
        """Open the search over everything; on the search screen, go to its line."""
        from infoview_tui.ui.search.screen import SearchScreen

        if isinstance(self._app.screen, SearchScreen):
            self._app.screen.focus_line()
        else:
            self._app.push_screen(SearchScreen())

    def filter_board(self, text: str) -> None:
        """Show the board with a filter."""
        from infoview_tui.ui.board.screen import BoardScreen

        self.show_tab("board")

        def apply() -> None:
            if isinstance(self._app.screen, BoardScreen):
                self._app.screen.filter.show(text)

        self._app.call_later(apply)

    def _open(self, screen: Screen[None], *, replace: bool) -> None:
        show = self._app.switch_screen if replace else self._app.push_screen
        show(screen)

    # Flows

    def import_contacts(self) -> None:
        """Import contacts from a file."""
        from infoview_tui.ui.imports.flow import ImportFlow

        ImportFlow(self.current_screen()).ask_for_file()

    def edit_affiliations(self, contact_id: int | None = None) -> None:
        """Open the lines for former employers and schools: of a contact, or the user's own."""
        from infoview_tui.ui.shared.affiliations import edit_affiliations

        edit_affiliations(self.current_screen(), contact_id)

    def edit_tag_intervals(self) -> None:
        """Open the form for how often to stay in touch, by tag."""
        from infoview_tui.ui.onboarding.flows import open_tag_intervals

        open_tag_intervals(self.current_screen())

    def current_screen(self) -> InfoviewScreen:
        """Return the front screen, ignoring dialogs and the palette."""
        return next(screen for screen in reversed(self._app.screen_stack) if isinstance(screen, InfoviewScreen))


class PracticeNavigation(AppNavigation):
    """The navigation of a practiced call, whose context has a copy. Tabs and the search lead back to the real data."""

    def leave_interview(self, interview_id: int) -> None:
        """Do nothing: the copy is deleted."""

    def return_to_call(self) -> None:
        """Do nothing: this is the call."""

    def open_debrief(self, interview_id: int, *, replace: bool = False) -> None:  # noqa: ARG002 - there is none
        """Show how the practice went; the call screen closes after it."""
        from infoview_tui.services.interviews.practice_result import read_practice_result
        from infoview_tui.ui.call.practice_report import PracticeReportDialog

        self._app.push_screen(PracticeReportDialog(read_practice_result(self._context.workspace, interview_id)))
