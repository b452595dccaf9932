"""Base of the preparation screen: its state, and what its actions share. The actions are in the subclasses."""

from __future__ import annotations

from collections.abc import Callable

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.services import interviews
from infoview_tui.services.interviews.queries import Preparation, QuestionRow
from infoview_tui.ui.preparation.plan_view import PlanView
from infoview_tui.ui.preparation.question_bank import QuestionBank
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace


class PreparationScreenBase(InfoviewScreen):
    """The preparation of one interview: the current pane and question, and questions to the user."""

    def __init__(self, interview_id: int) -> None:
        """Set the interview."""
        super().__init__()
        self._opened_id = interview_id
        self.contact_actions = ContactActions(self, self.current_contact_id)
        self.place = ScreenPlace(ListCursor(self), own_name=self._name_place, contact_id=self.current_contact_id)
        self.parts = (self.contact_actions, self.common_actions)
        self.preparation: Preparation | None = None

    @property
    def interview_id(self) -> int:
        """The id of the interview, or of a placeholder for it until something is written."""
        return self.workspace.placeholders.row_id(self._opened_id)

    def _name_place(self) -> str:
        """Name the plan of this interview; without one, the contact is where it can be opened again."""
        return f"preparation:{self.interview_id}" if self.interview_id > 0 else ""

    @property
    def is_plan_in_front(self) -> bool:
        """Whether the plan is the current pane, and not the bank."""
        return self.has_class("-plan")

    def current_contact_id(self) -> int | None:
        """Return the contact of the interview."""
        return self.preparation.interview.contact_id if self.preparation else None

    def current_question(self) -> QuestionRow | None:
        """Return the planned question under the cursor, in either pane."""
        questions = self.preparation.questions if self.preparation else []
        if self.is_plan_in_front:
            key = self.query_one(PlanView).cursor_key
            return next((question for question in questions if key == ("question", question.id)), None)
        chosen = self.query_one(QuestionBank).current_question
        return next((question for question in questions if chosen and question.bank_id == chosen.id), None)

    def require_planned_question(self) -> QuestionRow | None:
        """Return the planned question that a key acts on; if there is none, show a message."""
        question = self.current_question()
        if question is None:
            hint = (
                "Move to a question first."
                if self.is_plan_in_front
                else "Only a question with ✓ can be changed; space picks one."
            )
            self.show_status(hint)
        return question

    def plan_question(self, form: QuestionForm) -> None:
        """Add a question to the plan. Raises InfoviewError if that fails."""
        contact_id = self.current_contact_id()
        interviews.planning.plan_question(self.workspace, self.interview_id, form, self.now(), contact_id=contact_id)

    def ask_for_text(
        self,
        title: str,
        value: str,
        save: Callable[[str], None],
        *,
        hint: str = "",
        describe: Callable[[str], str] | None = None,
        unsaved: bool = False,
    ) -> None:
        """Ask for a line and save it. If saving fails, show the error and ask again with the same text.

        *hint* and *describe* are as in `PromptDialog`.
        """

        def answered(text: str | None) -> None:
            if text is None:
                return
            is_saved = False
            with self.reporting_errors():
                save(text)
                is_saved = True
            self.reload()
            if not is_saved:
                self.ask_for_text(title, text, save, hint=hint, describe=describe, unsaved=True)

        self.app.push_screen(PromptDialog(title, value, hint=hint, describe=describe, is_unsaved=unsaved), answered)
