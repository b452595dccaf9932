"""Debrief screen: reviews an interview in sections, resumable at any time, before the thank-you (R29–R31, R35–R37)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.person_names import first_name
from infoview_tui.services.debrief.queries import Debrief, read_debrief
from infoview_tui.ui.debrief.finishing import FinishActions
from infoview_tui.ui.debrief.help_groups import HELP_GROUP_BY_SECTION
from infoview_tui.ui.debrief.page import DebriefPage
from infoview_tui.ui.debrief.reflection import ReflectionTexts
from infoview_tui.ui.debrief.section_cursor import SectionCursor
from infoview_tui.ui.debrief.sections import DebriefSections
from infoview_tui.ui.shared.autosaved_texts import AutosavedTexts, SaveErrorLine
from infoview_tui.ui.shared.bindings import BACK, DEBRIEF
from infoview_tui.ui.shared.left_lines import save_left_lines
from infoview_tui.ui.shared.run_command import run_command
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import Binding

    from infoview_tui.ui.debrief.section_items import SectionItems
    from infoview_tui.ui.debrief.section_list import SectionList

COUNTDOWN_INTERVAL = 20.0
"""Seconds between updates of the countdown for the thank-you."""


class DebriefScreen(InfoviewScreen):
    """The debrief of one interview. Its parts show a section, move between sections, save the texts, and finish."""

    BINDINGS = [*DEBRIEF, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Debrief", "Debrief: lists", "In a list")
    NUMBERS_RATE = True

    def __init__(self, interview_id: int) -> None:
        """Start or resume the debrief of an interview."""
        super().__init__()
        self.interview_id = interview_id
        self.debrief: Debrief | None = None
        self.page = DebriefPage()
        self.reflection = ReflectionTexts(self)
        self.error_line = SaveErrorLine()
        self.texts = AutosavedTexts(self, self._save_texts, self.error_line.show_error, lambda: self.reflection.current)
        self.text_part = self.texts
        self.sections = DebriefSections(self, self.page, self.reflection, self.texts)
        finishing = FinishActions(self, interview_id, self.sections, self.texts)
        self.place = ScreenPlace(
            SectionCursor(self.sections, ListCursor(self)),
            own_name=lambda: f"debrief:{interview_id}",
            contact_id=lambda: self.debrief.interview.contact_id if self.debrief else None,
        )
        self.parts = (self.sections, finishing, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Yield the header, the section list, and the current section."""
        yield from self.page.compose(self.error_line, self.reflection)

    def on_mount(self) -> None:
        """Save lines that are left from the call, and start the timer of the countdown."""
        save_left_lines(self, self.interview_id)
        self.set_interval(COUNTDOWN_INTERVAL, self.sections.show_header)

    def load(self) -> None:
        """Read the interview and show it. Unsaved text stays; changes by another window are loaded."""
        before = self.debrief
        self.debrief = read_debrief(self.workspace, self.interview_id, self.now(), self.zone)
        self.title = f"Debrief: {first_name(self.debrief.interview.contact)}"
        self.sections.show(before, self.debrief)

    def on_resize(self) -> None:
        """Fit the rows and the header to the new width."""
        self.call_after_refresh(self.sections.show_rows)
        self.call_after_refresh(self.sections.show_header)

    # The texts

    def handle_edit(self) -> None:
        """Save a change of a text before it is painted."""
        size = self.reflection.count_changed()
        if size is not None:
            self.texts.text_changed(size)

    def on_text_area_changed(self) -> None:
        """Save a change that was not typed, such as an undone one."""
        self.handle_edit()

    def _save_texts(self) -> None:
        """Save the texts, and update the progress if another section was opened in the meantime."""
        self.reflection.save()
        if self.sections.section is not DebriefSection.LEARNED:
            self.call_after_refresh(self.reload)

    # The sections and their items

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key in this section."""
        return self.sections.key_name(binding)

    def on_section_list_selected(self, message: SectionList.Selected) -> None:
        """Open the clicked section."""
        self.sections.go_to(message.section)

    def on_row_list_selected(self) -> None:
        """Open the selected row."""
        with self.reporting_errors():
            self.sections.view.open(self.page.rows.cursor_key)

    def on_section_items_key_pressed(self, message: SectionItems.KeyPressed) -> None:
        """Run the section's method for the key."""
        with self.reporting_errors():
            self.sections.view.press(message.key, self.page.rows.cursor_key)

    def move_to_next_item(self) -> None:
        """Move the cursor to the next item of the section."""
        self.page.rows.action_move(1)

    def run_command(self, command: Callable[[], object], message: str = "") -> bool:
        """Run a command, reload, show its error or *message*, and return whether it succeeded."""
        return run_command(self, command, message)

    def action_help(self) -> None:
        """Show help, with the keys of this section first."""
        own = HELP_GROUP_BY_SECTION.get(self.sections.section)
        groups = (*self.HELP_GROUPS[:2], own, "In a list") if own else self.HELP_GROUPS
        self.common_actions.open_help(groups)
