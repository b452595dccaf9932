"""The first parts of the debrief: what was said, looked at again (R30, R33). A sign makes a note something else."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import timedelta
from functools import partial
from typing import ClassVar

from textual.content import Content

from infoview_tui.domain.call_clock import spell_clock
from infoview_tui.domain.capture import CALL_SIGNS, format_call_line
from infoview_tui.domain.debrief_progress import Part
from infoview_tui.domain.enums import NoteKind
from infoview_tui.services.debrief.debrief import Debrief
from infoview_tui.services.interviews import notes
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.ui.debrief.section import PartView, heading
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.widgets.row_list import Row

_SIGN_OF = {sign.kind: sign.sign for sign in CALL_SIGNS}
_NAME_OF = {sign.kind: sign.label for sign in CALL_SIGNS}


class NotesView(PartView):
    """The notes that the part is about, and below them all others, of which some may belong here."""

    kinds: ClassVar[tuple[NoteKind, ...]] = ()
    own: ClassVar[str]
    missing: ClassVar[str]
    empty = "No notes were taken in this call."
    opens = ""
    label_width = 6
    words = {
        "take": "Star",
        "edit": "Edit",
        "remove": "Remove",
        "insight": "Insight",
        "reward": "Reward",
        "drawback": "Drawback",
        "quote": "Quote",
        "want_to_know": "Want to know",
        "referral": "Referral",
        "promise": "Promise",
        "common_ground": "Common ground",
        "off_record": "Off the record",
        "note": "Plain note",
    }

    def belongs(self, note: NoteRow) -> bool:
        """Whether the part is about this note."""
        return note.kind in self.kinds

    def rows(self) -> list[Row]:
        """Return the part's own notes, the others, and last what is off the record."""
        on_record = [note for note in self.debrief.notes if note.kind != NoteKind.OFF_RECORD]
        own = [note for note in on_record if self.belongs(note)]
        others = [note for note in on_record if not self.belongs(note)]
        secret = [note for note in self.debrief.notes if note.kind == NoteKind.OFF_RECORD]
        found = [heading(self.own, len(own)), *map(note_row, own)] if own else []
        if self.debrief.notes and not own:
            found.append(heading(self.missing))
        if others:
            found += [heading("The other notes", len(others)), *map(note_row, others)]
        if secret:
            found += [heading("Off the record: never cited, never exported"), *map(note_row, secret)]
        return found

    def take(self, key: Hashable) -> None:
        """Star a moment, or take the star back."""
        note = _note(self.debrief, key)
        if note is not None:
            self.screen.change(lambda: notes.toggle_star(self.desk, note.id, self.now()))

    def open(self, key: Hashable) -> None:
        """Edit the note."""
        self.edit(key)

    def make(self, key: Hashable, kind: NoteKind) -> None:
        """Make the note one of another kind."""
        note = _note(self.debrief, key)
        if note is not None and note.kind != kind:
            said = f"Now {_with_article(_NAME_OF[kind])}."
            self.screen.change(lambda: notes.change_kind(self.desk, note.id, kind, self.now()), said)

    def edit(self, key: Hashable) -> None:
        """Write the note anew, sign and all."""
        note = _note(self.debrief, key)
        if note is not None:
            line = format_call_line(NoteKind(note.kind), note.text, note.starred)
            self._ask(note, line)

    def _ask(self, note: NoteRow, line: str, *, unsaved: bool = False) -> None:
        from infoview_tui.ui.shared.dialogs.prompt import PromptScreen

        def written(typed: str | None) -> None:
            if typed is None or (typed == line and not unsaved):
                return
            if not self.screen.change(partial(notes.edit_note, self.desk, note.id, typed, self.now(), was=note)):
                self._ask(note, typed, unsaved=True)

        hint = "its sign says what it is"
        self.screen.app.push_screen(PromptScreen("The note", line, hint=hint, unsaved=unsaved), written)

    def remove(self, key: Hashable) -> None:
        """Remove the note."""
        note = _note(self.debrief, key)
        if note is not None:
            self.screen.change(lambda: notes.remove_note(self.desk, note.id, self.now()), "Removed; u brings it back.")


class StarsView(NotesView):
    """Which moments the thank-you will cite (R33)."""

    part = Part.STARS
    name = "Stars and quotes"
    short = "stars"
    own = "Starred, or their own words"
    missing = "Nothing is starred, and nobody is quoted yet"

    def belongs(self, note: NoteRow) -> bool:
        """Stars and their own words."""
        return note.starred or note.kind == NoteKind.QUOTE

    def asks(self) -> str:
        """Ask for the moments."""
        return "Which moments stay with you? The thank-you can cite what you star."


class InsightsView(NotesView):
    """What surprised, and what they love about it."""

    part = Part.INSIGHTS
    name = "Insights"
    short = "insights"
    kinds = (NoteKind.INSIGHT, NoteKind.REWARD)
    own = "Insights and rewards"
    missing = "No insight and no reward yet"

    def asks(self) -> str:
        """Ask for what surprised."""
        return "What surprised you, what do they love? ! makes an insight, > a reward."


class DrawbacksView(NotesView):
    """Challenges, hidden demands, drawbacks, limits (R30)."""

    part = Part.DRAWBACKS
    name = "Drawbacks"
    short = "drawbacks"
    kinds = (NoteKind.DRAWBACK,)
    own = "Drawbacks, hidden demands, limits"
    missing = "No drawback yet: is there none, or was none asked for?"

    def asks(self) -> str:
        """Ask for the other side."""
        return "What is hard about it, and what does nobody tell? < makes a note a drawback."


def note_row(note: NoteRow) -> Row:
    """Return a note as a row: its time, its star, its sign, its text."""
    return Row(("note", note.id), shown_note(note), label=Content(f"{spell_clock(timedelta(seconds=note.seconds)):<6}"))


def shown_note(note: NoteRow) -> Content:
    """Return a note as it is read: their words in quotation marks, all else behind its sign."""
    kind = NoteKind(note.kind)
    star = join(("★ ", "bold $warning")) if note.starred and kind is not NoteKind.OFF_RECORD else Content("")
    if kind is NoteKind.QUOTE:
        return join(star, plain(f"“{note.text}”"))
    if kind is NoteKind.NOTE:
        return join(star, plain(note.text))
    return join(star, (f"{_SIGN_OF[kind]} ", "$accent"), plain(note.text))


def _note(debrief: Debrief, key: Hashable) -> NoteRow | None:
    return next((note for note in debrief.notes if ("note", note.id) == key), None)


def _with_article(name: str) -> str:
    if name in ("off the record", "want to know", "common ground"):
        return name
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
