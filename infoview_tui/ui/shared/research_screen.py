"""A screen on which research is typed in lines: the contact, and the pages of other subjects (R16)."""

from __future__ import annotations

from infoview_tui.ui.shared.current_contact_screen import CurrentContactScreen
from infoview_tui.ui.shared.research_lines import ResearchLines
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.research_input import ResearchInput


class ResearchScreen(CurrentContactScreen):
    """Passes on what happens in the research input to its `ResearchLines`. Subclasses set ``lines``."""

    lines: ResearchLines

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
