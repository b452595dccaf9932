"""An interview's page: what is shown of it, in which order, and where one is on it."""

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
from infoview_tui.ui.shared.contact_actions import ContactActionsScreen
from infoview_tui.ui.shared.widgets.row_list import Row
from infoview_tui.ui.shared.widgets.top_bar import TopBar


class RowPosition(NamedTuple):
    """A row: the number of its list, in the order in which they are read, and its own in there."""

    list_index: int
    row_index: int


class TranscriptView(ContactActionsScreen):
    """Notes under their questions or by time, those of some kinds or all, and what the debrief made of them."""

    def __init__(self, interview_id: int) -> None:
        """Show this interview."""
        super().__init__()
        self.interview_id = interview_id
        self.transcript: Transcript | None = None
        self.note_filter = NoteFilter()
        self.by_time = False
        self._in_side_list = False
        self._shown_width_flags = (False, False)
        self._unmarked_rows: list[list[Row]] = []
        """What the lists hold, before anything is marked in it."""

    def compose_body(self) -> ComposeResult:
        """Give who it was with, what is shown, the notes and what the debrief says, and the lines at the bottom."""
        yield Static(id="who")
        yield Static(id="shown")
        with Horizontal(id="page"):
            yield TallRowList(id="notes", empty_text="No notes were taken.")
            yield TallRowList(id="rest")
        yield KindFilter(self.note_filter)

    def on_mount(self) -> None:
        """Begin with the notes."""
        self.notes_list.focus()

    @property
    def notes_list(self) -> TallRowList:
        """The list with the notes, which on a narrow screen has everything."""
        return self.query_one("#notes", TallRowList)

    @property
    def side_list(self) -> TallRowList:
        """The list of what the debrief says, beside the notes on a wide screen."""
        return self.query_one("#rest", TallRowList)

    @property
    def current_list(self) -> TallRowList:
        """The list in which one is, or was before one went to a line at the bottom."""
        return self.side_list if self._in_side_list and self.is_wide else self.notes_list

    @property
    def visible_lists(self) -> tuple[TallRowList, ...]:
        """The lists that are shown, in the order in which they are read."""
        return (self.notes_list, self.side_list) if self.is_wide else (self.notes_list,)

    @property
    def is_wide(self) -> bool:
        """Whether there is room for the two lists side by side."""
        return self.size.width >= WIDE_WIDTH

    def current_contact_id(self) -> int | None:
        """With whom it was."""
        return self.transcript.interview.contact_id if self.transcript else None

    # Showing

    def load(self) -> None:
        """Read the interview and show it; where it is gone, say so and go back."""
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
        """Put the debrief beside the notes, or below them, and words beside the signs, or leave them out."""
        if self.side_list.has_focus and not self.is_wide:
            self.notes_list.focus()
        if self._shown_width_flags != self._width_flags:
            self.show_transcript()

    @property
    def _width_flags(self) -> tuple[bool, bool]:
        """What of the screen's width matters here."""
        return self.is_wide, self.size.width >= MEDIUM_WIDTH

    def show_transcript(self) -> None:
        """Show what has been read, as it is to be ordered, sifted and searched."""
        if self.transcript is None:
            return
        self._shown_width_flags = self._width_flags
        is_wide, in_words = self._width_flags
        telling = TranscriptFormatter.create(self.transcript, self.now(), self.zone, show_kind_words=in_words)
        self.query_one("#who", Static).update(telling.format_heading())
        self.query_one("#shown", Static).update(
            format_filter_status(self.transcript, self.note_filter, by_time=self.by_time)
        )
        notes, rest = telling.build_note_rows(self.note_filter, by_time=self.by_time), telling.build_debrief_rows()
        self._unmarked_rows = [notes, rest] if is_wide else [[*notes, *rest]]
        is_sifted = bool(self.transcript.notes) and self.note_filter != NoteFilter()
        self.notes_list.empty_text = (
            "No such note was taken. f, then delete, shows all." if is_sifted else "No notes were taken."
        )
        self.show_rows()
        self.refresh_bindings()

    def show_rows(self) -> None:
        """Show the rows, with what is to be marked in them."""
        for number, (shown, rows) in enumerate(zip(self.visible_lists, self._unmarked_rows, strict=True)):
            shown.show(
                self.mark_rows(number, rows),
                cursor_to=self._find_nearest_note(rows) if shown is self.notes_list else None,
            )
            shown.set_class(shown is not self.current_list, "-aside")

    def mark_rows(self, list_index: int, rows: list[Row]) -> list[Row]:  # noqa: ARG002 - for who overrides it
        """Return the rows of a list as they are shown; subclasses mark something in them."""
        return rows

    def _find_nearest_note(self, rows: Sequence[Row]) -> Hashable | None:
        """The note under the cursor or, where it is not shown any more, the next one in the call that is."""
        match self.notes_list.cursor_key:
            case ("note", int(note_id)) if self.transcript is not None:
                order = {note.id: at for at, note in enumerate(self.transcript.notes)}
                if note_id not in order:
                    return None  # removed: the cursor stays at its place
                shown = [row.key for row in rows if isinstance(row.key, tuple) and row.key[0] == "note"]
                here = order[note_id]
                return min(shown, key=lambda key: (order[key[1]] < here, abs(order[key[1]] - here)), default=None)
        return None

    def get_position(self) -> RowPosition:
        """Return where the cursor is."""
        rows = self.current_list
        at = next((at for at, row in enumerate(rows.rows) if row.key == rows.cursor_key and not row.is_heading), 0)
        return RowPosition(self.visible_lists.index(rows), at)

    def go_to(self, position: RowPosition) -> None:
        """Put the cursor on a row, in whichever list it is."""
        self._set_current_list(self.visible_lists[position.list_index])
        self.current_list.move_to(position.row_index)

    # Where one is

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember in which list one is."""
        if event.widget in (self.notes_list, self.side_list):
            self._set_current_list(event.widget)

    def _set_current_list(self, rows: Widget) -> None:
        """Make a list the one that one is in; the other shows no cursor."""
        self._in_side_list = rows is self.side_list
        for shown in self.visible_lists:
            shown.set_class(shown is not rows, "-aside")

    def action_go_to_heading(self, by: int) -> None:
        """Go to the next heading, over both lists, and from the last to the first."""
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
        """Show the notes in their order in the call, or under their questions again."""
        self.by_time = not self.by_time
        self.show_transcript()

    def action_choose_kinds(self) -> None:
        """Ask which kinds are to be shown."""
        choice = self.query_one(KindFilter)
        choice.display = True
        choice.focus()

    def action_close_kinds(self) -> None:
        """Go back to the notes."""
        self.query_one(KindFilter).display = False
        self.notes_list.focus()

    def action_toggle_kind(self, kind: str) -> None:
        """Show notes of one more kind, or no more."""
        self.set_note_filter(self.note_filter.toggle_kind(NoteKind(kind)))

    def action_toggle_starred(self) -> None:
        """Show only starred notes, or others too."""
        self.set_note_filter(self.note_filter._replace(starred=not self.note_filter.starred))

    def action_clear_note_filter(self) -> None:
        """Show all notes."""
        self.set_note_filter(NoteFilter())

    def set_note_filter(self, note_filter: NoteFilter) -> None:
        """Show other notes."""
        self.note_filter = note_filter
        self.query_one(KindFilter).show(note_filter)
        self.show_transcript()
