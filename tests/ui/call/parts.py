"""The parts of a call without a screen, widgets, or Textual: what they need, as plain objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.call.call_actions import CallActions
from infoview_tui.ui.call.choices import ChoiceMenu
from infoview_tui.ui.call.draft_line import DraftLine
from infoview_tui.ui.call.key_labels import KeyLabels
from infoview_tui.ui.call.menu_actions import MenuActions
from infoview_tui.ui.call.note_actions import NoteActions
from infoview_tui.ui.call.question_actions import QuestionActions
from infoview_tui.ui.call.state import CallState
from infoview_tui.ui.call.undo_actions import UndoActions
from infoview_tui.ui.call.verdict_actions import VerdictActions


class Text:
    """The line as text; `type` is what the user does."""

    def __init__(self) -> None:
        self._value = ""
        self.cursor_position = 0
        self.tell: Callable[[str], None] = lambda _: None

    @property
    def value(self) -> str:
        return self._value

    @value.setter
    def value(self, text: str) -> None:
        self._value = text
        self.tell(text)

    def set_text(self, text: str) -> None:
        self._value, self.cursor_position = text, len(text)

    def type(self, text: str) -> None:
        for character in text:
            self.cursor_position += 1
            self.value += character


class View:
    """Remembers what was shown, and calls `watch` at each change that would be painted."""

    width = 80
    is_reference_open = is_wide = has_more_reference = is_closing_due = has_text = False

    def __init__(self) -> None:
        self.status = self.error = ""
        self.menu: ChoiceMenu | None = None
        self.shown: list[str] = []
        self.watch: Callable[[], None] = lambda: None

    def close_reference(self) -> None:
        self.is_reference_open = False

    def open_menu(self, menu: ChoiceMenu | None) -> None:
        self.menu, self.status = menu, ""

    def show_status(self, message: str) -> None:
        self.status = message
        self.update_input_status()

    def update_input_status(self) -> None:
        if self.status:
            self.shown.append(self.status)
        self.watch()

    def show_notes(self) -> None:
        self.watch()

    def show_save_error(self, error: str) -> None:
        self.error = error


class Host:
    """Reads the call again when it is told to; it is its own context."""

    state: CallState

    def __init__(self, workspace: Workspace, now: datetime, view: View) -> None:
        self.workspace, self._now, self._view = workspace, now, view
        self.seconds = 0.0
        self.reloads = 0
        self.rescued: list[tuple[str, str]] = []
        self.context = self

    def now(self) -> datetime:
        return self._now + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    def rescue_line(self, source: str, line: str) -> str:
        self.rescued.append((source, line))
        return "Written to the recovery file."

    @contextmanager
    def reporting_errors(self) -> Iterator[None]:
        try:
            yield
        except InfoviewError as error:
            self._view.show_status(str(error))

    def reload(self) -> None:
        self.reloads += 1
        self.state.read()


class Parts:
    """All parts of the call of an interview."""

    def __init__(self, workspace: Workspace, now: datetime, interview_id: int) -> None:
        self.view, self.text = View(), Text()
        self.host = Host(workspace, now, self.view)
        self.host.state = self.state = CallState(self.host, interview_id)
        self.state.read()
        self.draft = DraftLine(self.host, self.state, self.view, self.text)
        self.text.tell = self.draft.handle_change
        self.notes = NoteActions(self.host, self.state, self.view, self.draft, self.text)
        self.questions = QuestionActions(self.host, self.state, self.view, self.draft, self.text)
        self.verdicts = VerdictActions(self.host, self.state, self.view, self.draft)
        self.debriefs: list[int] = []
        self.calls = CallActions(self.host, self.state, self.view, self.draft, self.debriefs.append)
        self.undo = UndoActions(self.host, self.state, self.view, self.draft, self.questions)
        self.menus = MenuActions(self.view, self.draft, self.notes.save_line)
        self.labels = KeyLabels(self.state, self.view)

    def enter(self, line: str) -> None:
        """Type a line and press enter."""
        self.text.type(line)
        self.menus.action_save_line()

    @property
    def texts(self) -> list[str]:
        return [note.text for note in self.state.call.notes]
