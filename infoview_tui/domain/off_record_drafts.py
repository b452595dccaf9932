"""What is typed in a dialog without the words of notes that are off the record (R33)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from infoview_tui.domain.capture import mark_off_record, parse_call_line
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.quoted_words import hide_quotes, quotes_notes

NOTE_TITLES = ("Edit note", "Add a note")
"""What the headings of dialogs begin with whose text becomes a note."""


def hide_in_texts(texts: Mapping[str, str], title: str, notes: Sequence[str]) -> dict[str, str]:
    """Return fields without copies of notes off the record; a line that becomes a note goes off the record instead."""
    return {name: _hide(text, title, notes) for name, text in texts.items()}


def _hide(text: str, title: str, notes: Sequence[str]) -> str:
    if not quotes_notes(text, notes):
        return text
    if title.startswith(NOTE_TITLES):
        return mark_off_record(text, is_edit=True)
    return text if parse_call_line(text).kind is NoteKind.OFF_RECORD else hide_quotes(text, notes)
