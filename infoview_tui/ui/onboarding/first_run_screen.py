"""Questions of the first start: at most six, each may be skipped, and the last one names a first contact."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services import profile as profile_services
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.contacts.quick_add import parse_quick_add
from infoview_tui.services.profile.first_run_answers import FirstRunAnswers, read_first_run
from infoview_tui.ui.onboarding.question_view import QUESTIONS, QuestionView
from infoview_tui.ui.shared.autosaved_texts import AutosavedTexts, SaveErrorLine
from infoview_tui.ui.shared.bindings import BACK, FIRST_RUN
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.field_editor import FieldEditor


class FirstRunScreen(InfoviewScreen):
    """Asks one question at a time. Each key is saved, so that they go on where they were left."""

    BINDINGS = [*FIRST_RUN, *BACK]
    CSS_PATH = "first_run_screen.tcss"
    TITLE = "First questions"
    HELP_GROUPS = ("First questions",)

    def __init__(self) -> None:
        """Start at the first question without an answer."""
        super().__init__()
        self.answers = FirstRunAnswers()
        self.current = "name"
        self.view = QuestionView(lambda line: parse_quick_add(self.workspace, line))
        self.error_line = SaveErrorLine()
        self.texts = AutosavedTexts(self, self._save_answers, self.error_line.show_error, self._list_answers)
        self.text_part = self.texts
        self._saved: FirstRunAnswers | None = None
        """The answers as this window last read or wrote them."""

    def compose_body(self) -> ComposeResult:
        """Compose the question, its answer, and the answers so far."""
        with Vertical(id="questions"):
            yield from self.view.compose(self.error_line)

    def load(self) -> None:
        """Read the answers once, and go to the first question without one."""
        if self._saved is None:
            self._saved = self.answers = read_first_run(self.workspace)
            unanswered = (name for name in self.answers.questions if not getattr(self.answers, name))
            self._ask(next(unanswered, "contact"))

    def _ask(self, name: str) -> None:
        """Show a question, with its answer so far."""
        self.current = name
        self.view.ask(name, self.answers)
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Cut the answers to the new width."""
        self.call_after_refresh(lambda: self.view.show_answers(self.current, self.answers))

    # Saving

    def on_text_area_changed(self) -> None:
        """Save the answer."""
        text = clean_line(self.view.editor.text)
        if self._saved is None or text == getattr(self.answers, self.current):
            return
        was_empty = not getattr(self.answers, self.current)
        self.answers = self.answers._replace(**{self.current: text})
        self.texts.text_changed(len(text))
        if was_empty is bool(text):
            self.refresh_bindings()
        self.view.show_remark(self.current)

    def _save_answers(self) -> None:
        """Save the answers, merged with those of another window."""
        if self._saved is not None:
            self._saved = profile_services.first_run.save_answers(self.workspace, self.answers, self._saved, self.now())
            self.answers = self._saved

    def _list_answers(self) -> Iterator[str]:
        given = ((QUESTIONS[name].label, answer) for name, answer in self.answers._asdict().items() if answer)
        yield "\n".join(f"{label}: {answer}" for label, answer in given)

    # Moving

    def key_name(self, binding: Binding) -> str:
        """Name enter by what it does."""
        if binding.id != "first_run.next":
            return binding.description
        if self.current == self.answers.questions[-1]:
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
        if message.by < 0 or self.current != self.answers.questions[-1]:
            self.action_step(message.by)

    def _finish(self) -> None:
        """Save the answers where they belong, and open the contact; without one, go back to the welcome screen."""
        if not self.texts.flush():
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
