"""Base class of the debrief sections: texts, rows, and key actions."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from typing import ClassVar, Protocol

from textual.content import Content

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.person_names import first_name
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief.queries import Debrief
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.host import ScreenHost
from infoview_tui.ui.shared.widgets.row_list import Row

DONE_SIGN = assemble(("✓", "bold $success"))
OPEN_SIGN = assemble(("○", "$accent"))
SKIPPED_SIGN = assemble(("–", "$text-muted"))
EMPTY_SIGN = assemble(("·", "$text-muted"))
"""Signs for done, open, skipped, and empty sections and items."""


class SectionHost(ScreenHost, Protocol):
    """The debrief screen, as far as its sections need it."""

    interview_id: int
    debrief: Debrief | None

    def move_to_next_item(self) -> None:
        """Move the cursor to the next item of the section."""

    def has_class(self, *class_names: str) -> bool:
        """Whether the screen has style classes, such as ``-narrow``."""

    def run_command(self, command: Callable[[], object], message: str = "") -> bool:
        """Run a command, show its error or the message, reload, and return whether it succeeded."""

    def reload(self) -> None:
        """Read and show everything again."""


class SectionView:
    """One section: its question, its rows, and what each key does with a row.

    ``key_names`` has the footer names of its keys, by the end of the binding id. Other keys are disabled.
    """

    section: ClassVar[DebriefSection]
    name: ClassVar[str]
    short_name: ClassVar[str]
    empty_text: ClassVar[str] = ""
    enter_label: ClassVar[str] = ""
    label_width: ClassVar[int] = 2
    key_names: ClassVar[Mapping[str, str]] = {}

    def __init__(self, screen: SectionHost) -> None:
        """Create the view for a screen."""
        self.screen = screen

    @property
    def workspace(self) -> Workspace:
        """The workspace for services."""
        return self.screen.workspace

    @property
    def debrief(self) -> Debrief:
        """The data of the debrief. Raises NotFoundError if the interview was deleted."""
        if self.screen.debrief is None:
            raise NotFoundError("This interview no longer exists.")
        return self.screen.debrief

    @property
    def first_name(self) -> str:
        """First name of the interviewee."""
        return first_name(self.debrief.interview.contact)

    def now(self) -> datetime:
        """Return the current time in UTC."""
        return self.screen.now()

    def format_prompt(self) -> str:
        """Return the question or instruction of the section, in one or two sentences."""
        raise NotImplementedError

    def build_rows(self) -> list[Row]:
        """Return the rows to list."""
        return []

    def select(self, key: Hashable) -> None:
        """Handle space."""

    def open(self, key: Hashable) -> None:
        """Handle enter."""
        self.select(key)

    def edit(self, key: Hashable) -> None:
        """Edit the item."""

    def remove(self, key: Hashable) -> None:
        """Remove the item."""

    def change_kind(self, key: Hashable, kind: NoteKind) -> None:
        """Change the kind of a note."""

    def toggle_introduction(self, key: Hashable) -> None:
        """Set or clear that the interviewee offered an introduction."""

    def shift_date(self, key: Hashable, days: int) -> None:
        """Move the date by a number of days."""

    def set_score(self, key: Hashable, number: int) -> None:
        """Set a score, or a verdict by its number; 0 clears it."""

    def adjust(self, key: Hashable, by: int) -> None:
        """Raise or lower a value by one."""

    def add_path(self) -> None:
        """Link the contact to a path."""

    def press(self, key: str, row: Hashable) -> None:
        """Do what a key of the section does with a row; *key* is the last part of the binding id."""
        match key:
            case "take":
                self.select(row)
            case "edit":
                self.edit(row)
            case "remove":
                self.remove(row)
            case "introduces":
                self.toggle_introduction(row)
            case "later" | "earlier":
                self.shift_date(row, 1 if key == "later" else -1)
            case "surer" | "less_sure":
                self.adjust(row, 1 if key == "surer" else -1)
            case "path":
                self.add_path()
            case digit if digit.isdigit():
                self.set_score(row, int(digit))
            case kind:
                self.change_kind(row, NoteKind(kind))


def build_heading(text: str, count: int | None = None) -> Row:
    """Return a heading row, with an optional count."""
    shown = text if count is None else f"{text}  {count}"
    return Row(("heading", text), Content(shown), is_heading=True)
