"""Key actions of the call screen for the questions and the verdicts on hypotheses (R17, R26)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from infoview_tui.domain.enums import NoteKind, QuestionState, Verdict
from infoview_tui.domain.labels import NOTE_LABELS
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import debrief, interviews
from infoview_tui.services.contacts.queries import HypothesisRow
from infoview_tui.services.interviews.queries import NoteRow, QuestionRow
from infoview_tui.ui.call.base import CALL_NOT_STARTED
from infoview_tui.ui.call.choices import CHOICES_PER_PAGE, Choice, ChoiceMenu, number_choices
from infoview_tui.ui.call.note_actions import CallNoteActions
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import RowList

NO_QUESTIONS = "No questions planned. Press F4 to add the typed line as one."

ON_TANGENT = "This is a tangent. Press tab to go back to the question."

NO_QUESTION_KEY = "0"
"""Key for a tangent: no question, or to unlink a note from its question."""

NO_VERDICT_KEY = "0"
"""Key to clear the verdict on a hypothesis."""

NO_NOTE_KEY = "0"
"""Key for a verdict without a note as evidence."""

MAX_EVIDENCE_NOTES = 5
"""Maximum number of notes proposed as evidence of a verdict."""

MAX_HYPOTHESIS_LENGTH = 60
"""Maximum number of characters of a hypothesis in a status message."""

MIN_NOTE_LENGTH = 16
"""Minimum number of characters of a note in a status message, even if the message then needs another line."""

_VERDICT_BY_KEY = {"1": Verdict.CONFIRMED, "2": Verdict.REFINED, "3": Verdict.REFUTED}


class AddedQuestion(NamedTuple):
    """A line that became a question, and the question that was current before."""

    line: str
    previous_question_id: int | None


class CallQuestionActions(CallNoteActions):
    """Call screen with the actions for questions and hypotheses."""

    def __init__(self, interview_id: int) -> None:
        """Show the call of an interview."""
        super().__init__(interview_id)
        self._added_questions: dict[int, AddedQuestion] = {}

    def action_step_question(self, by: int) -> None:
        """Go to the next or previous question of the plan."""
        ids = [row.id for row in self.call.questions]
        if self.paused_question is not None:
            self.go_to_question(self.paused_question.id)
            return
        if self.question_id is None:
            self.show_status(NO_QUESTIONS)
            return
        to = ids.index(self.question_id) + by
        if 0 <= to < len(ids):
            self.go_to_question(ids[to])
        else:
            self.show_status("This is the last planned question." if by > 0 else "This is the first planned question.")

    def action_jump_to_question(self, number: int) -> None:
        """Go to a question by its number."""
        planned = len(self.call.questions)
        if not planned:
            self.show_status(NO_QUESTIONS)
        elif number > planned:
            self.show_status("There is only 1 question." if planned == 1 else f"There are only {planned} questions.")
        else:
            self.go_to_question(self.call.questions[number - 1].id)

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Go to the clicked question."""
        if isinstance(message.key, int) and not self.ended:
            self.go_to_question(message.key)

    def action_toggle_tangent(self) -> None:
        """Start a tangent, which belongs to no question, or go back to the question; unlink an edited note (R27)."""
        if self.edited_note is not None:
            self._move_edited_note(None)
        elif not self.call.questions:
            self.show_status(NO_QUESTIONS)
        elif self.paused_question is not None:
            self.go_to_question(self.paused_question.id)
        else:
            self._start_tangent()

    def _start_tangent(self) -> None:
        if not self.running:
            self.show_status(CALL_NOT_STARTED)
        else:
            self.go_to_question(None)

    def go_to_question(self, question_id: int | None) -> None:
        """Make a question the current one; None starts a tangent."""
        self._status = ""
        self.question_id = question_id
        elapsed = self.elapsed()
        self.autosave.try_save(
            lambda: interviews.call_questions.set_current_question(
                self.workspace, self.interview_id, question_id, elapsed
            )
        )
        self.reload()

    def action_choose_question(self) -> None:
        """Open a menu to pick a question: to go to, or for the edited note."""
        rows = self.call.questions
        if not rows:
            self.show_status(NO_QUESTIONS)
            return
        page = self._next_choice_page("choose_question", len(rows))
        shown = number_choices([plain(row.text) for row in rows], page)
        shown.append(Choice(NO_QUESTION_KEY, plain("a tangent: no question")))
        title = "Which question?" if self.edited_note is None else "Which question does it answer?"
        if len(rows) > CHOICES_PER_PAGE:
            title += " ctrl+g: more"
        self.open_choice_menu(
            ChoiceMenu("choose_question", title, shown, lambda digit: self._question_chosen(digit, page), page)
        )

    def _question_chosen(self, digit: str, page: int) -> None:
        to = None if digit == NO_QUESTION_KEY else self.call.questions[page * CHOICES_PER_PAGE + int(digit) - 1]
        if self.edited_note is not None:
            self._move_edited_note(to)
        elif to is not None:
            self.go_to_question(to.id)
        else:
            self._start_tangent()

    def _move_edited_note(self, to: QuestionRow | None) -> None:
        """Move the edited note to a question, or to none."""
        if self.edited_note is None:
            return
        with self.reporting_errors():
            moved = interviews.notes.set_note_question(
                self.workspace, self.edited_note.id, to.id if to else None, self.now()
            )
            self.edited_note = self.edited_note._replace(question_id=moved.question_id, question=moved.question)
            self.update_notes(moved)
            self.show_status(
                "Moved the note to another question." if to else "The note is a tangent now: it has no question."
            )

    def _next_choice_page(self, action: str, count: int) -> int:
        """Return the page to show: the first, or the next one if this menu is already open."""
        if self.choice_menu is None or self.choice_menu.action != action:
            return 0
        return (self.choice_menu.page + 1) % -(-count // CHOICES_PER_PAGE)

    def action_toggle_answered(self) -> None:
        """Mark the current question as answered, or reopen it."""
        self._toggle_question_state(QuestionState.ANSWERED)

    def action_toggle_skipped(self) -> None:
        """Mark the current question as skipped, or reopen it."""
        self._toggle_question_state(QuestionState.SKIPPED)

    def _toggle_question_state(self, state: QuestionState) -> None:
        question = self.question
        if question is None:
            self.show_status(ON_TANGENT if self.call.questions else NO_QUESTIONS)
            return
        to = QuestionState.OPEN if question.state == state else state
        with self.reporting_errors():
            interviews.call_questions.set_question_state(self.workspace, question.id, to, self.now())
            self._status = "Question reopened." if to is QuestionState.OPEN else f"Marked as {to.value}."
        self.reload()

    def action_add_question(self) -> None:
        """Add the typed line as a question and make it the current one."""
        line = clean_line(self.line.value)
        if self.edited_note is not None:
            self.show_status("You are editing a note. Press escape to stop editing.")
        elif not line:
            self.show_status("Type the question first, then press F4.")
        elif self.is_line_off_record:
            self.show_status(interviews.call_questions.OFF_RECORD_QUESTION)
        else:
            added: list[int] = []
            add, now = interviews.call_questions.add_question_during_call, self.now()
            if self.autosave.try_save(lambda: added.append(add(self.workspace, self.interview_id, line, now))):
                self._added_questions[added[0]] = AddedQuestion(self.line.value, self.question_id)
                self._reset_line()
                self.go_to_question(added[0])
                self.show_status("Added to the plan as the current question.")

    def restore_added_questions(self, before: Sequence[QuestionRow]) -> None:
        """After undo, put an added question back into the line; after redo, make it the current question again."""
        was, now = ({row.id for row in rows} for rows in (before, self.call.questions))
        for question_id, (line, question_before) in self._added_questions.items():
            if question_id in was - now:
                if question_before in now:
                    self.go_to_question(question_before)
                self.line.value = line
                self.line.cursor_position = len(line)
            elif question_id in now - was:
                self.go_to_question(question_id)

    # Verdicts

    def action_choose_hypothesis(self) -> None:
        """Open a menu to pick a hypothesis, then one to pick its verdict."""
        hypotheses = self.call.hypotheses
        if not hypotheses:
            self.show_status("No hypotheses for this interview.")
            return
        page = self._next_choice_page("choose_hypothesis", len(hypotheses))
        shown = number_choices([_format_hypothesis(hypothesis) for hypothesis in hypotheses], page)
        more = " F6: more" if len(hypotheses) > CHOICES_PER_PAGE else ""
        title = f"Which hypothesis?{more}"
        self.open_choice_menu(
            ChoiceMenu(
                "choose_hypothesis",
                title,
                shown,
                lambda digit: self._choose_verdict(hypotheses[page * CHOICES_PER_PAGE + int(digit) - 1]),
                page,
            )
        )

    def _choose_verdict(self, hypothesis: HypothesisRow) -> None:
        words = [(digit, verdict.value) for digit, verdict in _VERDICT_BY_KEY.items()] + [(NO_VERDICT_KEY, "open")]
        shown = [Choice(digit, plain(word)) for digit, word in words]
        title = f"“{clean_line(hypothesis.text, MAX_HYPOTHESIS_LENGTH)}” is"
        self.open_choice_menu(
            ChoiceMenu("judge", title, shown, lambda digit: self._verdict_chosen(hypothesis, digit), is_inline=True)
        )

    def _verdict_chosen(self, hypothesis: HypothesisRow, digit: str) -> None:
        """Save the verdict at once, whatever is typed next, and propose a note as its evidence."""
        verdict = _VERDICT_BY_KEY.get(digit)
        with self.reporting_errors():
            debrief.verdicts.set_verdict(self.workspace, hypothesis.id, self.interview_id, verdict, self.now())
            self._status = self._format_verdict_status(hypothesis, verdict, None)
        self.reload()
        chosen = next((row for row in self.call.hypotheses if row.id == hypothesis.id), None)
        if verdict is not None and chosen is not None and chosen.verdict is verdict:
            self._ask_evidence(chosen, verdict)

    def _ask_evidence(self, hypothesis: HypothesisRow, verdict: Verdict) -> None:
        """Open a menu to pick the note that supports a verdict; the first one is proposed."""
        notes = self._propose_evidence()
        texts = [_format_note(note) for note in notes]
        if self._has_new_line():
            texts.insert(0, assemble(("this line  ", "$text-muted"), plain(clean_line(self.line.value))))
        if not texts:
            return
        shown = [*number_choices(texts, 0), Choice(NO_NOTE_KEY, plain("no note"))]
        title = f"{verdict.value.capitalize()}. Based on which note?"
        self.open_choice_menu(
            ChoiceMenu(
                "choose_evidence",
                title,
                shown,
                lambda digit: self._evidence_chosen(hypothesis, verdict, notes, int(digit)),
                default=shown[0].character,
            )
        )

    def _has_new_line(self) -> bool:
        """Whether a line is typed that is not saved as a note yet."""
        return self.edited_note is None and bool(clean_line(self.line.value))

    def _propose_evidence(self) -> list[NoteRow]:
        """Return the notes to propose, the likeliest first: the edited one, then the last ones on this question.

        Without a note on this question, the last ones of the call. One off the record would keep the verdict out of
        exports, so it is never proposed.
        """
        on_record = [row for row in reversed(self.call.notes) if row.kind != NoteKind.OFF_RECORD and row.text]
        here = [row for row in on_record if row.question_id == self.question_id] or on_record
        edited = self.find_note(self.edited_note.id) if self.edited_note else None
        first = [edited] if edited else []
        return [*first, *(row for row in here if row not in first)][:MAX_EVIDENCE_NOTES]

    def _evidence_chosen(
        self, hypothesis: HypothesisRow, verdict: Verdict, notes: Sequence[NoteRow], number: int
    ) -> None:
        """Save the note with this number as evidence; 0 is none. The typed line is saved only if it is chosen."""
        note = None
        if number and self._has_new_line():
            if number == 1:
                if not self.save_note():
                    return
                note = self.call.notes[-1]
            else:
                note = notes[number - 2]
        elif number:
            note = notes[number - 1]
        with self.reporting_errors():
            if note is not None or hypothesis.note_id is not None:
                debrief.verdicts.set_verdict_evidence(
                    self.workspace,
                    hypothesis.id,
                    self.interview_id,
                    self.now(),
                    note_id=note.id if note else None,
                    explanation=hypothesis.reason,
                )
            self._status = self._format_verdict_status(hypothesis, verdict, note)
        self.reload()

    def action_save_line(self) -> None:
        """Pick the proposed option of the open menu, or else save the line."""
        menu = self.choice_menu
        is_missing = menu is not None and not menu.default and not self.line.value
        self.open_choice_menu(menu.with_reminder() if menu and is_missing else None)
        if menu and menu.default:
            menu.apply(menu.default)
        elif not is_missing:
            super().action_save_line()

    def _format_verdict_status(self, hypothesis: HypothesisRow, verdict: Verdict | None, note: NoteRow | None) -> str:
        """Format the status message of a verdict, with the note that supports it."""
        if verdict is None:
            return f"No verdict: {clean_line(hypothesis.text)}"
        message = f"{verdict.value.capitalize()}: {clean_line(hypothesis.text, MAX_HYPOTHESIS_LENGTH)}"
        if note is None:
            return message
        based_on, off = " · based on “", ", off the record" if note.kind == NoteKind.OFF_RECORD else ""
        room = self.size.width - 2 - len(f"{message}{based_on}”{off}")
        return f"{message}{based_on}{clean_line(note.text, max(MIN_NOTE_LENGTH, room))}”{off}"


def _format_hypothesis(hypothesis: HypothesisRow) -> Content:
    here = f"{hypothesis.verdict} · " if hypothesis.verdict else ""
    return assemble((here, "$accent"), plain(hypothesis.text))


def _format_note(note: NoteRow) -> Content:
    return assemble((f"{NOTE_LABELS[note.kind]}  " if note.kind is not NoteKind.NOTE else "", "$text-muted"), note.text)
