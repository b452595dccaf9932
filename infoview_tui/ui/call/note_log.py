"""Log of the notes of a call: time, question, sign, and text. Fast with thousands of notes.

The lines of each note are counted once per width; a line is rendered when it becomes visible.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.format_dates import format_clock, format_note_time
from infoview_tui.domain.labels import NOTE_SIGNS, TANGENT_SIGN
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.interviews.queries import NoteRow
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.line_wrap import line_starts

OFF_RECORD_PREFIX = "off record  "
"""Prefix of notes that are off the record: their sign alone is easy to miss."""

STAR_SUFFIX = "\u00a0*"
"""Suffix of starred notes. The no-break space keeps it with the last word."""

MIN_TIME_WIDTH = len("59:59")
"""Least width of the time of a note, in cells, so that the columns stay in place during the first hour."""


class ColumnWidths(NamedTuple):
    """Widths, in cells: the whole log, its right-aligned time column with a margin, and its question number column."""

    width: int
    time: int
    question: int

    @property
    def text(self) -> int:
        """Width of the text column, with a margin of one cell on the right."""
        return max(1, self.width - self.text_start - 1)

    @property
    def text_start(self) -> int:
        """Column in which the text starts."""
        return self.time + 1 + (self.question + 1 if self.question else 0) + 2


class NoteLog(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows notes in order and stays at the end unless the user scrolls up."""

    COMPONENT_CLASSES = {"notes--edited"}
    DEFAULT_CSS = """
    NoteLog {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        .notes--edited { background: $block-cursor-background; }
    }
    """

    @dataclass
    class NoteClicked(Message):
        """Posted when a note is clicked."""

        log: NoteLog
        note_id: int

        @property
        def control(self) -> NoteLog:
            """The log."""
            return self.log

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self.empty_text = Content("")
        """Text to show if there are no notes."""
        self._notes: Sequence[NoteRow] = ()
        self._question_numbers: Mapping[int, int] = {}
        self._edited_id: int | None = None
        self._line_starts: list[list[int]] = []
        self._note_tops = [0]
        self._layout_widths: ColumnWidths | None = None
        self._strip_cache: dict[tuple[NoteRow, int, bool, str], Strip] = {}
        self._follows_end = True

    def show(
        self,
        notes: Sequence[NoteRow],
        *,
        question_numbers: Mapping[int, int] | None = None,
        edited_id: int | None = None,
    ) -> None:
        """Show notes. *question_numbers* are by question id; the edited note is highlighted and scrolled into view."""
        follow = len(notes) > len(self._notes) or (self._edited_id is not None and edited_id is None) or self._is_at_end
        old, self._notes = self._notes, tuple(notes)
        self._question_numbers, self._edited_id = question_numbers or {}, edited_id
        self._lay_out(old)
        self.refresh()
        if edited_id is not None:
            self.call_after_refresh(self._scroll_to_edited)
        elif follow:
            self.call_after_refresh(self._scroll_to_end)

    def page(self, by: int) -> None:
        """Scroll by a page, down (1) or up (-1)."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember whether the end is visible: after a resize it can no longer be determined."""
        super().watch_scroll_y(old_value, new_value)
        self._follows_end = self._is_at_end

    def on_resize(self) -> None:
        """Wrap the notes again if the width changed; keep the edited note or the end in view."""
        self._lay_out(self._notes)
        if self._edited_id is not None:
            self.call_after_refresh(self._scroll_to_edited)
        elif self._follows_end or self._is_at_end:
            self.call_after_refresh(self._scroll_to_end)

    def on_click(self, event: events.Click) -> None:
        """Post `NoteClicked` for the note under the mouse."""
        offset = event.get_content_offset(self)
        if offset is not None and self._notes and 0 <= offset.y + self.scroll_offset.y < self._note_tops[-1]:
            self.post_message(
                self.NoteClicked(self, self._notes[self._note_index_at(offset.y + self.scroll_offset.y)].id)
            )

    def notify_style_update(self) -> None:
        """Clear the cache of rendered lines: the colors may have changed."""
        self._strip_cache.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Render one visible line."""
        if not self._notes:
            return self._render_empty(y)
        self._lay_out(self._notes)
        line = y + self.scroll_offset.y
        if line >= self._note_tops[-1]:
            return Strip.blank(self.size.width, self.rich_style)
        index = self._note_index_at(line)
        return self._get_line_strip(index, line - self._note_tops[index])

    @property
    def _is_at_end(self) -> bool:
        return self.max_scroll_y - self.scroll_offset.y < 1

    def _note_index_at(self, line: int) -> int:
        return min(len(self._notes) - 1, bisect_right(self._note_tops, line) - 1)

    def _scroll_to_end(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    def _scroll_to_edited(self) -> None:
        index = next((at for at, note in enumerate(self._notes) if note.id == self._edited_id), None)
        if index is not None and index + 1 < len(self._note_tops):
            region = Region(
                0, self._note_tops[index], 1, min(self.size.height, self._note_tops[index + 1] - self._note_tops[index])
            )
            self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def _column_widths(self) -> ColumnWidths:
        latest = timedelta(seconds=self._notes[-1].seconds if self._notes else 0)
        time = 1 + max(MIN_TIME_WIDTH, len(format_clock(latest)))
        number = 2 if len(self._question_numbers) > 9 else 1 if self._question_numbers else 0
        return ColumnWidths(self.scrollable_content_region.width, time, number)

    def _lay_out(self, previous: Sequence[NoteRow]) -> None:
        """Compute where each note starts. Only changed notes are wrapped again."""
        widths, notes = self._column_widths(), self._notes
        if widths.width < 1:
            return
        if self._layout_widths != widths:
            self._layout_widths = widths
            self._strip_cache.clear()
            self._line_starts = [line_starts(format_note(note), widths.text) for note in notes]
        elif previous is notes:
            return
        else:
            before = _common_prefix_length(previous, notes)
            behind = _common_prefix_length(previous[before:][::-1], notes[before:][::-1])
            changed = notes[before : len(notes) - behind]
            self._line_starts[before : len(previous) - behind] = [
                line_starts(format_note(note), widths.text) for note in changed
            ]
        self._note_tops = list(accumulate(map(len, self._line_starts), initial=0))
        self.virtual_size = Size(widths.width, self._note_tops[-1])

    def _get_line_strip(self, index: int, line_number: int) -> Strip:
        """Return one line of a note, rendered or from the cache."""
        note = self._notes[index]
        question = note.question_id
        is_first = index == 0 or self._notes[index - 1].question_id != question
        sign = TANGENT_SIGN if note.is_tangent else ""
        number = str(self._question_numbers.get(question or 0, sign)) if is_first else ""
        key = (note, line_number, note.id == self._edited_id, number)
        if key not in self._strip_cache:
            self._strip_cache[key] = self._draw_line(note, self._line_starts[index], line_number, number)
        return self._strip_cache[key]

    def _draw_line(self, note: NoteRow, starts: list[int], line_number: int, question_number: str) -> Strip:
        """Render one line of a note. *question_number* is empty if the previous note has the same question."""
        style = self.get_visual_style("notes--edited") if note.id == self._edited_id else self.visual_style
        widths = self._layout_widths or self._column_widths()
        if line_number == 0:
            time = f"{format_note_time(note.said_at):>{widths.time}} "
            asked = f"{question_number:>{widths.question}} " if widths.question else ""
            sign = f"{NOTE_SIGNS[note.kind]:1} "
            label = assemble((time, "$text-muted"), (asked, "$primary"), (sign, "bold $accent"))
        else:
            label = Content(" " * widths.text_start)
        end = starts[line_number + 1] if line_number + 1 < len(starts) else None
        line = assemble(label, _style_note_line(note, format_note(note)[starts[line_number] : end].rstrip(" ")))
        return Visual.to_strips(self, line, widths.width, 1, style, pad=True)[0]

    def _render_empty(self, y: int) -> Strip:
        width = self.size.width
        lines = Visual.to_strips(self, self.empty_text, max(1, width - 2), None, self.visual_style)
        if y >= len(lines):
            return Strip.blank(width, self.rich_style)
        return Strip.join([Strip.blank(1, self.rich_style), lines[y]]).adjust_cell_length(width, self.rich_style)


def format_note(note: NoteRow) -> str:
    """Return the text of a note with its off-the-record prefix or star suffix."""
    text = clean_line(note.text)
    if note.kind == NoteKind.OFF_RECORD:
        return OFF_RECORD_PREFIX + text
    return text + STAR_SUFFIX if note.starred else text


def _style_note_line(note: NoteRow, line: str) -> Content:
    """Style one line of a note: off-the-record notes are dim, quotes are bold."""
    if note.kind == NoteKind.OFF_RECORD:
        return Content(line).stylize("$text-muted")
    text = Content(line)
    if note.kind == NoteKind.QUOTE:
        text = text.stylize("bold")
    return text.stylize("bold $accent", len(line) - 1) if note.starred and line.endswith(STAR_SUFFIX) else text


def _common_prefix_length(some: Sequence[NoteRow], others: Sequence[NoteRow]) -> int:
    """Return the number of equal notes at the start of both sequences."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one is not other and one != other:
            break
        count += 1
    return count
