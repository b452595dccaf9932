"""Actions on the findings and hypotheses of a subject's page: their text, source, subject, and origin (R16, R17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.research_subjects import ResearchItemKind
from infoview_tui.ui.shared.open_source import open_source

if TYPE_CHECKING:
    from infoview_tui.ui.research.page_view import SubjectPage
    from infoview_tui.ui.shared.research_items import ResearchItems
    from infoview_tui.ui.shared.screen import InfoviewScreen

NOT_AN_ITEM = "Move to a finding or a hypothesis first."


class ItemActions:
    """Acts on the research item under the cursor."""

    def __init__(self, screen: InfoviewScreen, page: SubjectPage, items: ResearchItems) -> None:
        """Set the page, and what changes items."""
        self._screen = screen
        self._page = page
        self._items = items

    def action_focus_list(self) -> None:
        """Focus the list; an unfinished line stays in the input."""
        self._page.rows.focus()

    @property
    def source(self) -> str:
        """The source of the finding under the cursor; empty if it has none."""
        match self._page.current_item:
            case (ResearchItemKind.FINDING, int(item_id)):
                return next((row.source for row in self._page.research.findings if row.id == item_id), "")
        return ""

    def edit(self, kind: ResearchItemKind, item_id: int) -> None:
        """Edit the text of the item under the cursor."""
        research = self._page.research
        rows = research.findings if kind is ResearchItemKind.FINDING else research.hypotheses
        text = next((row.text for row in rows if row.id == item_id), "")
        self._items.edit(kind, item_id, text, self.source)

    def action_open_source(self) -> None:
        """Open the source of the finding under the cursor in the browser."""
        open_source(self._screen, self.source)

    def action_change_subject(self) -> None:
        """Change what the finding or the hypothesis under the cursor is about."""
        if (item := self._page.current_item) is None:
            self._screen.show_status(NOT_AN_ITEM)
        else:
            self._items.change_subject(*item)

    def action_choose_origin(self) -> None:
        """Say where the hypothesis under the cursor came from."""
        match self._page.current_item:
            case (ResearchItemKind.HYPOTHESIS, int(item_id)):
                hypotheses = self._page.research.hypotheses
                origin = next((row.origin for row in hypotheses if row.id == item_id), None)
                self._items.choose_origin(item_id, origin)
            case _:
                self._screen.show_status("Move to a hypothesis first.")

    def action_remove_row(self) -> None:
        """Remove the finding or hypothesis under the cursor."""
        if (item := self._page.current_item) is None:
            self._screen.show_status(NOT_AN_ITEM)
        else:
            self._items.remove(*item)
