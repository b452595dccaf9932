"""Actions of a call for the questions: step, jump, tangent, mark as answered or skipped, add (R26, R27)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.enums import QuestionState
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import interviews
from infoview_tui.ui.call.choices import CHOICES_PER_PAGE, Choice, ChoiceMenu, next_page, number_choices
from infoview_tui.ui.call.host import CALL_NOT_STARTED
from infoview_tui.ui.shared.content import plain

if TYPE_CHECKING:
    from infoview_tui.services.interviews.queries import QuestionRow
    from infoview_tui.ui.call.draft_line import DraftLine
    from infoview_tui.ui.call.host import CallHost, CallView, LineText
    from infoview_tui.ui.call.state import CallState

NO_QUESTIONS = "No questions planned. Press F4 to add the typed line as one."

ON_TANGENT = "This is a tangent. Press tab to go back to the question."

NO_QUESTION_KEY = "0"
"""Key for a tangent: no question, or to unlink a note from its question."""


class AddedQuestion(NamedTuple):
    """A line that became a question, and the question that was current before."""

    line: str
    previous_question_id: int | None


class QuestionActions:
    """Goes to questions, and changes them."""

    def __init__(self, host: CallHost, state: CallState, view: CallView, draft: DraftLine, text: LineText) -> None:
        """Set the screen, and the parts that questions go through."""
        self._host = host
        self._state = state
        self._view = view
        self._draft = draft
        self._text = text
        self._added_questions: dict[int, AddedQuestion] = {}

    def action_step_question(self, by: int) -> None:
        """Go to the next or previous question of the plan."""
        ids = [row.id for row in self._state.call.questions]
        if self._state.paused_question is not None:
            self.go_to_question(self._state.paused_question.id)
            return
        if self._state.question_id is None:
            self._view.show_status(NO_QUESTIONS)
            return
        to = ids.index(self._state.question_id) + by
        if 0 <= to < len(ids):
            self.go_to_question(ids[to])
        else:
            self._view.show_status(
                "This is the last planned question." if by > 0 else "This is the first planned question."
            )

    def action_jump_to_question(self, number: int) -> None:
        """Go to a question by its number."""
        planned = len(self._state.call.questions)
        if not planned:
            self._view.show_status(NO_QUESTIONS)
        elif number > planned:
            self._view.show_status(
                "There is only 1 question." if planned == 1 else f"There are only {planned} questions."
            )
        else:
            self.go_to_question(self._state.call.questions[number - 1].id)

    def go_to_clicked(self, question_id: int) -> None:
        """Go to the clicked question, unless the call has ended."""
        if not self._state.has_ended:
            self.go_to_question(question_id)

    def action_toggle_tangent(self) -> None:
        """Start a tangent, which belongs to no question, or go back to the question; unlink an edited note (R27)."""
        if self._state.edited_note is not None:
            self._move_edited_note(None)
        elif not self._state.call.questions:
            self._view.show_status(NO_QUESTIONS)
        elif self._state.paused_question is not None:
            self.go_to_question(self._state.paused_question.id)
        else:
            self._start_tangent()

    def _start_tangent(self) -> None:
        if not self._state.is_running:
            self._view.show_status(CALL_NOT_STARTED)
        else:
            self.go_to_question(None)

    def go_to_question(self, question_id: int | None) -> None:
        """Make a question the current one; None starts a tangent."""
        self._view.status = ""
        self._state.question_id = question_id
        elapsed = self._state.elapsed()
        self._draft.autosave.try_save(
            lambda: interviews.call_questions.set_current_question(
                self._host.workspace, self._state.interview_id, question_id, elapsed
            )
        )
        self._host.reload()

    def action_choose_question(self) -> None:
        """Open a menu to pick a question: to go to, or for the edited note."""
        rows = self._state.call.questions
        if not rows:
            self._view.show_status(NO_QUESTIONS)
            return
        page = next_page(self._view.menu, "choose_question", len(rows))
        shown = number_choices([plain(row.text) for row in rows], page)
        shown.append(Choice(NO_QUESTION_KEY, plain("a tangent: no question")))
        title = "Which question?" if self._state.edited_note is None else "Which question does it answer?"
        if len(rows) > CHOICES_PER_PAGE:
            title += " ctrl+g: more"
        self._view.open_menu(
            ChoiceMenu("choose_question", title, shown, lambda digit: self._question_chosen(digit, page), page)
        )

    def _question_chosen(self, digit: str, page: int) -> None:
        to = None if digit == NO_QUESTION_KEY else self._state.call.questions[page * CHOICES_PER_PAGE + int(digit) - 1]
        if self._state.edited_note is not None:
            self._move_edited_note(to)
        elif to is not None:
            self.go_to_question(to.id)
        else:
            self._start_tangent()

    def _move_edited_note(self, to: QuestionRow | None) -> None:
        """Move the edited note to a question, or to none."""
        if self._state.edited_note is None:
            return
        with self._host.reporting_errors():
            moved = interviews.notes.set_note_question(
                self._host.workspace, self._state.edited_note.id, to.id if to else None, self._host.now()
            )
            self._state.edited_note = self._state.edited_note._replace(
                question_id=moved.question_id, question=moved.question
            )
            self._state.update_notes(moved)
            self._view.show_notes()
            self._view.show_status(
                "Moved the note to another question." if to else "The note is a tangent now: it has no question."
            )

    def action_toggle_answered(self) -> None:
        """Mark the current question as answered, or reopen it."""
        self._toggle_question_state(QuestionState.ANSWERED)

    def action_toggle_skipped(self) -> None:
        """Mark the current question as skipped, or reopen it."""
        self._toggle_question_state(QuestionState.SKIPPED)

    def _toggle_question_state(self, state: QuestionState) -> None:
        question = self._state.question
        if question is None:
            self._view.show_status(ON_TANGENT if self._state.call.questions else NO_QUESTIONS)
            return
        to = QuestionState.OPEN if question.state == state else state
        with self._host.reporting_errors():
            interviews.call_questions.set_question_state(self._host.workspace, question.id, to, self._host.now())
            self._view.status = "Question reopened." if to is QuestionState.OPEN else f"Marked as {to.value}."
        self._host.reload()

    def action_add_question(self) -> None:
        """Add the typed line as a question and make it the current one."""
        line = clean_line(self._draft.text)
        if self._state.edited_note is not None:
            self._view.show_status("You are editing a note. Press escape to stop editing.")
        elif not line:
            self._view.show_status("Type the question first, then press F4.")
        elif self._draft.is_off_record:
            self._view.show_status(interviews.call_questions.OFF_RECORD_QUESTION)
        else:
            added: list[int] = []
            add, now = interviews.call_questions.add_question_during_call, self._host.now()
            if self._draft.autosave.try_save(
                lambda: added.append(add(self._host.workspace, self._state.interview_id, line, now))
            ):
                self._added_questions[added[0]] = AddedQuestion(self._draft.text, self._state.question_id)
                self._draft.reset()
                self.go_to_question(added[0])
                self._view.show_status("Added to the plan as the current question.")

    def restore_added_questions(self, before: Sequence[QuestionRow]) -> None:
        """After undo, put an added question back into the line; after redo, make it the current question again."""
        was, now = ({row.id for row in rows} for rows in (before, self._state.call.questions))
        for question_id, (line, question_before) in self._added_questions.items():
            if question_id in was - now:
                if question_before in now:
                    self.go_to_question(question_before)
                self._text.value = line
                self._text.cursor_position = len(line)
            elif question_id in now - was:
                self.go_to_question(question_id)
