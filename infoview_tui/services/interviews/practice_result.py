"""How a practiced call went: the time of each question, and of the whole call, against the plan (R28, R29)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.closing import AnsweredQuestion, ClosingStep, list_closing_steps
from infoview_tui.domain.enums import QuestionState
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.queries import QuestionRow, read_call_details


class PracticeResult(NamedTuple):
    """A practiced call. ``minutes`` is the agreed length; ``closing`` are the steps of the closing card."""

    contact: str
    seconds: int
    minutes: int
    questions: tuple[QuestionRow, ...]
    closing: tuple[ClosingStep, ...]
    note_count: int

    @property
    def asked_count(self) -> int:
        """How many questions were asked."""
        return sum(question.state is QuestionState.ANSWERED for question in self.questions)


def read_practice_result(workspace: Workspace, interview_id: int) -> PracticeResult:
    """Return how a practiced call went, from the *workspace* of the copy, after its end."""
    call = read_call_details(workspace, interview_id)
    row = call.interview
    answered = [
        AnsweredQuestion(question.bank_id, question.topic)
        for question in call.questions
        if question.state is QuestionState.ANSWERED
    ]
    kinds = {note.kind for note in call.notes}
    return PracticeResult(
        row.contact,
        row.elapsed_seconds,
        row.minutes + row.extra_minutes,
        tuple(call.questions),
        tuple(list_closing_steps(kinds, answered, was_extended=row.extra_minutes > 0)),
        len(call.notes),
    )
