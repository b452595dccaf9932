"""Note sections of the debrief: starred notes, insights, and drawbacks (R30, R33). Signs change the kind of a note."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import ClassVar

from textual.content import Content

from infoview_tui.domain.capture import format_call_line
from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.format_dates import format_note_time
from infoview_tui.domain.labels import NOTE_LABELS, NOTE_SIGNS
from infoview_tui.services import interviews
from infoview_tui.services.debrief.queries import Debrief
from infoview_tui.services.interviews.queries import NoteRow
from infoview_tui.ui.debrief.section import SectionView, build_heading
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.quoting_texts import show_quotes
from infoview_tui.ui.shared.widgets.row_list import Row


class NotesView(SectionView):
    """Lists the notes of this section's kinds, then all other notes, some of which may belong here."""

    kinds: ClassVar[tuple[NoteKind, ...]] = ()
    own_heading: ClassVar[str]
    empty_heading: ClassVar[str]
    empty_text = "No notes from this interview."
    enter_label = ""
    label_width = 6
    key_names = {
        "take": "Star",
        "edit": "Edit",
        "remove": "Remove",
        "insight": "Insight",
        "reward": "Reward",
        "drawback": "Drawback",
        "quote": "Quote",
        "want_to_know": "Want to know",
        "referral": "Referral",
        "promise": "Commitment",
        "common_ground": "Common ground",
        "off_record": "Off the record",
        "note": "Plain note",
    }

    def is_own_note(self, note: NoteRow) -> bool:
        """Whether the note belongs to this section."""
        return note.kind in self.kinds

    def build_rows(self) -> list[Row]:
        """Return the notes of this section, the others, and those off the record, with headings."""
        on_record = [note for note in self.debrief.notes if note.kind != NoteKind.OFF_RECORD]
        own = [note for note in on_record if self.is_own_note(note)]
        others = [note for note in on_record if not self.is_own_note(note)]
        off_record = [note for note in self.debrief.notes if note.kind == NoteKind.OFF_RECORD]
        found = [build_heading(self.own_heading, len(own)), *map(build_note_row, own)] if own else []
        if self.debrief.notes and not own:
            found.append(build_heading(self.empty_heading))
        if others:
            found += [build_heading("Other notes", len(others)), *map(build_note_row, others)]
        if off_record:
            found += [build_heading("Off the record: never quoted or exported"), *map(build_note_row, off_record)]
        return found

    def select(self, key: Hashable) -> None:
        """Star the note, or remove its star."""
        note = _find_note(self.debrief, key)
        if note is not None:
            self.screen.run_command(lambda: interviews.notes.toggle_note_star(self.workspace, note.id, self.now()))

    def open(self, key: Hashable) -> None:
        """Edit the note."""
        self.edit(key)

    def change_kind(self, key: Hashable, kind: NoteKind) -> None:
        """Change the kind of the note."""
        note = _find_note(self.debrief, key)
        if note is not None and note.kind != kind:
            message = f"Changed to {_add_article(NOTE_LABELS[kind])}."
            if self.screen.run_command(
                lambda: interviews.notes.set_note_kind(self.workspace, note.id, kind, self.now()), message
            ):
                show_quotes(self.screen, note.id)

    def edit(self, key: Hashable) -> None:
        """Edit the note as a line with its sign."""
        note = _find_note(self.debrief, key)
        if note is not None:
            line = format_call_line(note.kind, note.text, note.starred)
            self._ask_for_line(note, line)

    def _ask_for_line(self, note: NoteRow, line: str) -> None:
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def save(typed: str) -> bool:
            if typed == line:
                return True
            is_saved = self.screen.run_command(
                partial(interviews.notes.edit_note, self.workspace, note.id, typed, self.now(), original=note)
            )
            if is_saved and note.kind is not NoteKind.OFF_RECORD:
                show_quotes(self.screen, note.id)
            return is_saved

        hint = "the sign at the start sets its kind"
        ask_until_saved(
            self.screen,
            lambda typed, is_unsaved: PromptDialog("Edit note", typed, hint=hint, is_unsaved=is_unsaved),
            line,
            save,
        )

    def remove(self, key: Hashable) -> None:
        """Remove the note."""
        note = _find_note(self.debrief, key)
        if note is not None:
            self.screen.run_command(
                lambda: interviews.notes.delete_note(self.workspace, note.id, self.now()),
                "Note removed. Press u to undo.",
            )


class StarsView(NotesView):
    """Starred notes and quotes: moments for the thank-you (R33)."""

    section = DebriefSection.STARS
    name = "Stars and quotes"
    short_name = "stars"
    own_heading = "Starred notes and quotes"
    empty_heading = "No starred notes or quotes yet"

    def is_own_note(self, note: NoteRow) -> bool:
        """Whether the note is starred or a quote."""
        return note.starred or note.kind == NoteKind.QUOTE

    def format_prompt(self) -> str:
        """Return the question for this section."""
        return "Which moments stayed with you? Star them to quote them in the thank-you."


class InsightsView(NotesView):
    """Insights and rewards: surprises, and what they love about their work."""

    section = DebriefSection.INSIGHTS
    name = "Insights"
    short_name = "insights"
    kinds = (NoteKind.INSIGHT, NoteKind.REWARD)
    own_heading = "Insights and rewards"
    empty_heading = "No insights or rewards yet"

    def format_prompt(self) -> str:
        """Return the question for this section."""
        return "What surprised you, and what do they love? ! = insight, > = reward"


class DrawbacksView(NotesView):
    """Drawbacks: challenges, hidden demands, and limits (R30)."""

    section = DebriefSection.DRAWBACKS
    name = "Drawbacks"
    short_name = "drawbacks"
    kinds = (NoteKind.DRAWBACK,)
    own_heading = "Drawbacks, hidden demands, and limits"
    empty_heading = "No drawbacks yet. Did you ask about them?"

    def format_prompt(self) -> str:
        """Return the question for this section."""
        return "What is hard about it, and what does nobody mention? < = drawback"


def build_note_row(note: NoteRow) -> Row:
    """Return the row of a note: its time, star, sign, and text."""
    return Row(("note", note.id), format_note(note), label=Content(f"{format_note_time(note.said_at):<6}"))


def format_note(note: NoteRow) -> Content:
    """Format a note: quotes in quotation marks, other kinds with their sign."""
    kind = note.kind
    star = assemble(("★ ", "bold $warning")) if note.starred and kind is not NoteKind.OFF_RECORD else Content("")
    if kind is NoteKind.QUOTE:
        return assemble(star, plain(f"“{note.text}”"))
    if kind is NoteKind.NOTE:
        return assemble(star, plain(note.text))
    return assemble(star, (f"{NOTE_SIGNS[kind]} ", "$accent"), plain(note.text))


def _find_note(debrief: Debrief, key: Hashable) -> NoteRow | None:
    return next((note for note in debrief.notes if ("note", note.id) == key), None)


def _add_article(name: str) -> str:
    if name in ("off the record", "want to know", "common ground"):
        return name
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
