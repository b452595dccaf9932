"""The notes of a call as a log: time, question, sign, text. Two thousand cost no more than ten.

How many lines a note takes is counted once for each width; what a line looks like is worked out when it is seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import accumulate
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from infoview_tui.domain.call_clock import spell_clock
from infoview_tui.domain.capture import CALL_SIGNS
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.ui.call.line_wrap import line_starts
from infoview_tui.ui.shared.content import join

OFF_RECORD = "off record  "
"""Stands before what is off the record: its sign alone would be easy to miss."""

STAR = "\u00a0*"
"""Stands at the end of a starred moment, and never alone on a line."""

_SIGN_OF = {row.kind: row.sign for row in CALL_SIGNS}
_HOUR = 3600


class Measures(NamedTuple):
    """The width of the whole, and of the two columns at its left: the time and the question's number."""

    width: int
    time: int
    number: int

    @property
    def text(self) -> int:
        """What is left for the text, beside the sign and a margin at the right."""
        return max(1, self.width - self.left - 1)

    @property
    def left(self) -> int:
        """Where the text begins."""
        return self.time + 1 + (self.number + 1 if self.number else 0) + 2


class NoteLog(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows notes in their order, and follows their end while one has not scrolled away from it."""

    COMPONENT_CLASSES = {"notes--edited"}
    DEFAULT_CSS = """
    NoteLog {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        .notes--edited { background: $block-cursor-background; }
    }
    """

    class Wanted(Message):
        """A note was clicked on."""

        def __init__(self, note_id: int) -> None:
            """Say which."""
            super().__init__()
            self.note_id = note_id

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing until it is told."""
        super().__init__(id=id)
        self.empty = Content("")
        """What stands there while there are no notes."""
        self._notes: Sequence[NoteRow] = ()
        self._numbers: Mapping[int, int] = {}
        self._edited: int | None = None
        self._breaks: list[list[int]] = []
        self._tops = [0]
        self._laid_out_for: Measures | None = None
        self._drawn: dict[tuple[NoteRow, int, bool, str], Strip] = {}
        self._follows = True

    def show(
        self, notes: Sequence[NoteRow], *, numbers: Mapping[int, int] | None = None, edited: int | None = None
    ) -> None:
        """Show notes. ``numbers`` are the questions' by their ids; the note that is edited is marked and in view."""
        follow = len(notes) > len(self._notes) or (self._edited is not None and edited is None) or self._at_end
        old, self._notes = self._notes, tuple(notes)
        self._numbers, self._edited = numbers or {}, edited
        self._lay_out(old)
        self.refresh()
        if edited is not None:
            self.call_after_refresh(self._show_edited)
        elif follow:
            self.call_after_refresh(self._go_to_end)

    def page(self, by: int) -> None:
        """Scroll by a screenful, forth (1) or back (-1)."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Know whether one is at the end: after a change of the size it cannot be seen any more."""
        super().watch_scroll_y(old_value, new_value)
        self._follows = self._at_end

    def on_resize(self) -> None:
        """Count the lines anew where the width has changed; the edited note stays in view, and so does the end."""
        self._lay_out(self._notes)
        if self._edited is not None:
            self.call_after_refresh(self._show_edited)
        elif self._follows or self._at_end:
            self.call_after_refresh(self._go_to_end)

    def on_click(self, event: events.Click) -> None:
        """Tell which note was clicked on."""
        offset = event.get_content_offset(self)
        if offset is not None and self._notes and 0 <= offset.y + self.scroll_offset.y < self._tops[-1]:
            self.post_message(self.Wanted(self._notes[self._note_at(offset.y + self.scroll_offset.y)].id))

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._drawn.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is seen."""
        if not self._notes:
            return self._empty_line(y)
        self._lay_out(self._notes)
        line = y + self.scroll_offset.y
        if line >= self._tops[-1]:
            return Strip.blank(self.size.width, self.rich_style)
        index = self._note_at(line)
        return self._strip(index, line - self._tops[index])

    @property
    def _at_end(self) -> bool:
        return self.max_scroll_y - self.scroll_offset.y < 1

    def _note_at(self, line: int) -> int:
        return min(len(self._notes) - 1, bisect_right(self._tops, line) - 1)

    def _go_to_end(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def _show_edited(self) -> None:
        index = next((at for at, note in enumerate(self._notes) if note.id == self._edited), None)
        if index is not None and index + 1 < len(self._tops):
            region = Region(0, self._tops[index], 1, min(self.size.height, self._tops[index + 1] - self._tops[index]))
            self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def _measures(self) -> Measures:
        longest = self._notes[-1].seconds if self._notes else 0
        number = 2 if len(self._numbers) > 9 else 1 if self._numbers else 0
        return Measures(self.scrollable_content_region.width, 7 if longest >= _HOUR else 5, number)

    def _lay_out(self, old: Sequence[NoteRow]) -> None:
        """Find out where each note begins. Only notes that are not as they were are looked at."""
        measures, notes = self._measures(), self._notes
        if measures.width < 1:
            return
        if self._laid_out_for != measures:
            self._laid_out_for = measures
            self._drawn.clear()
            self._breaks = [line_starts(note_text(note), measures.text) for note in notes]
        elif old is notes:
            return
        else:
            before = _alike(old, notes)
            behind = _alike(old[before:][::-1], notes[before:][::-1])
            changed = notes[before : len(notes) - behind]
            self._breaks[before : len(old) - behind] = [line_starts(note_text(note), measures.text) for note in changed]
        self._tops = list(accumulate(map(len, self._breaks), initial=0))
        self.virtual_size = Size(measures.width, self._tops[-1])

    def _strip(self, index: int, at: int) -> Strip:
        """Draw one line of a note, unless it has been drawn already."""
        note = self._notes[index]
        question = note.question_id
        begins = index == 0 or self._notes[index - 1].question_id != question
        number = str(self._numbers.get(question or 0, "")) if begins else ""
        key = (note, at, note.id == self._edited, number)
        if key not in self._drawn:
            self._drawn[key] = self._draw(note, self._breaks[index], at, number)
        return self._drawn[key]

    def _draw(self, note: NoteRow, breaks: list[int], at: int, number: str) -> Strip:
        """Draw one line of a note; the number of its question stands where it is another than the one before."""
        style = self.get_visual_style("notes--edited") if note.id == self._edited else self.visual_style
        measures = self._laid_out_for or self._measures()
        if at == 0:
            time = f"{spell_clock(timedelta(seconds=note.seconds)):>{measures.time}} "
            asked = f"{number:>{measures.number}} " if measures.number else ""
            sign = f"{_SIGN_OF[NoteKind(note.kind)]:1} "
            label = join((time, "$text-muted"), (asked, "$primary"), (sign, "bold $accent"))
        else:
            label = Content(" " * measures.left)
        end = breaks[at + 1] if at + 1 < len(breaks) else None
        line = join(label, _styled(note, note_text(note)[breaks[at] : end].rstrip(" ")))
        return Visual.to_strips(self, line, measures.width, 1, style, pad=True)[0]

    def _empty_line(self, y: int) -> Strip:
        width = self.size.width
        lines = Visual.to_strips(self, self.empty, max(1, width - 2), None, self.visual_style)
        if y >= len(lines):
            return Strip.blank(width, self.rich_style)
        return Strip.join([Strip.blank(1, self.rich_style), lines[y]]).adjust_cell_length(width, self.rich_style)


def note_text(note: NoteRow) -> str:
    """Return what the log shows of a note: what is off the record says so, a star stands at the end."""
    text = clean_line(note.text)
    if note.kind == NoteKind.OFF_RECORD:
        return OFF_RECORD + text
    return text + STAR if note.starred else text


def _styled(note: NoteRow, line: str) -> Content:
    """Style one line of a note: what is off the record is dim, their own words are bold."""
    if note.kind == NoteKind.OFF_RECORD:
        return Content(line).stylize("$text-muted")
    text = Content(line)
    if note.kind == NoteKind.QUOTE:
        text = text.stylize("bold")
    return text.stylize("bold $accent", len(line) - 1) if note.starred and line.endswith(STAR) else text


def _alike(some: Sequence[NoteRow], others: Sequence[NoteRow]) -> int:
    """Count how many are the same from the beginning."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one is not other and one != other:
            break
        count += 1
    return count
