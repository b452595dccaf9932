"""Chooses which kinds of notes are shown, by the signs that they were written with."""

from __future__ import annotations

from textual.content import Content

from infoview_tui.domain.capture import CALL_SIGNS, STAR
from infoview_tui.services.interviews.transcript import Sieve
from infoview_tui.ui.shared.bindings import KINDS
from infoview_tui.ui.shared.content import join
from infoview_tui.ui.shared.widgets.text_block import Lines, flowed


class KindChoice(Lines, can_focus=True):
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

    def lines(self, width: int) -> list[Content]:
        """Give as many choices in a line as there is room for."""
        offered = [(row.sign or "-", row.label, row.kind in self.sieve.kinds) for row in CALL_SIGNS]
        shown: list[Content] = []
        for sign, label, is_on in [*offered, (STAR, "starred", self.sieve.starred)]:
            tick, style = ("✓", "bold") if is_on else ("\u00a0", "$text-muted")
            shown.append(join((f"{sign}", "bold $accent"), (f"\u00a0{label}{tick}", style)))
        return flowed(shown, width)
