"""Base of the interview screen: the shown notes, their filter and order, and the cursor position."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import NotFoundError
from infoview_tui.services.interviews.transcript import NoteFilter, Transcript, read_transcript
from infoview_tui.ui.interview.kind_filter import KindFilter
from infoview_tui.ui.interview.rows import TranscriptFormatter, format_filter_status
from infoview_tui.ui.interview.tall_row_list import TallRowList
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH, WIDE_WIDTH
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.left_lines import save_left_lines
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.row_list import Row
from infoview_tui.ui.shared.widgets.top_bar import TopBar


class RowPosition(NamedTuple):
    """Position of a row: the index of its list and its index in that list."""

    list_index: int
    row_index: int


NO_NOTES = "No notes from this interview. Press a to write down what you remember."


class TranscriptView(InfoviewScreen):
    """Screen with the notes, by question or time and optionally filtered, and the debrief results."""

    def __init__(self, interview_id: int, note_id: int | None = None) -> None:
        """Show an interview, with the cursor on a note."""
        super().__init__()
        self.interview_id = interview_id
        self.contact_actions = ContactActions(self, self.current_contact_id)
        self.place = ScreenPlace(
            ListCursor(self), own_name=lambda: f"interview:{interview_id}", contact_id=self.current_contact_id
        )
        self.parts = (self.contact_actions, self.common_actions)
        self._first_note: Hashable | None = None if note_id is None else ("note", note_id)
        """The key of the note that the cursor starts on, until the rows are shown."""
        self.transcript: Transcript | None = None
        self.note_filter = NoteFilter()
        self.by_time = False
        self._in_side_list = False
        self._shown_width_flags = (False, False)
        self._unmarked_rows: list[list[Row]] = []
        """Rows of the lists without highlighted matches."""

    def compose_body(self) -> ComposeResult:
        """Yield the heading, the filter status, the notes, the debrief results, and the kind filter."""
        yield Static(id="who")
        yield Static(id="shown")
        with Horizontal(id="page"):
            yield TallRowList(id="notes", empty_text=NO_NOTES)
            yield TallRowList(id="rest")
        yield KindFilter(self.note_filter)

    def on_mount(self) -> None:
        """Focus the notes, and save lines that are left from the call among them."""
        save_left_lines(self, self.interview_id)
        self.notes_list.focus()

    @property
    def notes_list(self) -> TallRowList:
        """The list of notes. Unless the screen is wide, it also has the debrief results."""
        return self.query_one("#notes", TallRowList)

    @property
    def side_list(self) -> TallRowList:
        """The list of debrief results, shown beside the notes on a wide screen."""
        return self.query_one("#rest", TallRowList)

    @property
    def current_list(self) -> TallRowList:
        """The list that has the focus, or had it last."""
        return self.side_list if self._in_side_list and self.is_wide else self.notes_list

    @property
    def visible_lists(self) -> tuple[TallRowList, ...]:
        """The visible lists, in reading order."""
        return (self.notes_list, self.side_list) if self.is_wide else (self.notes_list,)

    @property
    def is_wide(self) -> bool:
        """Whether both lists fit side by side."""
        return self.size.width >= WIDE_WIDTH

    def current_contact_id(self) -> int | None:
        """Return the id of the interviewed contact."""
        return self.transcript.interview.contact_id if self.transcript else None

    # Display

    def load(self) -> None:
        """Read the interview and show it. If it was deleted, show a message and go back."""
        try:
            self.transcript = read_transcript(self.workspace, self.interview_id)
        except NotFoundError as error:
            self.transcript = None
            if self.is_current:
                self.context.show_notification(str(error), error=True)
                super().action_back()
            return
        self.query_one(TopBar).title = clean_line(self.transcript.interview.contact)
        self.show_transcript()

    def on_resize(self) -> None:
        """Adapt the layout if the width crossed a breakpoint."""
        if self.side_list.has_focus and not self.is_wide:
            self.notes_list.focus()
        if self._shown_width_flags != self._width_flags:
            self.show_transcript()

    @property
    def _width_flags(self) -> tuple[bool, bool]:
        """Whether the screen is wide, and at least medium."""
        return self.is_wide, self.size.width >= MEDIUM_WIDTH

    def show_transcript(self) -> None:
        """Show the interview with the current order, filter, and search."""
        if self.transcript is None:
            return
        self._shown_width_flags = self._width_flags
        is_wide, show_kind_words = self._width_flags
        formatter = TranscriptFormatter.create(self.transcript, self.now(), self.zone, show_kind_words=show_kind_words)
        self.query_one("#who", Static).update(formatter.format_heading())
        self.query_one("#shown", Static).update(
            format_filter_status(self.transcript, self.note_filter, by_time=self.by_time)
        )
        notes, rest = formatter.build_note_rows(self.note_filter, by_time=self.by_time), formatter.build_debrief_rows()
        self._unmarked_rows = [notes, rest] if is_wide else [[*notes, *rest]]
        is_filtered = bool(self.transcript.notes) and self.note_filter != NoteFilter()
        self.notes_list.empty_text = (
            "No matching notes. Press f, then delete, to show all." if is_filtered else NO_NOTES
        )
        self.show_rows()
        self.refresh_bindings()

    def show_rows(self) -> None:
        """Show the rows in the visible lists."""
        for number, (shown, rows) in enumerate(zip(self.visible_lists, self._unmarked_rows, strict=True)):
            shown.show(
                self.mark_rows(number, rows),
                cursor_to=self._first_note or self._find_nearest_note(rows) if shown is self.notes_list else None,
            )
            shown.set_class(shown is not self.current_list, "-aside")
        self._first_note = None

    def mark_rows(self, list_index: int, rows: list[Row]) -> list[Row]:  # noqa: ARG002 - for overrides
        """Return the rows of a list as shown. Subclasses highlight matches."""
        return rows

    def _find_nearest_note(self, rows: Sequence[Row]) -> Hashable | None:
        """Return the key of the note under the cursor or, if it is filtered out, of the nearest shown note."""
        match self.notes_list.cursor_key:
            case ("note", int(note_id)) if self.transcript is not None:
                order = {note.id: at for at, note in enumerate(self.transcript.notes)}
                if note_id not in order:
                    return None  # removed: the cursor stays where it is
                shown = [row.key for row in rows if isinstance(row.key, tuple) and row.key[0] == "note"]
                here = order[note_id]
                return min(shown, key=lambda key: (order[key[1]] < here, abs(order[key[1]] - here)), default=None)
        return None

    def get_position(self) -> RowPosition:
        """Return the position of the cursor."""
        rows = self.current_list
        at = next((at for at, row in enumerate(rows.rows) if row.key == rows.cursor_key and not row.is_heading), 0)
        return RowPosition(self.visible_lists.index(rows), at)

    def go_to(self, position: RowPosition) -> None:
        """Move the cursor to a row of either list."""
        self._set_current_list(self.visible_lists[position.list_index])
        self.current_list.move_to(position.row_index)

    # Current list and headings

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which list has the focus."""
        if event.widget in (self.notes_list, self.side_list):
            self._set_current_list(event.widget)

    def _set_current_list(self, rows: Widget) -> None:
        """Make a list the current one; the other shows no cursor."""
        self._in_side_list = rows is self.side_list
        for shown in self.visible_lists:
            shown.set_class(shown is not rows, "-aside")

    def action_go_to_heading(self, by: int) -> None:
        """Go to the next or previous section in both lists, wrapping around."""
        headings = [
            RowPosition(number, at)
            for number, shown in enumerate(self.visible_lists)
            for at, row in enumerate(shown.rows)
            if not row.is_heading and (at == 0 or shown.rows[at - 1].is_heading)
        ]
        here = self.get_position()
        after = (place for place in headings if place > here)
        before = (place for place in reversed(headings) if place < here)
        place = next(after, None) if by > 0 else next(before, None)
        if headings:
            place = place or headings[0 if by > 0 else -1]
            self.visible_lists[place.list_index].focus()
            self.go_to(place)

    # Order and kinds

    def action_toggle_order(self) -> None:
        """Switch between notes by question and by time."""
        self.by_time = not self.by_time
        self.show_transcript()

    def action_choose_kinds(self) -> None:
        """Open the kind filter."""
        choice = self.query_one(KindFilter)
        choice.display = True
        choice.focus()

    def action_close_kinds(self) -> None:
        """Close the kind filter and focus the notes."""
        self.query_one(KindFilter).display = False
        self.notes_list.focus()

    def action_toggle_kind(self, kind: str) -> None:
        """Add a kind to the filter, or remove it."""
        self.set_note_filter(self.note_filter.toggle_kind(NoteKind(kind)))

    def action_toggle_starred(self) -> None:
        """Switch between only starred and all notes."""
        self.set_note_filter(self.note_filter._replace(starred=not self.note_filter.starred))

    def action_clear_note_filter(self) -> None:
        """Show all notes."""
        self.set_note_filter(NoteFilter())

    def set_note_filter(self, note_filter: NoteFilter) -> None:
        """Set the filter and show the matching notes."""
        self.note_filter = note_filter
        self.query_one(KindFilter).show(note_filter)
        self.show_transcript()
