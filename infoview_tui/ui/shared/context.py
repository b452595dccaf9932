"""Interfaces of the app that screens depend on: the shared context and the navigation.

The app implements `Context`, `infoview_tui.ui.app.navigation` implements `Navigation`. Screens import neither.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Protocol

from infoview_tui.config import Config
from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.services.banks.library import BankLoader
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.drafts.opening import Opening
from infoview_tui.services.outreach.templates import TemplateLoader


class UnsavedTextSource(Protocol):
    """A screen that may have a change that is still being made, or text that cannot be saved at the moment."""

    @property
    def is_attached(self) -> bool:
        """Whether the screen is still part of the app."""

    def finish(self) -> None:
        """Save a change that is still being made, before the app ends."""

    def unsaved_source(self) -> str:
        """Return a title for the text."""

    def unsaved_text(self) -> str:
        """Return the text that cannot be saved at the moment; empty if there is none."""


class Navigation(Protocol):
    """Opens tabs, screens, and flows. *replace* closes the current screen instead of leaving it behind the new one."""

    def show_tab(self, tab: str) -> None:
        """Switch to a tab (``today``, ``board``, ``week``, ``insights``, ``banks``); close what was opened from it."""

    def open_contact(self, contact_id: int) -> None:
        """Open the screen of a contact."""

    def open_preparation(self, interview_id: int) -> None:
        """Open the preparation screen of an interview."""

    def open_interview_sheet(self, contact_id: int) -> None:
        """Open the sheet for the next interview with a contact."""

    def open_call(self, interview_id: int) -> None:
        """Open the call screen of an interview; show a notification if the interview cannot be read."""

    def open_practice(self, contact_id: int) -> None:
        """Practice the next call with a contact on a copy of the data; show a notification if that is not possible."""

    def return_to_call(self) -> None:
        """Open the running call, or the one that begins within minutes; show a notification if there is neither."""

    def open_interview(self, interview_id: int, *, note_id: int | None = None) -> None:
        """Open the transcript of an interview, with the cursor on a note."""

    def leave_interview(self, interview_id: int) -> None:
        """Discard an interview in which nothing was written, unless another screen shows it."""

    def open_debrief(self, interview_id: int, *, replace: bool = False) -> None:
        """Open the debrief of an interview."""

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
        """Open a message to a contact: the given one, or the open draft of a kind, or a new one.

        Without *kind*, it is the one that the contact's next action or stage calls for. *interview_id* is the interview
        the message is about; *target* what an introduction or an update is about.
        """

    def open_introductions(self, *, contact_id: int | None = None, organization_id: int | None = None) -> None:
        """Open the warmest way in to a contact, or else to an organization."""

    def open_question(self, question_id: str) -> None:
        """Show a question of the banks on the Banks screen."""

    def open_trips(self) -> None:
        """Open the list of trips."""

    def open_trip(self, trip_id: int) -> None:
        """Open a trip."""

    def open_trip_sheet(self, trip_id: int) -> None:
        """Open the sheet for the days of a trip."""

    def open_subject(self, subject: Subject) -> None:
        """Open the page of an organization, an industry, or a path, or the screen of a contact."""

    def open_subjects(self, kind: SubjectKind) -> None:
        """Open the list of all paths, organizations, or industries."""

    def open_fit(self, path_id: int) -> None:
        """Open what speaks for and against a path, and the user's own view of it."""

    def open_search(self) -> None:
        """Open the search over everything; on the search screen, go to its line."""

    def filter_board(self, text: str) -> None:
        """Show the board with a filter."""

    def import_contacts(self) -> None:
        """Import contacts from a file; the screen goes on by its method ``after_import``."""

    def edit_profile(self, field: str = "") -> None:
        """Open the user's own profile, at a field such as ``introduction``."""

    def open_first_questions(self) -> None:
        """Open the questions of the first start."""

    def edit_affiliations(self, contact_id: int | None = None) -> None:
        """Open the lines for former employers and schools: of a contact, or the user's own."""

    def edit_tag_intervals(self) -> None:
        """Open the form for how often to stay in touch, by tag."""


class Context(Protocol):
    """What screens need from the app: data, clock, time zone, config, notifications, and navigation."""

    workspace: Workspace
    config: Config
    zone: tzinfo

    @property
    def profile_name(self) -> str:
        """The name of the profile for the top bar; empty where there is only the default one."""

    reopened_draft: str
    """The key of the draft whose dialog is being opened again; empty if there is none."""

    @property
    def opening(self) -> Opening:
        """How the dialog that is opened now is opened again at the next start; without steps if that is not known."""

    @property
    def banks(self) -> BankLoader:
        """The question banks; read from disk on first use."""

    @property
    def templates(self) -> TemplateLoader:
        """The message templates; read from disk on first use."""

    @property
    def navigation(self) -> Navigation:
        """Opens other screens."""

    def now(self) -> datetime:
        """Return the current time in UTC."""

    def monotonic(self) -> float:
        """Return the seconds of a monotonic clock."""

    def show_notification(self, message: str, *, error: bool = False, seconds: int = 0) -> None:
        """Show a message for a few seconds, replacing the previous one. It is content, never markup."""

    def update_top_bar(self) -> None:
        """Update the number of due actions and the running call in the top bar."""

    def refresh_calendars(self, start: datetime | None = None, end: datetime | None = None) -> None:
        """Read calendar files that have changed in a worker, and the time between two moments if it was not read.

        The front screen reloads if that is new. Every screen that comes to the front calls it without moments.
        """

    def rescue_line(self, source: str, line: str) -> str:
        """Write a finished line to the recovery file while the data file is lost; return a message.

        Raises InfoviewError if that fails.
        """

    def register_screen(self, screen: UnsavedTextSource) -> None:
        """Ask this screen for unsaved text when the app quits. Only a weak reference is kept."""
