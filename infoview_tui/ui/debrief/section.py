"""What every part of the debrief has: its words, its rows, and what its keys do."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, tzinfo
from typing import Any, ClassVar, Protocol

from textual.app import App
from textual.content import Content

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.person_names import first_name
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief.queries import Debrief
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.row_list import Row

DONE_SIGN = assemble(("✓", "bold $success"))
OPEN_SIGN = assemble(("○", "$accent"))
SKIPPED_SIGN = assemble(("–", "$text-muted"))
EMPTY_SIGN = assemble(("·", "$text-muted"))
"""The signs of what is done, waits, was passed over, or is not there; of parts and of what they hold."""


class SectionHost(Protocol):
    """The debrief screen, as far as its sections need it."""

    interview_id: int
    debrief: Debrief | None

    @property
    def app(self) -> App[Any]:
        """The running app, to open dialogs."""

    @property
    def workspace(self) -> Workspace:
        """What the services work with."""

    @property
    def zone(self) -> tzinfo:
        """The person's time zone."""

    def now(self) -> datetime:
        """Return the current time in UTC."""

    def to_local(self, moment: datetime) -> datetime:
        """Return a moment in the person's time zone."""

    def has_class(self, *class_names: str) -> bool:
        """Tell whether the screen has style classes, such as ``-narrow``."""

    def run_command(self, command: Callable[[], object], message: str = "") -> bool:
        """Run a command, show its errors or the message, and reload; tell whether it succeeded."""

    def reporting_errors(self) -> AbstractContextManager[None]:
        """Show the message of an InfoviewError that is raised inside."""

    def show_status(self, message: str) -> None:
        """Show a message in the footer."""

    def reload(self) -> None:
        """Read and show everything again."""


class SectionView:
    """One part: what it asks, what it lists, and what each key does with a row. It changes things for its screen.

    ``words`` is what the hints call its keys, by the ends of their bindings' ids; the keys that it has no word for do
    nothing.
    """

    section: ClassVar[DebriefSection]
    name: ClassVar[str]
    short_name: ClassVar[str]
    empty_text: ClassVar[str] = ""
    enter_label: ClassVar[str] = ""
    label_width: ClassVar[int] = 2
    key_names: ClassVar[Mapping[str, str]] = {}

    def __init__(self, screen: SectionHost) -> None:
        """Serve a screen."""
        self.screen = screen

    @property
    def workspace(self) -> Workspace:
        """What the services work with."""
        return self.screen.workspace

    @property
    def debrief(self) -> Debrief:
        """What there is to look back at. Raises NotFoundError where there is nothing."""
        if self.screen.debrief is None:
            raise NotFoundError("This interview is no longer there.")
        return self.screen.debrief

    @property
    def first_name(self) -> str:
        """The name by which the interviewee is called in passing."""
        return first_name(self.debrief.interview.contact)

    def now(self) -> datetime:
        """The present moment (UTC)."""
        return self.screen.now()

    def format_prompt(self) -> str:
        """Say in a sentence or two what the part is for."""
        raise NotImplementedError

    def build_rows(self) -> list[Row]:
        """Return what is listed."""
        return []

    def select(self, key: Hashable) -> None:
        """Do what space is for."""

    def open(self, key: Hashable) -> None:
        """Do what enter is for."""
        self.select(key)

    def edit(self, key: Hashable) -> None:
        """Say it in other words."""

    def remove(self, key: Hashable) -> None:
        """Remove it."""

    def change_kind(self, key: Hashable, kind: NoteKind) -> None:
        """Make a note one of another kind."""

    def toggle_introduction(self, key: Hashable) -> None:
        """Say whether the interviewee offered to introduce them."""

    def shift_date(self, key: Hashable, days: int) -> None:
        """Move a date."""

    def set_score(self, key: Hashable, number: int) -> None:
        """Give a score, or a verdict by its number."""

    def adjust(self, key: Hashable, by: int) -> None:
        """Go one up or down."""

    def add_path(self) -> None:
        """Let the contact speak to a path."""


def build_heading(text: str, count: int | None = None) -> Row:
    """Return a heading, with how many there are below it."""
    shown = text if count is None else f"{text}  {count}"
    return Row(("heading", text), Content(shown), is_heading=True)


def format_scale(value: int | None) -> Content:
    """Draw a value from 1 to 5; none is drawn faintly."""
    if value is None:
        return assemble(("○○○○○", "$text-muted"))
    return assemble(("●" * value, "$accent"), ("○" * (5 - value), "$text-muted"))
