"""The clock of a call: spoken time, what is left of the agreed length, and how much has been asked (R28)."""

from __future__ import annotations

from datetime import datetime, timedelta

from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.clock import CallClock, Phase, spell_clock
from infoview_tui.ui.content import join


class ClockLine(Static):
    """Shows the time of a call. It is told the time; it never blinks, and repaints its own line only."""

    DEFAULT_CSS = """
    ClockLine { height: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing until it is told."""
        super().__init__(id=id)
        self.clock = CallClock()
        self.asked = ""
        self._lines = 1

    def show(self, clock: CallClock, asked: str, now: datetime) -> None:
        """Show a call's clock; ``asked`` says how much of the plan has been asked."""
        self.clock, self.asked = clock, asked
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Show the present moment (UTC)."""
        shown = spoken(self.clock, self.asked, now)
        if 0 < self.size.width < shown.cell_length:
            shown = spoken(self.clock, self.asked.replace(" of ", "/"), now)
        offer = self.clock.offer_to_end(now)
        if offer:
            shown = join(shown, "\n", (offer, "bold $warning"))
        lines = len(shown.wrap(self.size.width)) if self.size.width else self._lines
        self.update(shown, layout=lines != self._lines)
        self._lines = lines


def spoken(clock: CallClock, asked: str, now: datetime) -> Content:
    """Write the clock as one line: ``4:05 of 20 · 15:55 left · 3 of 6 asked``."""
    agreed = clock.agreed_minutes + clock.extra_minutes
    end = (f" · {asked}" if asked else "", "$text-muted")
    match clock.phase(now):
        case Phase.NOT_STARTED:
            return join((f"{agreed} min agreed", "bold"), end)
        case Phase.RUNNING | Phase.PAUSED | Phase.CLOSING | Phase.OVER:
            left = agreed * 60 - int(clock.elapsed(now).total_seconds())
            rest = f"{spell_clock(timedelta(seconds=abs(left)))} {'left' if left >= 0 else 'over'}"
            style = "" if clock.phase(now) is Phase.RUNNING else "$warning"
            return join((spell_clock(clock.elapsed(now)), "bold $accent"), f" of {agreed} · ", (rest, style), end)
        case _:
            return join((spell_clock(clock.elapsed(now)), "bold"), f" of {agreed} · ended", end)
