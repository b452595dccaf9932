"""The cursor of the debrief as text: the section, and the row in it."""

from __future__ import annotations

from typing import Protocol

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.ui.shared.screen_place import CursorPlace


class Sections(Protocol):
    """The sections, of which one is shown."""

    section: DebriefSection

    def open_section(self, section: DebriefSection) -> None:
        """Show a section, once the debrief is read."""

    @property
    def is_read(self) -> bool:
        """Whether the debrief is read."""


class SectionCursor:
    """The section that is shown, and the cursor in its list."""

    def __init__(self, sections: Sections, rows: CursorPlace) -> None:
        """*rows* is the cursor in the list of a section."""
        self._sections = sections
        self._rows = rows

    def read_cursor(self) -> str:
        """Return the section, and where the cursor is in it."""
        return f"{self._sections.section}/{self._rows.read_cursor()}"

    def go_to_cursor(self, place: str) -> bool:
        """Open a section and go to a row of it."""
        section, _, row = place.partition("/")
        if not self._sections.is_read or section not in {*DebriefSection}:
            return False
        if self._sections.section != section:
            self._sections.open_section(DebriefSection(section))
        return self._rows.go_to_cursor(row)
