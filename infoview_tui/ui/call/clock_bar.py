"""The clock of a call: spoken time, what is left of the agreed length, and what is left to ask (R28).

It steps once a second, never blinks, and repaints only the cells that have changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from infoview_tui.domain.call_clock import CallClock, Phase, QuestionTime, spell_clock
from infoview_tui.ui.shared.content import join

OFF_RECORD = "OFF THE RECORD"
PAUSED = "PAUSED"

_SPACE = "  ·  "
_TIGHT = " · "

Part = tuple[str, str]
"""Words and their style."""


class ClockFace(NamedTuple):
    """All that the clock line says. ``question`` is the current question's time, where it is to be said here."""

    clock: CallClock
    question: QuestionTime | None = None
    asked: int = 0
    planned: int = 0
    must_left: int = 0
    off_record: bool = False


class ClockLine(Widget):
    """Shows the time of a call on one line. It is told the time."""

    DEFAULT_CSS = """
    ClockLine { height: 1; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing until it is told."""
        super().__init__(id=id)
        self._face: ClockFace | None = None
        self._moment: datetime | None = None
        self._shown = Content("")

    def show(self, face: ClockFace, moment: datetime) -> None:
        """Show a call's clock at a moment (UTC)."""
        self._face, self._moment = face, moment
        before, self._shown = self._shown, self._fitted()
        if before.plain != self._shown.plain or before.spans != self._shown.spans:
            left = _alike(before, self._shown)
            self.refresh(Region(left, 0, max(1, self.size.width - left), 1))

    def on_resize(self) -> None:
        """Say more or less, as there is room."""
        self._shown = self._fitted()
        self.refresh()

    def render(self) -> Content:
        """Give what is shown."""
        return self._shown

    def _fitted(self) -> Content:
        if self._face is None or self._moment is None:
            return Content("")
        return spoken(self._face, self._moment, self.size.width)


def spoken(face: ClockFace, moment: datetime, width: int) -> Content:
    """Write the clock as one line of at most ``width`` cells: ``4:05 of 20 · 15:55 left · 2 must ask``.

    Where there is little room it grows shorter in this order: how many were asked, the question's time, the must-asks,
    the agreed length; then these go, and at last the line ends in ``…``.
    """
    forms = _forms(face, moment)
    chosen = [0] * len(forms)
    shown = _line(forms, chosen, _SPACE)
    if shown.cell_length > width:
        shown = _line(forms, chosen, _TIGHT)
    for part in _SHORTENED:
        if shown.cell_length <= width:
            break
        if chosen[part] + 1 < len(forms[part]):
            chosen[part] += 1
            shown = _line(forms, chosen, _TIGHT)
    return shown.truncate(max(0, width), ellipsis=True)


_TIME, _REST, _RECORD, _QUESTION, _MUST, _ASKED = range(6)
_SHORTENED = (_ASKED, _ASKED, _QUESTION, _MUST, _TIME, _QUESTION, _TIME, _MUST, _RECORD)


def _forms(face: ClockFace, moment: datetime) -> list[list[list[Part]]]:
    """For each part of the line the ways to say it, the longest first; an empty one leaves it out."""
    clock, phase = face.clock, face.clock.phase(moment)
    agreed = clock.agreed_minutes + clock.extra_minutes
    if phase is Phase.NOT_STARTED:
        time: list[list[Part]] = [[(f"{agreed} min agreed", "bold")]]
    else:
        now = (spell_clock(clock.elapsed(moment)), "bold $accent" if clock.since else "bold")
        time = [[now, (f" of {agreed} min", "")], [now, (f" of {agreed}", "")], [now, (f"/{agreed}", "")]]
    return [
        time,
        [_rest(phase, clock.left(moment))],
        [[(words, "bold $warning")] for words in (OFF_RECORD, "OFF RECORD")] if face.off_record else [[]],
        _question(face.question),
        _must(face.must_left),
        [
            [(f"{face.asked} of {face.planned} asked", "$text-muted")],
            [(f"{face.asked}/{face.planned}", "$text-muted")],
            [],
        ]
        if face.planned
        else [[]],
    ]


def _rest(phase: Phase, left: timedelta) -> list[Part]:
    match phase:
        case Phase.NOT_STARTED:
            return []
        case Phase.ENDED:
            return [("ended", "")]
        case Phase.PAUSED:
            return [(PAUSED, "bold $warning")]
        case Phase.RUNNING:
            return [(f"{spell_clock(left)} left", "")]
        case _:
            words = f"{spell_clock(abs(left))} {'left' if left > timedelta(0) else 'over'}"
            return [(words, "bold $warning")]


def _question(time: QuestionTime | None) -> list[list[Part]]:
    if time is None:
        return [[]]
    short = (spell_question(time), "$warning" if time.left < timedelta(0) else "")
    return [[("this question ", "$text-muted"), short], [("Q ", "$text-muted"), short], []]


def _must(left: int) -> list[list[Part]]:
    if not left:
        return [[]]
    return [[(f"{left} must-ask{'s' if left > 1 else ''} left", "$accent")], [(f"{left} must ask", "$accent")], []]


def spell_question(time: QuestionTime) -> str:
    """Write a question's time against its budget: ``2:10 of 3 min``."""
    return f"{spell_clock(time.spent)} of {int(time.budget.total_seconds()) // 60} min"


def _line(forms: Sequence[Sequence[Sequence[Part]]], chosen: Sequence[int], space: str) -> Content:
    parts = [join(*forms[part][form]) for part, form in enumerate(chosen) if forms[part][form]]
    return join((space, "$text-muted")).join(parts)


def _alike(one: Content, other: Content) -> int:
    """Count the cells from the left that are the same; none where the styles have moved."""
    if one.spans != other.spans:
        return 0
    pairs = zip(one.plain, other.plain, strict=False)
    same = next((at for at, (a, b) in enumerate(pairs) if a != b), len(other.plain))
    return cell_len(other.plain[:same])
