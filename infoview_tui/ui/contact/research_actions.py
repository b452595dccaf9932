"""Research on the contact screen: the input line, and the sources, subjects, and origins of the items (R16-R18)."""

from __future__ import annotations

from textual.binding import Binding

from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.domain.urls import extract_url
from infoview_tui.ui.contact.view import ContactView
from infoview_tui.ui.shared.open_source import open_source
from infoview_tui.ui.shared.research_items import ResearchItems
from infoview_tui.ui.shared.widgets.row_list import RowList


class ContactResearch(ContactView):
    """Adds lines of research, and acts on those in the list."""

    def __init__(self, contact_id: int) -> None:
        """Set the contact."""
        super().__init__(contact_id)
        self.items = ResearchItems(self, Subject.contact(contact_id))

    def action_focus_list(self) -> None:
        """Focus the list; an unfinished line stays in the input."""
        self.lines.leave()
        self.query_one(RowList).focus()

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key; that for the source is hidden on rows without one."""
        return "" if binding.id == "research.source" and not self.find_source() else binding.description

    def action_open_source(self) -> None:
        """Open the source of the row under the cursor in the browser."""
        open_source(self, self.find_source())

    def find_source(self) -> str:
        """Return the source of the row under the cursor, or the web address in it; empty if there is none."""
        if self.details is None:
            return ""
        match self.query_one(RowList).cursor_key:
            case (ResearchItemKind.FINDING, int(item_id)):
                return next((row.source for row in self.details.findings if row.id == item_id), "")
            case (ResearchItemKind.OFFERING, int(item_id)):
                return next((row.source for row in self.details.offerings if row.id == item_id), "")
            case (ResearchItemKind() as item, int(item_id)):
                return extract_url(self.get_text(item, item_id))[1]
            case ("fact", "Profile"):
                return self.details.contact.profile_url
        return ""

    def action_change_subject(self) -> None:
        """Change what the finding or the hypothesis under the cursor is about."""
        match self.query_one(RowList).cursor_key:
            case (ResearchItemKind() as item, int(item_id)):
                self.items.change_subject(item, item_id, self.find_subject(item_id))
            case _:
                self.show_status("Move to a finding or a hypothesis first.")

    def find_subject(self, finding_id: int) -> Subject | None:
        """Return what a finding is about."""
        rows = self.details.findings if self.details else []
        return next((Subject(row.subject_kind, row.subject_id) for row in rows if row.id == finding_id), None)

    def action_choose_origin(self) -> None:
        """Say where the hypothesis under the cursor came from."""
        match self.query_one(RowList).cursor_key:
            case (ResearchItemKind.HYPOTHESIS, int(item_id)):
                hypotheses = self.details.hypotheses if self.details else []
                origin = next((row.origin for row in hypotheses if row.id == item_id), None)
                self.items.choose_origin(item_id, origin)
            case _:
                self.show_status("Move to a hypothesis first.")

    def toggle_fold(self, name: str) -> None:
        """Show all rows of a fold, or only the first ones again."""
        self.unfolded ^= {name}
        self.show_details()

    def get_text(self, item: ResearchItemKind, item_id: int) -> str:
        """Return the text of an item; empty if it is not shown."""
        if self.details is None:
            return ""
        texts = {
            ResearchItemKind.FINDING: {row.id: row.text for row in self.details.findings},
            ResearchItemKind.HYPOTHESIS: {row.id: row.text for row in self.details.hypotheses},
            ResearchItemKind.OFFERING: {row.id: row.text for row in self.details.offerings},
            ResearchItemKind.ACTION: {row.id: row.text for row in self.details.actions},
        }
        return texts[item].get(item_id, "")
