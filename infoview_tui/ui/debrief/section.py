"""What every part of the debrief has: its words, its rows, and what its keys do."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from infoview_tui.domain.debrief_progress import Part
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.person_line import first_name
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.debrief.debrief import Debrief
from infoview_tui.ui.shared.content import join
from infoview_tui.ui.shared.widgets.row_list import Row

if TYPE_CHECKING:
    from infoview_tui.ui.debrief.screen import DebriefScreen

DONE = join(("✓", "bold $success"))
OPEN = join(("○", "$accent"))
SKIPPED = join(("–", "$text-muted"))
NOTHING = join(("·", "$text-muted"))
"""The signs of what is done, waits, was passed over, or is not there; of parts and of what they hold."""


class PartView:
    """One part: what it asks, what it lists, and what each key does with a row. It changes things for its screen.

    ``words`` is what the hints call its keys, by the ends of their bindings' ids; the keys that it has no word for do
    nothing.
    """

    part: ClassVar[Part]
    name: ClassVar[str]
    short: ClassVar[str]
    empty: ClassVar[str] = ""
    opens: ClassVar[str] = ""
    label_width: ClassVar[int] = 2
    words: ClassVar[Mapping[str, str]] = {}

    def __init__(self, screen: DebriefScreen) -> None:
        """Serve a screen."""
        self.screen = screen

    @property
    def desk(self) -> Desk:
        """What the services work with."""
        return self.screen.desk

    @property
    def debrief(self) -> Debrief:
        """What there is to look back at. Raises NotFoundError where there is nothing."""
        if self.screen.debrief is None:
            raise NotFoundError("This interview is no longer there.")
        return self.screen.debrief

    @property
    def by(self) -> str:
        """The name by which the interviewee is called in passing."""
        return first_name(self.debrief.interview.contact)

    def now(self) -> datetime:
        """The present moment (UTC)."""
        return self.screen.now()

    def asks(self) -> str:
        """Say in a sentence or two what the part is for."""
        raise NotImplementedError

    def rows(self) -> list[Row]:
        """Return what is listed."""
        return []

    def take(self, key: Hashable) -> None:
        """Do what space is for."""

    def open(self, key: Hashable) -> None:
        """Do what enter is for."""
        self.take(key)

    def edit(self, key: Hashable) -> None:
        """Say it in other words."""

    def remove(self, key: Hashable) -> None:
        """Remove it."""

    def make(self, key: Hashable, kind: NoteKind) -> None:
        """Make a note one of another kind."""

    def introduces(self, key: Hashable) -> None:
        """Say whether the interviewee offered to introduce them."""

    def put_off(self, key: Hashable, days: int) -> None:
        """Move a date."""

    def give(self, key: Hashable, number: int) -> None:
        """Give a score, or a verdict by its number."""

    def step(self, key: Hashable, by: int) -> None:
        """Go one up or down."""

    def add_path(self) -> None:
        """Let the contact speak to a path."""


def heading(text: str, number: int | None = None) -> Row:
    """Return a heading, with how many there are below it."""
    shown = text if number is None else f"{text}  {number}"
    return Row(("heading", text), Content(shown), heading=True)


def scale(value: int | None) -> Content:
    """Draw a value from 1 to 5; none is drawn faintly."""
    if value is None:
        return join(("○○○○○", "$text-muted"))
    return join(("●" * value, "$accent"), ("○" * (5 - value), "$text-muted"))
