"""The keys of a call that go through the questions and say what it shows of the hypotheses (R17, R26)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from infoview_tui.domain.enums import NoteKind, QuestionState, Verdict
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.debrief.verdicts import give_verdict
from infoview_tui.services.interviews import calls, notes
from infoview_tui.storage.queries.contacts.contacts import HypothesisRow
from infoview_tui.storage.queries.interviews.interviews import NoteRow, QuestionRow
from infoview_tui.ui.call.choices import AT_ONCE, Choice, Choices, numbered
from infoview_tui.ui.call.note_actions import LiveNotes
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.widgets.row_list import RowList

NO_PLAN = "No questions are planned. F4 makes one of what you type."

NO_QUESTION = "0"
"""Chooses that a note answers no question."""

OPEN_AGAIN = "0"
"""Chooses that a hypothesis has no verdict here."""

JUDGED = 60
"""The most characters of a hypothesis in a sentence above the line."""

LEAST_OF_A_NOTE = 16
"""The fewest characters of a note by which it is known; where there is less room the sentence takes another line."""

_VERDICTS = {"1": Verdict.CONFIRMED, "2": Verdict.REFINED, "3": Verdict.REFUTED}


class Asked(NamedTuple):
    """The line that became a question, and the question that was the current one then."""

    line: str
    before: int | None


class LiveAsking(LiveNotes):
    """A call with its questions and hypotheses."""

    def __init__(self, interview_id: int) -> None:
        """Show the call of an interview."""
        super().__init__(interview_id)
        self._asked: dict[int, Asked] = {}

    def action_question(self, by: int) -> None:
        """Go to the next or previous question of the plan."""
        ids = [row.id for row in self.call.questions]
        if self.question_id is None:
            self.say(NO_PLAN)
            return
        to = ids.index(self.question_id) + by
        if 0 <= to < len(ids):
            self.turn_to(ids[to])
        else:
            self.say("This is the last planned question." if by > 0 else "This is the first planned question.")

    def action_jump(self, number: int) -> None:
        """Go to a question by its number."""
        planned = len(self.call.questions)
        if not planned:
            self.say(NO_PLAN)
        elif number > planned:
            self.say("There is one question." if planned == 1 else f"There are {planned} questions.")
        else:
            self.turn_to(self.call.questions[number - 1].id)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Go to the question that was clicked on."""
        if isinstance(message.key, int) and not self.ended:
            self.turn_to(message.key)

    def turn_to(self, question_id: int) -> None:
        """Make a question the current one."""
        self._aside = ""
        self.question_id = question_id
        elapsed = self.elapsed()
        self.keeping.saved(lambda: calls.turn_to_question(self.desk, self.interview_id, question_id, elapsed))
        self.reload()

    def action_go_to(self) -> None:
        """Let a digit choose the question to go to, or the one that the edited note answers."""
        rows = self.call.questions
        if not rows:
            self.say(NO_PLAN)
            return
        page = self._next_page("go_to", len(rows))
        shown = numbered([plain(row.text) for row in rows], page)
        title = "Which question?"
        if self.editing is not None:
            shown.append(Choice(NO_QUESTION, plain("no question")))
            title = "Answers which question?"
        if len(rows) > AT_ONCE:
            title += " ctrl+g: more"
        self.open_choices(Choices("go_to", title, shown, lambda digit: self._went_to(digit, page), page))

    def _went_to(self, digit: str, page: int) -> None:
        to = None if digit == NO_QUESTION else self.call.questions[page * AT_ONCE + int(digit) - 1]
        if self.editing is None:
            if to is not None:
                self.turn_to(to.id)
            return
        with self.telling():
            moved = notes.move_note(self.desk, self.editing.id, to.id if to else None, self.now())
            self.editing = self.editing._replace(question_id=moved.question_id, question=moved.question)
            self.replace_notes(moved)
            self.say("The note answers another question now." if to else "The note answers no question now.")

    def _next_page(self, chord: str, count: int) -> int:
        """The page of choices to show: the first, or the one after what this chord shows already."""
        if self.choices is None or self.choices.chord != chord:
            return 0
        return (self.choices.page + 1) % -(-count // AT_ONCE)

    def action_answered(self) -> None:
        """Mark the current question as answered, or as open again."""
        self._mark(QuestionState.ANSWERED)

    def action_skipped(self) -> None:
        """Mark the current question as skipped, or as open again."""
        self._mark(QuestionState.SKIPPED)

    def _mark(self, state: QuestionState) -> None:
        question = self.question
        if question is None:
            self.say(NO_PLAN)
            return
        to = QuestionState.OPEN if question.state == state else state
        with self.telling():
            calls.mark_question(self.desk, question.id, to, self.now())
            self._aside = "The question is open again." if to is QuestionState.OPEN else f"The question is {to.value}."
        self.reload()

    def action_add_question(self) -> None:
        """Make what stands in the line a question, and the current one."""
        line = clean_line(self.line.value)
        if self.editing is not None:
            self.say("A note stands in the line. Escape leaves it.")
        elif not line:
            self.say("Type the question into the line first, then F4.")
        else:
            added: list[int] = []
            if self.keeping.saved(
                lambda: added.append(calls.add_question_now(self.desk, self.interview_id, line, self.now()))
            ):
                self._asked[added[0]] = Asked(self.line.value, self.question_id)
                self._leave_line()
                self.turn_to(added[0])
                self.say("Added to the plan; it is the current question.")

    def follow_asked(self, before: Sequence[QuestionRow]) -> None:
        """After an undo or redo: a question that F4 had added is a line again, or again the current question."""
        was, now = ({row.id for row in rows} for rows in (before, self.call.questions))
        for question_id, (line, question_before) in self._asked.items():
            if question_id in was - now:
                if question_before in now:
                    self.turn_to(question_before)
                self.line.value = line
                self.line.cursor_position = len(line)
            elif question_id in now - was:
                self.turn_to(question_id)

    # Verdicts

    def action_verdict(self) -> None:
        """Let a digit choose a hypothesis, then another one what this call says of it."""
        hypotheses = self.call.hypotheses
        if not hypotheses:
            self.say("No hypothesis is written down for this call.")
            return
        page = self._next_page("verdict", len(hypotheses))
        shown = numbered([_spelt(hypothesis) for hypothesis in hypotheses], page)
        more = " F6: more" if len(hypotheses) > AT_ONCE else ""
        title = f"Which hypothesis?{more}"
        self.open_choices(
            Choices(
                "verdict", title, shown, lambda digit: self._judge(hypotheses[page * AT_ONCE + int(digit) - 1]), page
            )
        )

    def _judge(self, hypothesis: HypothesisRow) -> None:
        words = [(digit, verdict.value) for digit, verdict in _VERDICTS.items()] + [(OPEN_AGAIN, "open")]
        shown = [Choice(digit, plain(word)) for digit, word in words]
        title = f"“{clean_line(hypothesis.text, JUDGED)}” is"
        self.open_choices(Choices("judge", title, shown, lambda digit: self._judged(hypothesis, digit), in_a_row=True))

    def _judged(self, hypothesis: HypothesisRow, digit: str) -> None:
        verdict = _VERDICTS.get(digit)
        note = self.editing
        if verdict is not None and note is None:
            typed = bool(clean_line(self.line.value))
            if typed and not self.keep_note():
                return
            note = self._last_note(off_record_too=typed)
        with self.telling():
            note_id = note.id if note else None
            give_verdict(self.desk, hypothesis.id, self.interview_id, verdict, self.now(), note_id=note_id)
            self._aside = self._verdict_said(hypothesis, verdict, note)
        self.reload()

    def _last_note(self, *, off_record_too: bool) -> NoteRow | None:
        """The last note; one off the record only where it was meant: it would keep the verdict from every export."""
        last = self.call.notes[-1] if self.call.notes else None
        return None if last and last.kind == NoteKind.OFF_RECORD and not off_record_too else last

    def _verdict_said(self, hypothesis: HypothesisRow, verdict: Verdict | None, note: NoteRow | None) -> str:
        """Say what was judged and, as far as there is room, the note that it rests on."""
        if verdict is None:
            return f"Open again: {clean_line(hypothesis.text)}"
        said = f"{verdict.value.capitalize()}: {clean_line(hypothesis.text, JUDGED)}"
        if note is None:
            return said
        because, off = " · because of “", ", off the record" if note.kind == NoteKind.OFF_RECORD else ""
        room = self.size.width - 2 - len(f"{said}{because}”{off}")
        return f"{said}{because}{clean_line(note.text, max(LEAST_OF_A_NOTE, room))}”{off}"


def _spelt(hypothesis: HypothesisRow) -> Content:
    here = f"{hypothesis.verdict_here} · " if hypothesis.verdict_here else ""
    return join((here, "$accent"), plain(hypothesis.text))
