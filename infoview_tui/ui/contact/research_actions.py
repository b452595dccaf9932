"""Research on the contact screen: the sources, subjects, and origins of the items (R16-R18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.research_subjects import ResearchItemKind
from infoview_tui.ui.contact.shown_items import ShownItems
from infoview_tui.ui.shared.open_source import open_source

if TYPE_CHECKING:
    from infoview_tui.ui.contact.view import ContactPage
    from infoview_tui.ui.shared.research_items import ResearchItems
    from infoview_tui.ui.shared.research_lines import ResearchLines
    from infoview_tui.ui.shared.screen import InfoviewScreen


class ContactResearch:
    """Acts on the research under the cursor."""

    def __init__(self, screen: InfoviewScreen, page: ContactPage, lines: ResearchLines, items: ResearchItems) -> None:
        """Set the list, the input line, and what changes items."""
        self._screen = screen
        self._page = page
        self._lines = lines
        self._items = items

    def action_focus_list(self) -> None:
        """Focus the list; an unfinished line stays in the input."""
        self._lines.reset_subject()
        self._page.rows.focus()

    @property
    def source(self) -> str:
        """The source of the row under the cursor; empty if there is none."""
        return ShownItems(self._page.details).find_source(self._page.rows.cursor_key)

    def action_open_source(self) -> None:
        """Open the source of the row under the cursor in the browser."""
        open_source(self._screen, self.source)

    def action_change_subject(self) -> None:
        """Change what the finding or the hypothesis under the cursor is about."""
        match self._page.rows.cursor_key:
            case (ResearchItemKind() as item, int(item_id)):
                self._items.change_subject(item, item_id, ShownItems(self._page.details).find_subject(item_id))
            case _:
                self._screen.show_status("Move to a finding or a hypothesis first.")

    def action_choose_origin(self) -> None:
        """Say where the hypothesis under the cursor came from."""
        match self._page.rows.cursor_key:
            case (ResearchItemKind.HYPOTHESIS, int(item_id)):
                self._items.choose_origin(item_id, ShownItems(self._page.details).find_origin(item_id))
            case _:
                self._screen.show_status("Move to a hypothesis first.")
