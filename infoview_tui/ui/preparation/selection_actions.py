"""Proposing questions for the plan, and locking those that stay when it proposes again (R19)."""

from __future__ import annotations

from infoview_tui.domain.question_facts import StartingSet
from infoview_tui.domain.question_selection import Selection, select_questions
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import interviews
from infoview_tui.services.banks.library import form_from_question
from infoview_tui.services.interviews.selection_facts import read_selection_facts
from infoview_tui.ui.preparation.current_plan import CurrentPlan
from infoview_tui.ui.preparation.panes import PreparationPanes
from infoview_tui.ui.preparation.selection_dialog import SelectionDialog, Start
from infoview_tui.ui.shared.screen import InfoviewScreen

MAX_TITLE = 60
"""Longest title of a set, in characters, in the reasons of its questions."""


class SelectionActions:
    """Actions that propose questions, and lock them."""

    def __init__(self, screen: InfoviewScreen, panes: PreparationPanes, plan: CurrentPlan) -> None:
        """Set the panes and the plan."""
        self._screen = screen
        self._panes = panes
        self._plan = plan

    def action_propose_questions(self) -> None:
        """Propose questions, from what fits best or from a set, and put the chosen ones into the plan."""
        screen = self._screen
        if self._plan.preparation is None:
            return
        if self._plan.preparation.interview.ended_at is not None:
            screen.show_status("This interview was held: its plan stays as it is.")
            return
        with screen.reporting_errors():
            library = screen.context.banks.load()
            facts = read_selection_facts(
                screen.workspace, self._plan.interview_id, map(form_from_question, library.questions), screen.zone
            )
            starts = [
                Start(each.title, each.situation, StartingSet(clean_line(each.title, MAX_TITLE), each.question_ids))
                for each in library.sets
            ]

            def propose(start: StartingSet | None) -> Selection:
                return select_questions(facts.ranking, facts.plan, facts.agreed_minutes, start)

            screen.app.push_screen(SelectionDialog(facts.ranking.contact, starts, propose), self._apply_selection)

    def _apply_selection(self, selection: Selection | None) -> None:
        screen = self._screen
        if selection is None:
            return
        with screen.reporting_errors():
            contact_id = self._plan.contact_id
            interviews.selection.apply_selection(
                screen.workspace, self._plan.interview_id, selection, screen.now(), contact_id=contact_id
            )
            self._panes.show("plan")
            if selection.is_unchanged:
                screen.show_status("The plan stays as it is: nothing fits better.")
            else:
                new = sum(question.id is None for question in selection.questions)
                removed = len(selection.removed_ids)
                changes = [f"{new} added" if new else "", f"{removed} removed" if removed else ""]
                screen.show_status(f"Questions: {', '.join(filter(None, changes))} · u undoes it")
        screen.reload()

    def action_toggle_lock(self) -> None:
        """Lock the question under the cursor, or unlock it."""
        screen = self._screen
        question = self._plan.require_question()
        if question is not None:
            with screen.reporting_errors():
                interviews.planning.toggle_lock(screen.workspace, question.id, screen.now())
            screen.reload()
