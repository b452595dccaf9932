"""The plan of one interview: what was read of it, the question under the cursor, and asking for texts of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.services import interviews
from infoview_tui.services.interviews.preparation import Preparation
from infoview_tui.services.interviews.queries import QuestionRow
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.run_command import run_command

if TYPE_CHECKING:
    from infoview_tui.ui.preparation.panes import PreparationPanes
    from infoview_tui.ui.shared.screen import InfoviewScreen


class CurrentPlan:
    """The preparation that the keys act on."""

    def __init__(self, screen: InfoviewScreen, panes: PreparationPanes, interview_id: int) -> None:
        """Start before the preparation is read."""
        self._screen = screen
        self._panes = panes
        self._opened_id = interview_id
        self.preparation: Preparation | None = None

    @property
    def interview_id(self) -> int:
        """The id of the interview, or of a placeholder for it until something is written."""
        return self._screen.workspace.placeholders.row_id(self._opened_id)

    def name_place(self) -> str:
        """Name the screen of this plan; without a row of it, the contact is where it can be opened again."""
        return f"preparation:{self.interview_id}" if self.interview_id > 0 else ""

    @property
    def contact_id(self) -> int | None:
        """The contact of the interview."""
        return self.preparation.interview.contact_id if self.preparation else None

    @property
    def current_question(self) -> QuestionRow | None:
        """The planned question under the cursor, in either pane."""
        questions = self.preparation.questions if self.preparation else []
        if self._panes.is_plan_in_front:
            key = self._panes.plan.cursor_key
            return next((question for question in questions if key == ("question", question.id)), None)
        chosen = self._panes.bank.current_question
        return next((question for question in questions if chosen and question.bank_id == chosen.id), None)

    def require_question(self) -> QuestionRow | None:
        """Return the planned question that a key acts on; if there is none, show a message."""
        question = self.current_question
        if question is None:
            hint = (
                "Move to a question first."
                if self._panes.is_plan_in_front
                else "Only a question with ✓ can be changed; space picks one."
            )
            self._screen.show_status(hint)
        return question

    def add(self, form: QuestionForm) -> None:
        """Add a question to the plan. Raises InfoviewError if that fails."""
        screen = self._screen
        interviews.planning.plan_question(
            screen.workspace, self.interview_id, form, screen.now(), contact_id=self.contact_id
        )

    def ask_for_text(
        self,
        title: str,
        value: str,
        save: Callable[[str], None],
        *,
        hint: str = "",
        describe: Callable[[str], str] | None = None,
    ) -> None:
        """Ask for a line and save it. If saving fails, show the error and ask again with the same text.

        *hint* and *describe* are as in `PromptDialog`.
        """

        def build(text: str, is_unsaved: bool) -> PromptDialog:
            return PromptDialog(title, text, hint=hint, describe=describe, is_unsaved=is_unsaved)

        ask_until_saved(self._screen, build, value, lambda text: run_command(self._screen, lambda: save(text)))
