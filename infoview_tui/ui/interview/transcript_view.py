"""The shown part of an interview: the notes, their filter and order, and the position of the cursor."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual.widgets import Static

from infoview_tui.domain.enums import NoteKind
from infoview_tui.services.interviews.transcript import NoteFilter, Transcript
from infoview_tui.ui.interview.kind_filter import KindFilter
from infoview_tui.ui.interview.row_search import RowPosition, RowSearch
from infoview_tui.ui.interview.rows import TranscriptFormatter, format_filter_status
from infoview_tui.ui.interview.search_line import SearchLine
from infoview_tui.ui.interview.transcript_lists import TranscriptLists
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row

NO_NOTES = "No notes from this interview. Press a to write down what you remember."


class TranscriptView:
    """Shows the notes by question or time, optionally filtered, and the debrief results; finds a text in them."""

    def __init__(self, screen: InfoviewScreen, note_id: int | None) -> None:
        """Create the widgets; the cursor starts on a note."""
        self._screen = screen
        self.heading = Static(id="who")
        self.status = Static(id="shown")
        self.lists = TranscriptLists(id="page")
        self.lists.notes.empty_text = NO_NOTES
        self.kinds = KindFilter(NoteFilter())
        self.search_line = SearchLine(id="search")
        self.search = RowSearch()
        self.transcript: Transcript | None = None
        """What is shown; None if it was deleted."""
        self.note_filter = NoteFilter()
        self.by_time = False
        self._first_note: Hashable | None = None if note_id is None else ("note", note_id)
        """The key of the note that the cursor starts on, until the rows are shown."""
        self._shown_width_flags = (False, False)
        self._unmarked_rows: list[list[Row]] = []
        """Rows of the lists without highlighted matches."""

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is set, even if all notes match it."""
        return self.note_filter != NoteFilter()

    @property
    def current_key(self) -> Hashable | None:
        """The key of the row under the cursor."""
        return self.lists.current.cursor_key

    # Display

    @property
    def _width_flags(self) -> tuple[bool, bool]:
        """Whether the screen is wide, and at least medium."""
        return self.lists.is_wide, self._screen.size.width >= MEDIUM_WIDTH

    def fit_width(self) -> None:
        """Adapt the layout if the width crossed a breakpoint."""
        self.lists.focus_visible()
        if self._shown_width_flags != self._width_flags:
            self.show()

    def show(self) -> None:
        """Show the interview with the current order, filter, and search."""
        transcript, screen = self.transcript, self._screen
        if transcript is None:
            return
        self._shown_width_flags = self._width_flags
        is_wide, show_kind_words = self._width_flags
        formatter = TranscriptFormatter.create(transcript, screen.now(), screen.zone, show_kind_words=show_kind_words)
        self.heading.update(formatter.format_heading())
        self.status.update(format_filter_status(transcript, self.note_filter, by_time=self.by_time))
        notes, rest = formatter.build_note_rows(self.note_filter, by_time=self.by_time), formatter.build_debrief_rows()
        self._unmarked_rows = [notes, rest] if is_wide else [[*notes, *rest]]
        is_filtered = bool(transcript.notes) and self.is_filtered
        self.lists.notes.empty_text = (
            "No matching notes. Press f, then delete, to show all." if is_filtered else NO_NOTES
        )
        self.show_rows()
        screen.refresh_bindings()

    def show_rows(self) -> None:
        """Show the rows with what the search finds highlighted, and how much that is."""
        note = self._first_note or self._find_nearest_note(self._unmarked_rows[0]) if self._unmarked_rows else None
        self.lists.show(self.search.mark(self._unmarked_rows), note)
        self._first_note = None
        self.show_match_count()

    def _find_nearest_note(self, rows: Sequence[Row]) -> Hashable | None:
        """Return the key of the note under the cursor or, if it is filtered out, of the nearest shown note."""
        match self.lists.notes.cursor_key:
            case ("note", int(note_id)) if self.transcript is not None:
                order = {note.id: at for at, note in enumerate(self.transcript.notes)}
                if note_id not in order:
                    return None  # removed: the cursor stays where it is
                shown = [row.key for row in rows if isinstance(row.key, tuple) and row.key[0] == "note"]
                here = order[note_id]
                return min(shown, key=lambda key: (order[key[1]] < here, abs(order[key[1]] - here)), default=None)
        return None

    def show_match_count(self) -> None:
        """Show the match count and which match is current."""
        self.search_line.found.update(self.search.describe_count(self.lists.position, self._no_match_message))

    @property
    def _no_match_message(self) -> str:
        """The message for no matches. It mentions a filter, since hidden notes are not searched."""
        if self.transcript is None or all(map(self.note_filter.matches, self.transcript.notes)):
            return "no matches"
        if self._screen.has_class("-narrow"):
            return "not in shown notes"
        return "not in the shown notes; press f, then delete, to show all"

    # Cursor

    def go_to(self, position: RowPosition) -> None:
        """Move to a row and update the match count."""
        self.lists.go_to(position)
        self.show_match_count()

    def focus_row(self, position: RowPosition) -> None:
        """Focus a list, move to one of its rows, and update the match count."""
        self.lists.focus_row(position)
        self.show_match_count()

    def go_to_note(self, note_id: int) -> None:
        """Focus a note. If it was filtered out, all notes are shown."""
        position = self.lists.find_note(note_id)
        if position is None:
            self.note_filter = NoteFilter()
            self.show()
            position = self.lists.find_note(note_id)
        if position is not None:
            self.focus_row(position)

    def select_note(self, note_id: int) -> None:
        """Move the cursor of the notes to one of them, if it is shown."""
        self.lists.notes.show(self.lists.notes.rows, cursor_to=("note", note_id))

    def action_go_to_heading(self, by: int) -> None:
        """Go to the next or previous section in both lists, wrapping around."""
        position = self.lists.find_heading(by)
        if position is not None:
            self.focus_row(position)

    # Order and kinds

    def action_toggle_order(self) -> None:
        """Switch between notes by question and by time."""
        self.by_time = not self.by_time
        self.show()

    def action_choose_kinds(self) -> None:
        """Open the kind filter."""
        self.kinds.display = True
        self.kinds.focus()

    def action_close_kinds(self) -> None:
        """Close the kind filter and focus the notes."""
        self.kinds.display = False
        self.lists.notes.focus()

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
        self.kinds.show(note_filter)
        self.show()
