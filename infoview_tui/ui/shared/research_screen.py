"""A screen on which research is typed in lines: the contact, and the pages of other subjects (R16)."""

from __future__ import annotations

from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.research_lines import ResearchLines
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.research_input import ResearchInput


class ResearchScreen(InfoviewScreen):
    """Passes on what happens in the research input to its `ResearchLines`. Subclasses set ``lines``."""

    lines: ResearchLines

    def __init__(self) -> None:
        """Create it with the actions on the current contact."""
        super().__init__()
        self.contact_actions = ContactActions(self, self.current_contact_id)
        self.place = ScreenPlace(ListCursor(self), contact_id=self.current_contact_id)
        self.parts = (self.contact_actions, self.common_actions)

    def current_contact_id(self) -> int | None:
        """Return the contact that the keys act on."""
        raise NotImplementedError

    def action_focus_input(self) -> None:
        """Focus the research input."""
        self.query_one(ResearchInput).focus_line("")

    def on_input_submitted(self) -> None:
        """Save the line, and stay in the input for the next one."""
        self.lines.save()

    def action_next_subject(self, by: int) -> None:
        """Write about a related subject, such as the contact's organization, its industry, or a path."""
        self.query_one(ResearchInput).next_subject(by)

    def unsaved_text(self) -> str:
        """Return the unfinished line if it cannot be saved."""
        return self.lines.unsaved_text

    def clear_status(self) -> None:
        """Remove the status messages, since the data has changed after them."""
        super().clear_status()
        for capture in self.query(ResearchInput):
            capture.show_saved("")

    def on_line_input_block_pasted(self, message: LineInput.BlockPasted) -> None:
        """Ask whether the pasted lines are one finding or many."""
        self.lines.paste(message)

    def action_back(self) -> None:
        """Go back. An unfinished line is saved first, so that nothing is lost."""
        if self.lines.finish():
            super().action_back()

    def on_unmount(self) -> None:
        """Save an unfinished line when the screen is closed in any way."""
        self.lines.save_when_closed()
