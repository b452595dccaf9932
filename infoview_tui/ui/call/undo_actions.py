"""Undo and redo in a call: neither removes typed text, nor ends the call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.enums import InterviewState
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.interviews.queries import read_call_details

if TYPE_CHECKING:
    from infoview_tui.ui.call.draft_line import DraftLine
    from infoview_tui.ui.call.host import CallHost, CallView
    from infoview_tui.ui.call.question_actions import QuestionActions
    from infoview_tui.ui.call.state import CallState


class UndoActions:
    """Undoes and redoes changes while no text is typed and no note is edited."""

    def __init__(
        self, host: CallHost, state: CallState, view: CallView, draft: DraftLine, questions: QuestionActions
    ) -> None:
        """Set the screen and the call; *questions* come back into the line."""
        self._host = host
        self._state = state
        self._view = view
        self._draft = draft
        self._questions = questions

    def action_undo(self) -> None:
        """Undo the last change. Typed text is never removed."""
        self._undo_or_redo(is_undo=True)

    def action_redo(self) -> None:
        """Redo the last undone change."""
        self._undo_or_redo(is_undo=False)

    def _undo_or_redo(self, *, is_undo: bool) -> None:
        host, state = self._host, self._state
        if clean_line(self._draft.text) or state.edited_note is not None:
            self._view.show_status("Save or clear the line first to undo or redo.")
            return
        was_running, questions = state.is_running, state.call.questions
        status = ""
        with host.reporting_errors():
            label = (host.workspace.undo if is_undo else host.workspace.redo)(host.now())
            status = f"{'Undone' if is_undo else 'Redone'}: {label}"
            if was_running and self._read_state() == InterviewState.PLANNED:
                host.workspace.redo(host.now())  # the next key would restart its clock
                status = "Nothing else to undo: the start of the interview can't be undone."
        host.reload()
        self._questions.restore_added_questions(questions)
        if status:
            self._view.show_status(status)

    def _read_state(self) -> InterviewState:
        return read_call_details(self._host.workspace, self._state.find_interview_id()).interview.state
