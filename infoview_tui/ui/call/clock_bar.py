"""Clock of a call on one line: elapsed time, time left, and questions left (R28).

It updates once a second, never blinks, and repaints only the cells that changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from infoview_tui.domain.call_clock import CallClock, CallPhase, QuestionTime
from infoview_tui.domain.format_dates import format_clock
from infoview_tui.domain.labels import format_count
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.top_bar import build_profile

OFF_RECORD = "OFF THE RECORD"
PAUSED = "PAUSED"

_WIDE_SEPARATOR = "  ·  "
_NARROW_SEPARATOR = " · "

StyledText = tuple[str, str]
"""A text and its style."""


class ClockState(NamedTuple):
    """Input for the clock line. ``question_time`` is None where the time of the question is not shown here."""

    clock: CallClock
    question_time: QuestionTime | None = None
    asked_count: int = 0
    planned_count: int = 0
    must_ask_left: int = 0
    off_record: bool = False


class ClockBar(Widget):
    """Shows the clock of a call on one line. The screen passes the current time."""

    DEFAULT_CSS = """
    ClockBar { height: 1; padding: 0 1; }
    """

    profile = ""
    """The name of the profile, which is shown where the call has no room for the top bar."""

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._state: ClockState | None = None
        self._now: datetime | None = None
        self._shown = Content("")

    def show(self, state: ClockState, now: datetime) -> None:
        """Show the clock of a call at *now* (UTC)."""
        self._state, self._now = state, now
        before, self._shown = self._shown, self._format_to_fit()
        if before.plain != self._shown.plain or before.spans != self._shown.spans:
            left = _common_prefix_cells(before, self._shown)
            self.refresh(Region(left, 0, max(1, self.size.width - left), 1))

    def on_resize(self) -> None:
        """Lengthen or shorten the text to fit."""
        self._shown = self._format_to_fit()
        self.refresh()

    def render(self) -> Content:
        """Return the line."""
        return self._shown

    def _format_to_fit(self) -> Content:
        if self._state is None or self._now is None:
            return Content("")
        if not self.profile or self.app.size.width >= MEDIUM_WIDTH:
            return format_clock_line(self._state, self._now, self.size.width)
        profile = assemble(build_profile(self.profile, self.app.size.width)[1:], " ")  # the line has a margin
        return assemble(profile, format_clock_line(self._state, self._now, self.size.width - profile.cell_length))


def format_clock_line(state: ClockState, now: datetime, width: int) -> Content:
    """Format the clock as one line of at most *width* cells: ``4:05 of 20 · 15:55 left · 2 must ask``.

    If it is too long, parts are shortened in this order: the count of asked questions, the time of the question, the
    must-asks, the agreed length. Then parts are left out, and finally the line is cut off with ``…``.
    """
    forms = _part_variants(state, now)
    chosen = [0] * len(forms)
    shown = _join_parts(forms, chosen, _WIDE_SEPARATOR)
    if shown.cell_length > width:
        shown = _join_parts(forms, chosen, _NARROW_SEPARATOR)
    for part in _SHORTENING_ORDER:
        if shown.cell_length <= width:
            break
        if chosen[part] + 1 < len(forms[part]):
            chosen[part] += 1
            shown = _join_parts(forms, chosen, _NARROW_SEPARATOR)
    return shown.truncate(max(0, width), ellipsis=True)


_TIME, _REMAINING, _RECORD, _QUESTION, _MUST, _ASKED = range(6)
_SHORTENING_ORDER = (_ASKED, _ASKED, _QUESTION, _MUST, _TIME, _QUESTION, _TIME, _MUST, _RECORD)


def _part_variants(state: ClockState, now: datetime) -> list[list[list[StyledText]]]:
    """Return the variants of each part, longest first. An empty variant leaves the part out."""
    clock, phase = state.clock, state.clock.phase(now)
    agreed = clock.agreed_minutes + clock.extra_minutes
    if phase is CallPhase.NOT_STARTED:
        time: list[list[StyledText]] = [[(f"{agreed} min agreed", "bold")]]
    else:
        elapsed_text = (format_clock(clock.elapsed(now)), "bold $accent" if clock.running_since else "bold")
        time = [
            [elapsed_text, (f" of {agreed} min", "")],
            [elapsed_text, (f" of {agreed}", "")],
            [elapsed_text, (f"/{agreed}", "")],
        ]
    return [
        time,
        [_format_remaining(phase, clock.remaining(now))],
        [[(words, "bold $warning")] for words in (OFF_RECORD, "OFF RECORD")] if state.off_record else [[]],
        _question_variants(state.question_time),
        _must_ask_variants(state.must_ask_left),
        [
            [(f"{state.asked_count} of {state.planned_count} asked", "$text-muted")],
            [(f"{state.asked_count}/{state.planned_count}", "$text-muted")],
            [],
        ]
        if state.planned_count
        else [[]],
    ]


def _format_remaining(phase: CallPhase, time_left: timedelta) -> list[StyledText]:
    match phase:
        case CallPhase.NOT_STARTED:
            return []
        case CallPhase.ENDED:
            return [("ended", "")]
        case CallPhase.PAUSED:
            return [(PAUSED, "bold $warning")]
        case CallPhase.RUNNING:
            return [(f"{format_clock(time_left)} left", "")]
        case _:
            words = f"{format_clock(abs(time_left))} {'left' if time_left > timedelta(0) else 'over'}"
            return [(words, "bold $warning")]


def _question_variants(time: QuestionTime | None) -> list[list[StyledText]]:
    if time is None:
        return [[]]
    short = (format_question_time(time), "$warning" if time.remaining < timedelta(0) else "")
    return [[("this question ", "$text-muted"), short], [("Q ", "$text-muted"), short], []]


def _must_ask_variants(count: int) -> list[list[StyledText]]:
    if not count:
        return [[]]
    return [[(f"{format_count(count, 'must-ask')} left", "$accent")], [(f"{count} must ask", "$accent")], []]


def format_question_time(time: QuestionTime) -> str:
    """Format the time spent on a question and its budget: ``2:10 of 3 min``."""
    return f"{format_clock(time.spent)} of {int(time.budget.total_seconds()) // 60} min"


def _join_parts(variants: Sequence[Sequence[Sequence[StyledText]]], chosen: Sequence[int], separator: str) -> Content:
    parts = [assemble(*variants[part][form]) for part, form in enumerate(chosen) if variants[part][form]]
    return assemble((separator, "$text-muted")).join(parts)


def _common_prefix_cells(one: Content, other: Content) -> int:
    """Return the number of equal cells from the left; 0 if the styles differ."""
    if one.spans != other.spans:
        return 0
    pairs = zip(one.plain, other.plain, strict=False)
    same = next((at for at, (a, b) in enumerate(pairs) if a != b), len(other.plain))
    return cell_len(other.plain[:same])
