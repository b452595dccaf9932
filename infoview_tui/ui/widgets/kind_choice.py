"""Chooses which kinds of notes are shown, by the signs that they were written with."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from infoview_tui.domain.capture import CALL_SIGNS, STAR
from infoview_tui.services.reading import Sieve
from infoview_tui.ui.actions import KINDS
from infoview_tui.ui.content import join

_GAP = "   "


class KindChoice(Widget, can_focus=True):
    """Shows the signs with their words; those that are chosen are ticked. The screen does what a sign stands for."""

    BINDINGS = [*KINDS]
    DEFAULT_CSS = """
    KindChoice { height: auto; padding: 0 1; background: $surface; }
    """

    def __init__(self, sieve: Sieve, *, id: str | None = None) -> None:
        """Begin with what is shown already."""
        super().__init__(id=id)
        self.sieve = sieve

    def show(self, sieve: Sieve) -> None:
        """Show another choice."""
        self.sieve = sieve
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as the choices take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the choices, as many on a line as there is room for."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        offered = [(row.sign or "-", row.label, row.kind in self.sieve.kinds) for row in CALL_SIGNS]
        lines: list[Content] = []
        for sign, label, is_on in [*offered, (STAR, "starred", self.sieve.starred)]:
            tick, style = ("✓", "bold") if is_on else ("\u00a0", "$text-muted")
            shown = join((f"{sign}", "bold $accent"), (f"\u00a0{label}{tick}", style))
            if lines and lines[-1].cell_length + len(_GAP) + shown.cell_length <= width:
                lines[-1] = join(lines[-1], _GAP, shown)
            else:
                lines.append(shown)
        return lines
