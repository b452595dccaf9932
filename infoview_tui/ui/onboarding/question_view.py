"""The questions of the first start as they are shown: the current one with its answer, and the answers so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.labels import format_role
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.spoken_length import (
    INTRODUCTION_WORDS,
    format_spoken_length,
    is_too_long_to_introduce,
)
from infoview_tui.services.contacts.quick_add import ParsedQuickAdd
from infoview_tui.services.profile.first_run_answers import FirstRunAnswers
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.field_editor import FieldEditor
from infoview_tui.ui.shared.widgets.live_text import LiveText

LABEL_WIDTH = 14
"""Width of the labels of the answers so far, in cells."""


class Question(NamedTuple):
    """A question, why it is asked, an example of an answer, and the label of its answer."""

    text: str
    help_text: str
    example: str
    label: str


QUESTIONS = {
    "name": Question(
        "What is your name?",
        "Your messages are signed with it. Everything you type stays on this computer.",
        "first and last name",
        "Name",
    ),
    "path": Question(
        "Which career do you want to find out about?",
        "A job, a field, or both. You can add others later.",
        "product designer in health tech",
        "Career",
    ),
    "why": Question(
        "What draws you to it?",
        "When people tell you what it is like, you can compare.",
        "I want to see people use what I make",
        "Why",
    ),
    "belief": Question(
        "What do you believe about it that may be wrong?",
        "It becomes a hypothesis, which you test in your interviews.",
        "Nobody gets in without a degree in design",
        "Hypothesis",
    ),
    "introduction": Question(
        "How do you introduce yourself in ten seconds?",
        f"Who you are, and what you are looking for, in about {INTRODUCTION_WORDS} words.",
        "I'm … For … years I have … Now I am finding out …",
        "Introduction",
    ),
    "contact": Question(
        "Who could you talk to first?",
        "Somebody who does this work, or who may know somebody who does. A name is enough.",
        "Priya Shah, designer at Figma",
        "First contact",
    ),
}
"""The questions, by the field of `FirstRunAnswers`."""


def list_shown_questions(answers: FirstRunAnswers, current: str) -> list[str]:
    """Return the questions to count; all of them until the path is skipped, so that their number never grows."""
    return list(QUESTIONS) if current in ("name", "path") else answers.questions


class QuestionView:
    """The widgets of the current question."""

    def __init__(self, parse_contact: Callable[[str], ParsedQuickAdd]) -> None:
        """*parse_contact* reads the line of the first contact."""
        self._parse_contact = parse_contact
        self._progress = Static(id="progress")
        self._question = Static(id="question")
        self._why = Static(id="why")
        self.editor = FieldEditor(id="answer", takes_lines=False)
        self.remark = LiveText(id="remark")
        self._given = LiveText(id="given")

    def compose(self, error_line: Static) -> ComposeResult:
        """Compose the question, its answer, and the answers so far."""
        yield self._progress
        yield self._question
        yield self._why
        yield self.editor
        yield self.remark
        yield error_line
        yield self._given

    def ask(self, name: str, answers: FirstRunAnswers) -> None:
        """Show a question, with its answer so far."""
        question = QUESTIONS[name]
        self._question.update(plain(question.text))
        self._why.update(plain(question.help_text))
        self.editor.placeholder = question.example
        self.editor.load_initial_text(getattr(answers, name))
        self.editor.focus()
        self.show_answers(name, answers)

    def show_answers(self, current: str, answers: FirstRunAnswers) -> None:
        """Show the progress, and the other answers."""
        names = list_shown_questions(answers, current)
        signs = [
            assemble(("●", "bold $accent"))
            if name == current
            else assemble(("✓", "$success") if getattr(answers, name) else ("○", "$text-muted"))
            for name in names
        ]
        count = (f"Question {names.index(current) + 1} of {len(names)}  ", "$text-muted")
        self._progress.update(assemble(count, Content(" ").join(signs)))
        given = [(name, getattr(answers, name)) for name in names if name != current]
        self._given.show(Content("\n").join([self._format_answer(*answer) for answer in given if answer[1]]))
        self.show_remark(current)

    def _format_answer(self, name: str, answer: str) -> Content:
        label = QUESTIONS[name].label.ljust(LABEL_WIDTH)
        room = max(10, self._given.content_size.width - LABEL_WIDTH)
        return assemble((label, "$text-muted"), plain(answer).truncate(room, ellipsis=True))

    def show_remark(self, current: str) -> None:
        """Show what the typed answer is understood as."""
        text = self.editor.text
        style = "$text-muted"
        match current:
            case "introduction":
                shown = format_spoken_length(text)
                style = "$warning" if is_too_long_to_introduce(text) else style
            case "contact" if clean_line(text):
                parsed = self._parse_contact(text[:200])
                parts = (parsed.form.name, format_role(parsed.form.title, parsed.form.organization))
                shown = " · ".join((*filter(None, map(clean_line, parts)), *parsed.problems))
            case _:
                shown = ""
        self.remark.show(assemble((clean_line(shown), style)))
