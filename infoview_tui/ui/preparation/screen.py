"""Preparation screen: plan questions and their time, hypotheses, offerings, and logistics (R16-R25)."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.labels import format_role
from infoview_tui.domain.planning import MIN_QUESTIONS
from infoview_tui.domain.zones import format_there
from infoview_tui.errors import NotFoundError
from infoview_tui.services import interviews, outreach
from infoview_tui.services.banks.browsing import QuestionIndex
from infoview_tui.services.banks.library import form_from_question
from infoview_tui.services.banks.queries import read_settings
from infoview_tui.services.interviews.queries import InterviewRow, read_preparation
from infoview_tui.ui.preparation.pane_tabs import PaneTabs
from infoview_tui.ui.preparation.plan_editing import PlanEditing
from infoview_tui.ui.preparation.plan_view import PlanView
from infoview_tui.ui.preparation.question_bank import QuestionBank
from infoview_tui.ui.preparation.selection_actions import SelectionActions
from infoview_tui.ui.shared.bindings import BACK, PREPARATION
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.interview_time import format_interview_time
from infoview_tui.ui.shared.widgets.top_bar import TopBar


class PreparationScreen(PlanEditing, SelectionActions):
    """Question bank on the left, plan on the right; without room for both, only the focused pane is visible."""

    BINDINGS = [*PREPARATION, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Plan", "In a list")
    AUTO_FOCUS = "RowList"

    def compose_body(self) -> ComposeResult:
        """Compose the heading and both panes."""
        yield Static(id="heading")
        yield Static(id="expectation")
        yield PaneTabs(id="sides")
        with Horizontal(id="both"):
            yield QuestionBank()
            yield PlanView()

    def _load_banks(self) -> None:
        """Show the question banks; if they are not loaded yet, or have changed, load them in a thread."""
        self.context.banks.refresh()
        if self.context.banks.is_loaded:
            self._show_banks()
        else:
            self.run_worker(self.context.banks.load, name="banks", thread=True)

    def on_worker_state_changed(self, message: Worker.StateChanged) -> None:
        """Show the question banks when they are loaded."""
        if message.worker.name == "banks" and message.state is WorkerState.SUCCESS:
            self._show_banks()

    def _show_banks(self) -> None:
        library, settings = self.context.banks.load(), read_settings(self.workspace)
        if not self.query_one(QuestionBank).has_index_of(library, settings):
            self.query_one(QuestionBank).show(QuestionIndex(library, settings))
        problem = self.context.banks.pop_problem_message()
        if problem:
            self.context.show_notification(problem, error=True)

    def on_screen_resume(self) -> None:
        """Reload, or close the screen if the interview was held in the meantime."""
        before = self.preparation
        super().on_screen_resume()
        if before and self.preparation and self.preparation.interview.ended_at != before.interview.ended_at:
            self.app.pop_screen()

    def load(self) -> None:
        """Read and show the preparation. If the interview was deleted, close the screen."""
        try:
            preparation = read_preparation(self.workspace, self.interview_id)
        except NotFoundError:
            self.call_later(self.action_back)
            raise
        self._load_banks()
        is_first = self.preparation is None
        self.preparation = preparation
        self.query_one(TopBar).title = preparation.interview.contact
        self.query_one("#heading", Static).update(self._format_heading(preparation.interview))
        self.query_one(PlanView).show(preparation)
        self.query_one(QuestionBank).mark_planned(
            {question.bank_id for question in preparation.questions if question.bank_id}
        )
        if is_first:
            expectation = outreach.explanations.give_call_explanation(self.workspace, self.now())
            self.query_one("#expectation", Static).update(plain(expectation))
            self.query_one("#expectation").display = bool(expectation)
            self._show_pane("plan" if len(preparation.questions) >= MIN_QUESTIONS else "bank")
        self._show_pane_tabs()

    def _format_heading(self, interview: InterviewRow) -> Content:
        who = format_role(interview.title, interview.organization)
        name = assemble(plain(interview.contact).stylize("bold"), (f"  {who}", "$text-muted"))
        if interview.ended_at is not None:
            return assemble(name, (f"\nheld {format_interview_time(interview, self.zone)}", "$text-muted"))
        starts_at, facts = interview.starts_at, f" · {interview.minutes} min · {interview.meeting}"
        if starts_at is None:
            return assemble(name, (f"\nno time yet (s to schedule){facts}", "$text-muted"))
        local = self.to_local(starts_at)
        day = format_day(local.date(), self.to_local(self.now()).date())
        there = format_there(starts_at, self.zone, interview.their_zone)
        facts = f"{f' · {there}' if there else ''}{facts}{f' · bring {interview.bring}' if interview.bring else ''}"
        return assemble(name, (f"\n{day} {local:%H:%M}", "$accent"), (facts, "$text-muted"))

    # The two panes

    def _show_pane(self, pane: str) -> None:
        self._bring_to_front(pane)
        (self.query_one(PlanView) if pane == "plan" else self.query_one(QuestionBank)).focus_list()

    def _bring_to_front(self, pane: str) -> None:
        self.set_class(pane == "plan", "-plan")
        self.set_class(pane == "bank", "-bank")
        self._show_pane_tabs()

    def show_plan(self) -> None:
        """Bring the plan to the front."""
        self._show_pane("plan")

    def _show_pane_tabs(self) -> None:
        count = len(self.preparation.questions) if self.preparation else 0
        self.query_one(PaneTabs).show(count, is_plan_in_front=self.is_plan_in_front)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Bring the focused pane to the front.

        It must not move the focus: of two such events under way, each would then call for the other, without end.
        """
        plan = self.query_one(PlanView)
        pane = "plan" if plan in event.widget.ancestors else "bank"
        if event.widget is self.focused and not self.has_class(f"-{pane}"):
            self._bring_to_front(pane)

    def on_pane_tabs_clicked(self) -> None:
        """Switch to the other pane."""
        self.action_switch_pane()

    def action_switch_pane(self) -> None:
        """Switch between bank and plan."""
        self._show_pane("bank" if self.is_plan_in_front else "plan")

    def action_filter(self) -> None:
        """Filter the bank."""
        self._show_pane("bank")
        self.query_one(QuestionBank).focus_filter()

    def action_back(self) -> None:
        """Clear the filter if it is in use; otherwise go back."""
        if self.is_plan_in_front or not self.query_one(QuestionBank).clear_filter():
            self.navigation.leave_interview(self.interview_id)
            super().action_back()

    # The bank

    def on_question_list_picked(self, message: QuestionBank.Picked) -> None:
        """Add the question to the plan and move on to the next one, or remove it if it is planned."""
        planned = self.current_question()
        with self.reporting_errors():
            if planned is None:
                self.plan_question(form_from_question(message.question))
                self.query_one(QuestionBank).move_to_next()
            else:
                interviews.planning.delete_question(self.workspace, planned.id, self.now())
        self.reload()

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key; space picks or removes."""
        return "Remove" if binding.id == "prep.pick" and self.is_plan_in_front else binding.description

    def action_open_call(self) -> None:
        """Open the call screen."""
        self.navigation.open_call(self.interview_id)
