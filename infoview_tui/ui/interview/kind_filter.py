"""Filter widget that selects the kinds of notes to show, by their signs."""

from __future__ import annotations

from textual.content import Content

from infoview_tui.domain.capture import CALL_SIGNS, STAR
from infoview_tui.services.interviews.transcript import NoteFilter
from infoview_tui.ui.shared.bindings import NOTE_KINDS
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.text_block import TextBlock, flow_parts


class KindFilter(TextBlock, can_focus=True):
    """Shows the signs with their labels and marks the selected ones. The screen handles the keys."""

    BINDINGS = [*NOTE_KINDS]
    DEFAULT_CSS = """
    KindFilter { height: auto; padding: 0 1; background: $surface; }
    """

    def __init__(self, note_filter: NoteFilter, *, id: str | None = None) -> None:
        """Start with the current filter."""
        super().__init__(id=id)
        self.note_filter = note_filter

    def show(self, note_filter: NoteFilter) -> None:
        """Show another filter."""
        self.note_filter = note_filter
        self.refresh(layout=True)

    def build_lines(self, width: int) -> list[Content]:
        """Return the options, as many per line as fit."""
        offered = [(row.sign or "-", row.label, row.kind in self.note_filter.kinds) for row in CALL_SIGNS]
        shown: list[Content] = []
        for sign, label, is_on in [*offered, (STAR, "starred", self.note_filter.starred)]:
            tick, style = ("✓", "bold") if is_on else ("\u00a0", "$text-muted")
            shown.append(assemble((f"{sign}", "bold $accent"), (f"\u00a0{label}{tick}", style)))
        return flow_parts(shown, width)
