"""Ends a debrief: marks it as done, offers to move the contact to Met, and opens the thank-you (R32)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.enums import MessageKind, Stage
from infoview_tui.services import debrief, outreach
from infoview_tui.services.debrief.queries import read_debrief
from infoview_tui.services.interviews.queries import InterviewRow, should_propose_met
from infoview_tui.ui.shared.content import plain

if TYPE_CHECKING:
    from infoview_tui.ui.debrief.sections import DebriefSections
    from infoview_tui.ui.shared.autosaved_texts import AutosavedTexts
    from infoview_tui.ui.shared.screen import InfoviewScreen


class FinishActions:
    """Finishes the debrief of one interview."""

    def __init__(
        self, screen: InfoviewScreen, interview_id: int, sections: DebriefSections, texts: AutosavedTexts
    ) -> None:
        """Set the interview, and what has to be saved before."""
        self._screen = screen
        self._interview_id = interview_id
        self._sections = sections
        self._texts = texts

    def action_finish_debrief(self) -> None:
        """Mark the debrief as done, offer to move the contact to Met, and open the thank-you."""
        if not self._sections.is_read:
            return
        self._sections.save_proposed_texts()
        if not self._texts.flush():
            return
        screen = self._screen
        with screen.reporting_errors():
            debrief.commands.finish_debrief(screen.workspace, self._interview_id, screen.now())
            interview = read_debrief(screen.workspace, self._interview_id, screen.now(), screen.zone).interview
            if should_propose_met(screen.workspace, interview):
                self._propose_met(interview)
            else:
                self._open_thank_you(interview)

    def _propose_met(self, interview: InterviewRow) -> None:
        from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

        screen = self._screen

        def on_close(yes: bool | None) -> None:
            if yes:
                with screen.reporting_errors():
                    contact_id = interview.contact_id
                    message = outreach.stages.move_contact(screen.workspace, contact_id, Stage.MET, screen.now())
                    screen.context.show_notification(message)
            self._open_thank_you(interview)

        question = plain(f"Debrief done. Move {interview.contact} to Met?")
        screen.app.push_screen(ConfirmDialog(question, yes_label="Move to Met", no_label="Don't move"), on_close)

    def _open_thank_you(self, interview: InterviewRow) -> None:
        self._screen.navigation.open_message(
            interview.contact_id, MessageKind.THANK_YOU, interview_id=interview.id, replace=True
        )
