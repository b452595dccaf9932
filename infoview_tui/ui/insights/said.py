"""Notes and verdicts behind a cell: who said what, and when."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.format_dates import format_clock, format_day
from infoview_tui.domain.labels import NOTE_LABELS, NOTE_SIGNS, VERDICT_MARKS
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.insights.hypotheses import WordsRow
from infoview_tui.services.insights.paths import SaidNote
from infoview_tui.ui.shared.bindings import SAID
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row

SIGN_WIDTH = 2
"""Cells for the sign before a text."""


class Said(NamedTuple):
    """Something that a person said: its sign and text, who and when, what kind it is, and where to read it."""

    sign: str
    text: str
    source: str
    kind: str
    interview_id: int
    note_id: int | None


class SaidFormatter(NamedTuple):
    """Formats what people said for the current date and time zone."""

    today: date
    zone: tzinfo

    def from_note(self, note: SaidNote) -> Said:
        """Format a note on a topic."""
        return Said(
            NOTE_SIGNS[note.kind],
            clean_line(note.text),
            self._format_source(note.contact, note.at, note.seconds),
            NOTE_LABELS[note.kind],
            note.interview_id,
            note.note_id,
        )

    def from_words(self, words: WordsRow) -> Said:
        """Format a verdict: with the note that supports it, or else the reason."""
        is_quote = words.kind is NoteKind.QUOTE
        parts = (f"“{words.note}”" if words.note and is_quote else words.note, words.reason)
        text = " · ".join(clean_line(part) for part in parts if part) or f"{words.verdict}, without a note"
        source = self._format_source(words.contact, words.at, words.seconds)
        sign, kind = VERDICT_MARKS[words.verdict], words.verdict.value
        return Said(sign, text, source, kind, words.interview_id, words.note_id)

    def _format_source(self, contact: str, at: datetime, seconds: int | None) -> str:
        """Return ``Inês Carvalho · Thu 12 Nov · 5:40``."""
        day = format_day(at.astimezone(self.zone).date(), self.today)
        clock = format_clock(timedelta(seconds=seconds)) if seconds else ""
        return " · ".join(filter(None, (clean_line(contact), day, clock)))


class SaidDialog(ChooseDialog):
    """Lists what people said; returns the index of the one to read, or ``("fit", index)`` for the fit of the path."""

    BINDINGS = [*SAID]

    def __init__(self, title: str, said: list[Said], *, can_add_fit: bool) -> None:
        """*can_add_fit*: the notes are on a topic of a path, so that f adds one to its fit."""
        rows = [
            Row(index, assemble(each.text, "\n", (f"{each.source} · {each.kind}", "$text-muted")), plain(each.sign))
            for index, each in enumerate(said)
        ]
        super().__init__(title, rows, enter_label="read the interview", label_width=SIGN_WIDTH)
        self._can_add_fit = can_add_fit

    def on_mount(self) -> None:
        """Fill the list, and name the key for the fit."""
        if self._can_add_fit:
            hints = (("enter", self.enter_label), ("f", "add to the fit"), ("escape", "cancel"))
            self.query_one(KeyHints).show(*hints)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the key for the fit for what is not on a path."""
        return self._can_add_fit if action == "add_fit" else super().check_action(action, parameters)

    def action_add_fit(self) -> None:
        """Ask to add the note under the cursor to the fit of the path."""
        self.dismiss(("fit", self.row_list.cursor_key))
