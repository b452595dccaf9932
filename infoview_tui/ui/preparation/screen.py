"""Preparation screen: plan questions and their time, hypotheses, offerings, and logistics (R16-R25)."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.labels import format_role
from infoview_tui.domain.planning import MIN_QUESTIONS, QuestionForm
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.domain.zones import format_there
from infoview_tui.errors import NotFoundError
from infoview_tui.services import contacts, interviews, outreach, research
from infoview_tui.services.banks.library import form_from_question
from infoview_tui.services.contacts.queries import read_profile
from infoview_tui.services.interviews.queries import InterviewRow, Preparation, QuestionRow, read_preparation
from infoview_tui.ui.preparation.pane_tabs import PaneTabs
from infoview_tui.ui.preparation.plan_view import PROMPT_TITLES, PlanView
from infoview_tui.ui.preparation.question_bank import QuestionBank
from infoview_tui.ui.shared.bindings import BACK, PREPARATION
from infoview_tui.ui.shared.contact_actions import ContactActionsScreen
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.interview_time import format_interview_time
from infoview_tui.ui.shared.widgets.top_bar import TopBar

ITEM_SIGNS = {"hypothesis": "?", "offering": "$", "finding": "~"}
"""Signs of research lines by the kind of a plan row."""


class PreparationScreen(ContactActionsScreen):
    """Question bank on the left, plan on the right; without room for both, only the focused pane is visible."""

    BINDINGS = [*PREPARATION, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Plan", "In a list")
    AUTO_FOCUS = "RowList"

    def __init__(self, interview_id: int) -> None:
        """Set the interview."""
        super().__init__()
        self.interview_id = interview_id
        self.preparation: Preparation | None = None

    def compose_body(self) -> ComposeResult:
        """Compose the heading and both panes."""
        yield Static(id="heading")
        yield Static(id="expectation")
        yield PaneTabs(id="sides")
        with Horizontal(id="both"):
            yield QuestionBank()
            yield PlanView()

    def on_mount(self) -> None:
        """Show the question banks; if they are not loaded yet, load them in a thread."""
        if self.context.banks.is_loaded:
            self._show_banks()
        else:
            self.run_worker(self.context.banks.load, name="banks", thread=True)

    def on_worker_state_changed(self, message: Worker.StateChanged) -> None:
        """Show the question banks when they are loaded."""
        if message.worker.name == "banks" and message.state is WorkerState.SUCCESS:
            self._show_banks()

    def _show_banks(self) -> None:
        self.query_one(QuestionBank).show(self.context.banks.load())
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

    @property
    def _is_plan_in_front(self) -> bool:
        return self.has_class("-plan")

    def _show_pane(self, pane: str) -> None:
        self.set_class(pane == "plan", "-plan")
        self.set_class(pane == "bank", "-bank")
        (self.query_one(PlanView) if pane == "plan" else self.query_one(QuestionBank)).focus_list()
        self._show_pane_tabs()

    def _show_pane_tabs(self) -> None:
        count = len(self.preparation.questions) if self.preparation else 0
        self.query_one(PaneTabs).show(count, is_plan_in_front=self._is_plan_in_front)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Bring the focused pane to the front."""
        plan = self.query_one(PlanView)
        pane = "plan" if plan in event.widget.ancestors else "bank"
        if not self.has_class(f"-{pane}"):
            self._show_pane(pane)

    def on_pane_tabs_clicked(self) -> None:
        """Switch to the other pane."""
        self.action_switch_pane()

    def action_switch_pane(self) -> None:
        """Switch between bank and plan."""
        self._show_pane("bank" if self._is_plan_in_front else "plan")

    def action_filter(self) -> None:
        """Filter the bank."""
        self._show_pane("bank")
        self.query_one(QuestionBank).focus_filter()

    def action_back(self) -> None:
        """Clear the filter if it is in use; otherwise go back."""
        if self._is_plan_in_front or not self.query_one(QuestionBank).clear_filter():
            self.navigation.leave_interview(self.interview_id)
            super().action_back()

    # The plan

    def current_contact_id(self) -> int | None:
        """Return the contact of the interview."""
        return self.preparation.interview.contact_id if self.preparation else None

    def current_question(self) -> QuestionRow | None:
        """Return the planned question under the cursor, in either pane."""
        questions = self.preparation.questions if self.preparation else []
        if self._is_plan_in_front:
            key = self.query_one(PlanView).cursor_key
            return next((question for question in questions if key == ("question", question.id)), None)
        chosen = self.query_one(QuestionBank).current_question
        return next((question for question in questions if chosen and question.bank_id == chosen.id), None)

    def _require_planned_question(self) -> QuestionRow | None:
        """Return the planned question that a key acts on; if there is none, show a message."""
        question = self.current_question()
        if question is None:
            hint = (
                "Move to a question first."
                if self._is_plan_in_front
                else "Only a question with ✓ can be changed; space picks one."
            )
            self.show_status(hint)
        return question

    def on_question_bank_picked(self, message: QuestionBank.Picked) -> None:
        """Add the question to the plan and move on to the next one, or remove it if it is planned."""
        planned = self.current_question()
        with self.reporting_errors():
            if planned is None:
                self._plan(form_from_question(message.question))
                self.query_one(QuestionBank).move_to_next()
            else:
                interviews.planning.delete_question(self.workspace, planned.id, self.now())
        self.reload()

    def _plan(self, form: QuestionForm) -> None:
        contact_id = self.current_contact_id()
        interviews.planning.plan_question(self.workspace, self.interview_id, form, self.now(), contact_id=contact_id)

    def on_plan_view_row_selected(self) -> None:
        """Edit the selected row."""
        self.action_edit()

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key; space picks or removes."""
        return "Remove" if binding.id == "prep.pick" and self._is_plan_in_front else binding.description

    def action_toggle_question(self) -> None:
        """Pick the question in the bank, or remove it in the plan."""
        if self._is_plan_in_front:
            self.action_remove_question()
        else:
            self.query_one(QuestionBank).pick_current()

    def action_remove_question(self) -> None:
        """Remove the question from the plan."""
        self._change_question(
            lambda question: interviews.planning.delete_question(self.workspace, question.id, self.now())
        )

    def action_move_question(self, by: int) -> None:
        """Move the question up or down in the plan."""
        self._change_question(
            lambda question: interviews.planning.move_question(self.workspace, question.id, by, self.now())
        )

    def action_adjust_minutes(self, by: int) -> None:
        """Change the minutes of the question."""
        self._change_question(
            lambda question: interviews.planning.edit_question(
                self.workspace, question.id, self.now(), minutes=max(1, question.minutes + by)
            )
        )

    def action_toggle_must_ask(self) -> None:
        """Toggle whether the question must be asked."""
        self._change_question(
            lambda question: interviews.planning.toggle_must_ask(self.workspace, question.id, self.now())
        )

    def _change_question(self, change: Callable[[QuestionRow], None]) -> None:
        question = self._require_planned_question()
        if question is not None:
            with self.reporting_errors():
                change(question)
            self.reload()

    # Editing

    def action_new(self) -> None:
        """Add a custom question."""

        def save(text: str) -> None:
            self._plan(QuestionForm(text))

        self._ask_for_text("Your own question", "", save, hint="open: how, what, why")

    def action_edit(self) -> None:
        """Edit the question, or the text of another row of the plan."""
        key = self.query_one(PlanView).cursor_key if self._is_plan_in_front else None
        match key:
            case ("none", "question"):
                self.action_new()
            case ("none", str(kind)) if kind in ITEM_SIGNS:
                self._add_item(kind)
            case ("none" | "introduction", _):
                self._edit_introduction()
            case ("hypothesis" | "offering" | "finding" as kind, int(item_id)):
                self._edit_item(ResearchItemKind(kind), item_id)
            case ("note", (int(interview_id), int(note_id))):
                self.navigation.open_interview(interview_id, note_id=note_id)
            case ("advice" | "expectation", _):
                self.show_status("This is advice; there is nothing to edit.")
            case _:
                self._edit_question()

    def _edit_question(self) -> None:
        question = self._require_planned_question()
        if question is not None:
            self._ask_for_text(
                "The question in your words",
                question.text,
                lambda text: interviews.planning.edit_question(self.workspace, question.id, self.now(), text=text),
            )

    def _add_item(self, kind: str) -> None:
        contact_id = self.current_contact_id()
        if contact_id is not None:

            def save(text: str) -> None:
                line = f"{ITEM_SIGNS[kind]} {text}" if text.strip() else ""
                research.lines.add_research(self.workspace, Subject.contact(contact_id), line, self.now(), self.zone)

            self._ask_for_text(PROMPT_TITLES[kind], "", save)

    def _edit_item(self, item: ResearchItemKind, item_id: int) -> None:
        if self.preparation is None:
            return
        held = {
            ResearchItemKind.HYPOTHESIS: [(row.id, row.text) for row in self.preparation.hypotheses],
            ResearchItemKind.OFFERING: [(row.id, row.text) for row in self.preparation.offerings],
            ResearchItemKind.FINDING: [(row.finding_id or 0, row.text) for row in self.preparation.common_ground],
        }

        def save(text: str) -> None:
            research.items.edit_research_item(self.workspace, item, item_id, text, self.now())

        self._ask_for_text(PROMPT_TITLES[item], dict(held[item])[item_id], save)

    def _edit_introduction(self) -> None:
        profile = read_profile(self.workspace)

        def save(text: str) -> None:
            contacts.commands.edit_profile(self.workspace, profile._replace(introduction=text), self.now())

        self._ask_for_text(
            PROMPT_TITLES["introduction"],
            profile.introduction,
            save,
            hint="who you are, what you do, why you chose them",
        )

    def _ask_for_text(
        self, title: str, value: str, save: Callable[[str], None], *, hint: str = "", unsaved: bool = False
    ) -> None:
        """Ask for a line and save it. If saving fails, show the error and ask again with the same text."""

        def answered(text: str | None) -> None:
            if text is None:
                return
            is_saved = False
            with self.reporting_errors():
                save(text)
                is_saved = True
            self.reload()
            if not is_saved:
                self._ask_for_text(title, text, save, hint=hint, unsaved=True)

        self.app.push_screen(PromptDialog(title, value, hint=hint, is_unsaved=unsaved), answered)

    def action_open_call(self) -> None:
        """Open the call screen."""
        self.navigation.open_call(self.interview_id)
