"""Questions of the first start: at most six, each may be skipped, and the last one names a first contact."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.labels import format_role
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.spoken_length import (
    INTRODUCTION_WORDS,
    format_spoken_length,
    is_too_long_to_introduce,
)
from infoview_tui.errors import InfoviewError
from infoview_tui.services import profile as profile_services
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.contacts.quick_add import parse_quick_add
from infoview_tui.services.profile.first_run_answers import FirstRunAnswers, read_first_run
from infoview_tui.ui.shared.bindings import BACK, FIRST_RUN
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.editor_screen import EditorScreen
from infoview_tui.ui.shared.widgets.field_editor import FieldEditor
from infoview_tui.ui.shared.widgets.live_text import LiveText
from infoview_tui.ui.shared.widgets.top_bar import TopBar

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


class FirstRunScreen(EditorScreen):
    """Asks one question at a time. Each key is saved, so that they go on where they were left."""

    BINDINGS = [*FIRST_RUN, *BACK]
    CSS_PATH = "first_run_screen.tcss"
    HELP_GROUPS = ("First questions",)

    def __init__(self) -> None:
        """Start at the first question without an answer."""
        super().__init__()
        self.answers = FirstRunAnswers()
        self.current = "name"
        self.editor = FieldEditor(id="answer", takes_lines=False)
        self.remark = LiveText(id="remark")
        self.given = LiveText(id="given")
        self._saved: FirstRunAnswers | None = None
        """The answers as this window last read or wrote them."""

    def compose_body(self) -> ComposeResult:
        """Compose the question, its answer, and the answers so far."""
        with Vertical(id="questions"):
            yield Static(id="progress")
            yield Static(id="question")
            yield Static(id="why")
            yield self.editor
            yield self.remark
            yield self.save_error_line()
            yield self.given

    def load(self) -> None:
        """Read the answers once, and go to the first question without one."""
        self.query_one(TopBar).title = "First questions"
        if self._saved is None:
            self._saved = self.answers = read_first_run(self.workspace)
            unanswered = (name for name in self.answers.questions if not getattr(self.answers, name))
            self._ask(next(unanswered, "contact"))

    def _ask(self, name: str) -> None:
        """Show a question, with its answer so far."""
        self.current = name
        question = QUESTIONS[name]
        self.query_one("#question", Static).update(plain(question.text))
        self.query_one("#why", Static).update(plain(question.help_text))
        self.editor.placeholder = question.example
        self.editor.load_initial_text(getattr(self.answers, name))
        self.editor.focus()
        self._show_answers()
        self.refresh_bindings()

    def _show_answers(self) -> None:
        names = self._shown_questions
        at = names.index(self.current)
        signs = [
            assemble(("●", "bold $accent"))
            if name == self.current
            else assemble(("✓", "$success") if getattr(self.answers, name) else ("○", "$text-muted"))
            for name in names
        ]
        count = (f"Question {at + 1} of {len(names)}  ", "$text-muted")
        self.query_one("#progress", Static).update(assemble(count, Content(" ").join(signs)))
        given = [name for name in names if name != self.current and getattr(self.answers, name)]
        self.given.show(Content("\n").join([self._format_answer(name) for name in given]))
        self._show_remark()

    @property
    def _shown_questions(self) -> list[str]:
        """The questions to ask; all of them until the path is skipped, so that their number never grows."""
        return list(QUESTIONS) if self.current in ("name", "path") else self.answers.questions

    def _format_answer(self, name: str) -> Content:
        label = QUESTIONS[name].label.ljust(LABEL_WIDTH)
        room = max(10, self.given.content_size.width - LABEL_WIDTH)
        return assemble((label, "$text-muted"), plain(getattr(self.answers, name)).truncate(room, ellipsis=True))

    def _show_remark(self) -> None:
        text = self.editor.text
        style = "$text-muted"
        match self.current:
            case "introduction":
                shown = format_spoken_length(text)
                style = "$warning" if is_too_long_to_introduce(text) else style
            case "contact" if clean_line(text):
                parsed = parse_quick_add(self.workspace, text[:200])
                parts = (parsed.form.name, format_role(parsed.form.title, parsed.form.organization))
                shown = " · ".join((*filter(None, map(clean_line, parts)), *parsed.problems))
            case _:
                shown = ""
        self.remark.show(assemble((clean_line(shown), style)))

    def on_resize(self) -> None:
        """Cut the answers to the new width."""
        self.call_after_refresh(self._show_answers)

    # Saving

    def on_text_area_changed(self) -> None:
        """Save the answer."""
        text = clean_line(self.editor.text)
        if self._saved is None or text == getattr(self.answers, self.current):
            return
        was_empty = not getattr(self.answers, self.current)
        self.answers = self.answers._replace(**{self.current: text})
        self.autosave.text_changed(len(text))
        if was_empty is bool(text):
            self.refresh_bindings()
        self._show_remark()

    def save_texts(self) -> None:
        """Save the answers, merged with those of another window."""
        if self._saved is not None:
            self._saved = profile_services.first_run.save_answers(self.workspace, self.answers, self._saved, self.now())
            self.answers = self._saved

    def unsaved_text(self) -> str:
        """Return all answers if they cannot be saved at the moment, or an empty string."""
        if self.autosave.flush():
            return ""
        given = ((QUESTIONS[name].label, answer) for name, answer in self.answers._asdict().items() if answer)
        return "\n".join(f"{label}: {answer}" for label, answer in given)

    def unsaved_source(self) -> str:
        """Return a title for the answers, for the recovery file."""
        return "First questions"

    # Moving

    @property
    def _is_last(self) -> bool:
        return self.current == self.answers.questions[-1]

    def key_name(self, binding: Binding) -> str:
        """Name enter by what it does."""
        if binding.id != "first_run.next":
            return binding.description
        if self._is_last:
            return "Add the contact" if self.answers.contact else "Finish"
        return "Next" if getattr(self.answers, self.current) else "Skip"

    def action_step(self, by: int) -> None:
        """Go to the next or previous question; after the last one, finish."""
        names = self.answers.questions
        at = names.index(self.current) + by
        if 0 <= at < len(names):
            self._ask(names[at])
        elif by > 0:
            self._finish()

    def on_field_editor_left(self, message: FieldEditor.Left) -> None:
        """Go to the next or previous question; an arrow key does not finish."""
        if message.by < 0 or not self._is_last:
            self.action_step(message.by)

    def _finish(self) -> None:
        """Save the answers where they belong, and open the contact; without one, go back to the welcome screen."""
        if not self.autosave.flush():
            return
        try:
            contact_id = profile_services.first_run.finish_first_run(self.workspace, self.answers, self.now())
        except InfoviewError as error:
            self.context.show_notification(str(error), error=True)
            return
        self._saved = None
        if contact_id is None:
            self.app.pop_screen()
            self.context.show_notification("Saved. Add a contact, or import your connections. u undoes it.")
            return
        name = first_name(read_contact_form(self.workspace, contact_id).name)
        self.navigation.show_tab("board")
        self.navigation.open_contact(contact_id)
        self.context.show_notification(f"{name} is your first contact. Research comes first: press a. u undoes it.")
