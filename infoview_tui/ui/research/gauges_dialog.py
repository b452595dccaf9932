"""Dialog for what the user makes of a path: four gauges from 1 to 5, with how they were before (R35)."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.domain.gauges import GAUGE_NAMES, GAUGE_QUESTIONS, Gauge, PathGauges, format_history
from infoview_tui.domain.ratings import MAX_SCORE
from infoview_tui.ui.shared.bindings import DIALOG, GAUGES
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

_NAME_WIDTH = 2 + max(map(len, GAUGE_NAMES.values()))
_SCALE_WIDTH = MAX_SCORE + 1


class GaugeScore(NamedTuple):
    """A score that was given; None clears the gauge."""

    gauge: Gauge
    score: int | None


class GaugesDialog(ModalScreen[GaugeScore]):
    """Asks for the score of one gauge and returns it, or None when the user is done."""

    BINDINGS = [*GAUGES, *(binding for binding in DIALOG if binding.id == "dialog.cancel")]
    DEFAULT_CSS = """
    GaugesDialog RowList { height: auto; max-height: 12; }
    """

    def __init__(self, path: str, gauges: PathGauges, first: Gauge = Gauge.RESOURCES) -> None:
        """Set the path and its gauges; the cursor starts on *first*."""
        super().__init__()
        self.heading = plain(f"Your view of {path}")
        self.gauges = gauges
        self.first = first

    def compose(self) -> ComposeResult:
        """Compose the gauges and the key hints."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield Static(assemble(("What do you make of it yourself, from 1 (no) to 5 (yes)?", "$text-muted")))
            yield Static("")
            yield RowList(label_width=_SCALE_WIDTH)
            yield Static("")
            yield KeyHints(("1–5", "score"), ("0", "clear"), ("escape", "done"))

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(RowList).show([self._build_row(gauge) for gauge in Gauge], cursor_to=self.first)

    def _build_row(self, gauge: Gauge) -> Row:
        score = self.gauges.current(gauge)
        history = format_history(self.gauges.history(gauge))
        body = assemble(f"{GAUGE_NAMES[gauge]:<{_NAME_WIDTH}}", (GAUGE_QUESTIONS[gauge], "$text-muted"))
        scale = assemble(("●" * (score or 0), "$accent"), ("○" * (MAX_SCORE - (score or 0)), "$text-muted"))
        return Row(gauge, body, scale, assemble((history if "→" in history else "", "$text-muted")))

    def action_score(self, score: int) -> None:
        """Return a score for the gauge under the cursor; 0 clears it."""
        gauge = self.query_one(RowList).cursor_key
        if isinstance(gauge, Gauge):
            self.dismiss(GaugeScore(gauge, score or None))

    def action_cancel(self) -> None:
        """Close the dialog."""
        self.dismiss(None)
