"""Gauges section of the debrief: what the user makes of each path now, optional and kept over time (R35)."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.gauges import GAUGE_NAMES, GAUGE_QUESTIONS, Gauge, PathGauges, adjust_gauge, format_history
from infoview_tui.services import profile
from infoview_tui.ui.debrief.ratings import DIGIT_KEY_NAMES
from infoview_tui.ui.debrief.section import SectionView
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.scale import format_scale
from infoview_tui.ui.shared.widgets.row_list import Row

_NAME_WIDTH = 2 + max(map(len, GAUGE_NAMES.values()))


class _PathGauge(NamedTuple):
    """One gauge of one path: the key of a row."""

    path_id: int
    gauge: Gauge


class GaugesView(SectionView):
    """Lists the four gauges of each path that the interview was about, with how they were before."""

    section = DebriefSection.GAUGES
    name = "Your view"
    short_name = "view"
    empty_text = "Not linked to a path yet. Add one in the path ratings."
    label_width = 6
    key_names = {**DIGIT_KEY_NAMES, "less_sure": "Less", "surer": "More"}

    def format_prompt(self) -> str:
        """Return the question for this section."""
        return "Optional: what do you make of each path yourself, from 1 (no) to 5 (yes)?"

    def build_rows(self) -> list[Row]:
        """Return the gauges of each path, with the score after this interview."""
        found: list[Row] = []
        for path in self.debrief.paths:
            gauges = self._read(path.id)
            scores = gauges.after(self.screen.interview_id)
            found.append(Row(("heading", path.id), plain(path.name), is_heading=True))
            found.extend(self._build_row(path.id, gauge, gauges, scores.get(gauge)) for gauge in Gauge)
        return found

    def _build_row(self, path_id: int, gauge: Gauge, gauges: PathGauges, score: int | None) -> Row:
        """Build the row of a gauge: its question, and its scores at other times."""
        before = format_history(gauges.without(self.screen.interview_id).history(gauge))
        earlier = assemble((f"before {before}" if before else "", "$text-muted"))
        gap = "\n" if self.screen.has_class("-narrow") else " " * (_NAME_WIDTH - len(GAUGE_NAMES[gauge]))
        body = assemble(GAUGE_NAMES[gauge], gap, (GAUGE_QUESTIONS[gauge], "$text-muted"))
        return Row(_PathGauge(path_id, gauge), body, label=format_scale(score), trailing=earlier)

    def _read(self, path_id: int) -> PathGauges:
        return self.debrief.gauges.get(path_id, PathGauges())

    def set_score(self, key: Hashable, number: int) -> None:
        """Set the gauge and go on to the next, or clear it with 0."""
        if isinstance(key, _PathGauge):
            self._set(key, number or None)
            if number:
                self.screen.move_to_next_item()

    def adjust(self, key: Hashable, by: int) -> None:
        """Raise or lower the gauge, from where it was before."""
        if isinstance(key, _PathGauge):
            gauges = self._read(key.path_id)
            here = gauges.after(self.screen.interview_id).get(key.gauge)
            self._set(key, adjust_gauge(here if here is not None else gauges.current(key.gauge), by))

    def _set(self, key: _PathGauge, score: int | None) -> None:
        self.screen.run_command(
            lambda: profile.gauge_changes.set_gauge(
                self.workspace, key.path_id, key.gauge, score, self.now(), interview_id=self.screen.interview_id
            )
        )
