"""The two lists of the interview screen: the notes, and beside them or below the notes, the debrief."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from infoview_tui.ui.interview.row_search import RowPosition
from infoview_tui.ui.interview.tall_row_list import TallRowList
from infoview_tui.ui.shared.breakpoints import WIDE_WIDTH
from infoview_tui.ui.shared.widgets.row_list import Row


class TranscriptLists(Horizontal):
    """Shows one list, or two if there is room, with one cursor over both."""

    def __init__(self, *, id: str) -> None:
        """Start in the notes."""
        super().__init__(id=id)
        self.notes = TallRowList(id="notes")
        """The list of notes. Unless the screen is wide, it also has the debrief results."""
        self.side = TallRowList(id="rest")
        """The list of debrief results, shown beside the notes on a wide screen."""
        self._in_side_list = False

    def compose(self) -> ComposeResult:
        """Compose both lists."""
        yield self.notes
        yield self.side

    @property
    def is_wide(self) -> bool:
        """Whether both lists fit side by side."""
        return self.screen.size.width >= WIDE_WIDTH

    @property
    def current(self) -> TallRowList:
        """The list that has the focus, or had it last."""
        return self.side if self._in_side_list and self.is_wide else self.notes

    @property
    def shown_lists(self) -> tuple[TallRowList, ...]:
        """The visible lists, in reading order."""
        return (self.notes, self.side) if self.is_wide else (self.notes,)

    @property
    def position(self) -> RowPosition:
        """The position of the cursor."""
        rows = self.current
        at = next((at for at, row in enumerate(rows.rows) if row.key == rows.cursor_key and not row.is_heading), 0)
        return RowPosition(self.shown_lists.index(rows), at)

    def show(self, lists: Sequence[list[Row]], note: Hashable | None) -> None:
        """Show the rows of the visible lists, with the cursor on a note."""
        for shown, rows in zip(self.shown_lists, lists, strict=True):
            shown.show(rows, cursor_to=note if shown is self.notes else None)
            shown.set_class(shown is not self.current, "-aside")

    def go_to(self, position: RowPosition) -> None:
        """Move the cursor to a row of either list."""
        self._set_current(self.shown_lists[position.list_index])
        self.current.move_to(position.row_index)

    def focus_row(self, position: RowPosition) -> None:
        """Focus a list, and move the cursor to one of its rows."""
        self.shown_lists[position.list_index].focus()
        self.go_to(position)

    def focus_visible(self) -> None:
        """Focus the notes if the list with the focus is not shown any more."""
        if self.side.has_focus and not self.is_wide:
            self.notes.focus()

    def find_note(self, note_id: int) -> RowPosition | None:
        """Return where a note is; None if it is filtered out."""
        rows = enumerate(self.notes.rows)
        return next((RowPosition(0, at) for at, row in rows if row.key == ("note", note_id)), None)

    def find_heading(self, by: int) -> RowPosition | None:
        """Return the first row of the next or previous section in both lists, wrapping around."""
        sections = [
            RowPosition(number, at)
            for number, shown in enumerate(self.shown_lists)
            for at, row in enumerate(shown.rows)
            if not row.is_heading and (at == 0 or shown.rows[at - 1].is_heading)
        ]
        if not sections:
            return None
        here = self.position
        after = (place for place in sections if place > here)
        before = (place for place in reversed(sections) if place < here)
        return next(after, sections[0]) if by > 0 else next(before, sections[-1])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which list has the focus."""
        self._set_current(event.widget)

    def _set_current(self, rows: Widget) -> None:
        """Make a list the current one; the other shows no cursor."""
        self._in_side_list = rows is self.side
        for shown in self.shown_lists:
            shown.set_class(shown is not rows, "-aside")
