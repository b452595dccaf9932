"""Proposing questions for the plan, and locking those that stay when it proposes again (R19)."""

from __future__ import annotations

from infoview_tui.domain.question_facts import StartingSet
from infoview_tui.domain.question_selection import Selection, select_questions
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import interviews
from infoview_tui.services.banks.library import form_from_question
from infoview_tui.services.interviews.selection_facts import read_selection_facts
from infoview_tui.ui.preparation.base import PreparationScreenBase
from infoview_tui.ui.preparation.selection_dialog import SelectionDialog, Start

MAX_TITLE = 60
"""Longest title of a set, in characters, in the reasons of its questions."""


class SelectionActions(PreparationScreenBase):
    """Actions that propose questions, and lock them."""

    def action_propose_questions(self) -> None:
        """Propose questions, from what fits best or from a set, and put the chosen ones into the plan."""
        if self.preparation is None:
            return
        if self.preparation.interview.ended_at is not None:
            self.show_status("This interview was held: its plan stays as it is.")
            return
        with self.reporting_errors():
            library = self.context.banks.load()
            facts = read_selection_facts(
                self.workspace, self.interview_id, map(form_from_question, library.questions), self.zone
            )
            starts = [
                Start(each.title, each.situation, StartingSet(clean_line(each.title, MAX_TITLE), each.question_ids))
                for each in library.sets
            ]

            def propose(start: StartingSet | None) -> Selection:
                return select_questions(facts.ranking, facts.plan, facts.agreed_minutes, start)

            self.app.push_screen(SelectionDialog(facts.ranking.contact, starts, propose), self._apply_selection)

    def _apply_selection(self, selection: Selection | None) -> None:
        if selection is None:
            return
        with self.reporting_errors():
            contact_id = self.current_contact_id()
            interviews.selection.apply_selection(
                self.workspace, self.interview_id, selection, self.now(), contact_id=contact_id
            )
            self.show_plan()
            if selection.is_unchanged:
                self.show_status("The plan stays as it is: nothing fits better.")
            else:
                new = sum(question.id is None for question in selection.questions)
                removed = len(selection.removed_ids)
                changes = [f"{new} added" if new else "", f"{removed} removed" if removed else ""]
                self.show_status(f"Questions: {', '.join(filter(None, changes))} · u undoes it")
        self.reload()

    def show_plan(self) -> None:
        """Bring the plan to the front."""
        raise NotImplementedError

    def action_toggle_lock(self) -> None:
        """Lock the question under the cursor, or unlock it."""
        question = self.require_planned_question()
        if question is not None:
            with self.reporting_errors():
                interviews.planning.toggle_lock(self.workspace, question.id, self.now())
            self.reload()
