"""Preparation screen: plan questions and their time, hypotheses, offerings, and logistics (R16-R25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, getters
from textual.widgets import Static

from infoview_tui.domain.plan_size import MIN_QUESTIONS
from infoview_tui.errors import NotFoundError
from infoview_tui.services import outreach
from infoview_tui.services.interviews.preparation import read_preparation
from infoview_tui.ui.preparation.bank_loading import BankLoading
from infoview_tui.ui.preparation.current_plan import CurrentPlan
from infoview_tui.ui.preparation.heading import format_heading
from infoview_tui.ui.preparation.panes import PreparationPanes
from infoview_tui.ui.preparation.plan_editing import PlanEditing
from infoview_tui.ui.preparation.selection_actions import SelectionActions
from infoview_tui.ui.shared.bindings import BACK, PREPARATION
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import Binding
    from textual.worker import Worker

    from infoview_tui.ui.preparation.question_bank import QuestionBank


class PreparationScreen(InfoviewScreen):
    """Question bank on the left, plan on the right; without room for both, only the focused pane is visible."""

    BINDINGS = [*PREPARATION, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Plan", "In a list")
    AUTO_FOCUS = "RowList"
    _expectation = getters.query_one("#expectation", Static)

    def __init__(self, interview_id: int) -> None:
        """Set the interview."""
        super().__init__()
        self.panes = PreparationPanes(self)
        self.plan = CurrentPlan(self, self.panes, interview_id)
        self.banks = BankLoading(self, self.panes.bank)
        self.editing = PlanEditing(self, self.panes, self.plan)
        selecting = SelectionActions(self, self.panes, self.plan)
        contact_actions = ContactActions(self, lambda: self.plan.contact_id)
        self.place = ScreenPlace(
            ListCursor(self), own_name=self.plan.name_place, contact_id=lambda: self.plan.contact_id
        )
        self.parts = (self.editing, selecting, self.panes, contact_actions, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Compose the heading and both panes."""
        yield Static(id="heading")
        yield Static(id="expectation")
        yield from self.panes.compose()

    def on_worker_state_changed(self, message: Worker.StateChanged) -> None:
        """Show the question banks when they are loaded."""
        self.banks.follow(message)

    def on_screen_resume(self) -> None:
        """Close the screen if the interview was held in the meantime."""
        before = self.plan.preparation

        def close_if_held() -> None:
            now = self.plan.preparation
            if before and now and now.interview.ended_at != before.interview.ended_at:
                self.app.pop_screen()

        self.call_next(close_if_held)  # Textual calls the method of the base class after this one: it reads the plan

    def load(self) -> None:
        """Read and show the preparation. If the interview was deleted, close the screen."""
        try:
            preparation = read_preparation(self.workspace, self.plan.interview_id)
        except NotFoundError:
            self.call_later(self.action_back)
            raise
        self.banks.load()
        is_first = self.plan.preparation is None
        self.plan.preparation = preparation
        self.title = preparation.interview.contact
        self.query_one("#heading", Static).update(format_heading(preparation.interview, self.now(), self.zone))
        self.panes.plan.show(preparation)
        self.panes.bank.mark_planned({question.bank_id for question in preparation.questions if question.bank_id})
        if is_first:
            self._show_expectation()
            self.panes.show("plan" if len(preparation.questions) >= MIN_QUESTIONS else "bank")
        self.panes.show_tabs(len(preparation.questions))

    def _show_expectation(self) -> None:
        """Say what to expect of an interview, the first time."""
        expectation = outreach.explanations.give_call_explanation(self.workspace, self.now())
        self._expectation.update(plain(expectation))
        self._expectation.display = bool(expectation)

    # The two panes

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Bring the focused pane to the front."""
        self.panes.follow_focus(event.widget)

    def on_pane_tabs_clicked(self) -> None:
        """Switch to the other pane."""
        self.panes.action_switch_pane()

    def on_plan_view_row_selected(self) -> None:
        """Edit the selected row."""
        self.editing.action_edit()

    def on_question_list_picked(self, message: QuestionBank.Picked) -> None:
        """Add the question to the plan, or remove it if it is planned."""
        self.editing.pick(message.question)

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key; space picks or removes."""
        return "Remove" if binding.id == "prep.pick" and self.panes.is_plan_in_front else binding.description

    def action_back(self) -> None:
        """Clear the filter if it is in use; otherwise go back."""
        if self.panes.is_plan_in_front or not self.panes.bank.clear_filter():
            self.navigation.leave_interview(self.plan.interview_id)
            super().action_back()

    def action_open_call(self) -> None:
        """Open the call screen."""
        self.navigation.open_call(self.plan.interview_id)
