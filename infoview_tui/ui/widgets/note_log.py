"""The notes of a call as a log: time, sign, text. Drawn by line, so that two thousand cost no more than ten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from infoview_tui.domain.capture import CALL_SIGNS
from infoview_tui.domain.clock import spell_clock
from infoview_tui.domain.vocabulary import NoteKind
from infoview_tui.storage.reads.interviews import NoteRow
from infoview_tui.ui.content import join, plain

_SIGN_OF = {row.kind: row.sign for row in CALL_SIGNS}
_HOUR = 3600


class NoteLog(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows notes in their order, and follows their end while one has not scrolled away from it."""

    COMPONENT_CLASSES = {"notes--edited"}
    DEFAULT_CSS = """
    NoteLog {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .notes--edited { background: $block-cursor-background; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing until it is told."""
        super().__init__(id=id)
        self._notes: Sequence[NoteRow] = ()
        self._edited: int | None = None
        self._wrapped: dict[NoteRow, list[Content]] = {}
        self._drawn: dict[tuple[NoteRow, int, bool], Strip] = {}
        self._starts = [0]
        self._laid_out_for = (0, 0)
        self.empty = Content("")

    def show(self, notes: Sequence[NoteRow], *, edited: int | None = None, follow: bool = False) -> None:
        """Show notes, the one that is being edited marked; with ``follow`` go to the end."""
        follow = follow or len(notes) > len(self._notes) or self.max_scroll_y - self.scroll_offset.y < 1
        self._notes, self._edited = notes, edited
        self._lay_out()
        if follow:
            self.call_after_refresh(self.scroll_end, animate=False)

    def page(self, by: int) -> None:
        """Scroll by a screenful, forth (1) or back (-1)."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)

    def on_resize(self) -> None:
        """Wrap anew where the width has changed, and stay at the end."""
        if self._laid_out_for != self._measures:
            self._lay_out()
            self.call_after_refresh(self.scroll_end, animate=False)

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._drawn.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is seen."""
        width = self.size.width
        if not self._notes:
            lines = Visual.to_strips(self, self.empty, max(1, width - 2), None, self.visual_style)
            if y >= len(lines):
                return Strip.blank(width, self.rich_style)
            return Strip.join([Strip.blank(1, self.rich_style), lines[y]]).adjust_cell_length(width, self.rich_style)
        if self._laid_out_for != self._measures:
            self._lay_out()
        line = y + self.scroll_offset.y
        if line >= self._starts[-1]:
            return Strip.blank(width, self.rich_style)
        index = min(len(self._notes) - 1, bisect_right(self._starts, line) - 1)
        return self._strip(self._notes[index], line - self._starts[index])

    @property
    def _measures(self) -> tuple[int, int]:
        """The width of the whole, and of the time at its left."""
        longest = self._notes[-1].seconds if self._notes else 0
        return max(1, self.scrollable_content_region.width), 8 if longest >= _HOUR else 6

    def _lay_out(self) -> None:
        """Find out where each note begins. Only notes that were not there before are wrapped."""
        if self._laid_out_for != self._measures:
            self._wrapped.clear()
            self._drawn.clear()
            self._laid_out_for = self._measures
        wrapped, (width, time) = self._wrapped, self._measures
        for note in self._notes:
            if note not in wrapped:
                wrapped[note] = note_text(note).wrap(max(1, width - time - 4))
        self._starts = list(accumulate((len(wrapped[note]) for note in self._notes), initial=0))
        self.virtual_size = Size(width, self._starts[-1])
        self.refresh()

    def _strip(self, note: NoteRow, at: int) -> Strip:
        """Draw one line of a note, unless it has been drawn already."""
        edited = note.id == self._edited
        if (note, at, edited) not in self._drawn:
            style = self.get_visual_style("notes--edited") if edited else self.visual_style
            width, time = self._measures
            line = join(self._label(note, time, first=at == 0), self._wrapped[note][at])
            self._drawn[note, at, edited] = Visual.to_strips(self, line, width, 1, style, pad=True)[0]
        return self._drawn[note, at, edited]

    @staticmethod
    def _label(note: NoteRow, width: int, *, first: bool) -> Content:
        if not first:
            return Content(" " * (width + 3))
        at = spell_clock(timedelta(seconds=note.seconds))
        return join((f"{at:>{width}} ", "$text-muted"), (f"{_SIGN_OF[NoteKind(note.kind)]:1} ", "$accent"))


def note_text(note: NoteRow) -> Content:
    """Return a note as the log shows it: what is off the record is dim and says so; a star stands at the end."""
    if note.kind == NoteKind.OFF_RECORD:
        return join(("off record  ", "$text-muted italic"), plain(note.text).stylize("$text-muted"))
    star = ("\u00a0*", "bold $accent") if note.starred else ("", "")
    text = plain(note.text)
    return join(text.stylize("bold") if note.kind == NoteKind.QUOTE else text, star)
