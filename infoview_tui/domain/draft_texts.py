"""What is typed in a dialog, field by field: as it is stored, as one text, and without words off the record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from infoview_tui.domain.capture import mark_off_record, parse_call_line
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.quoted_words import hide_quotes, quotes_notes

BOX_PREFIX = "box "
"""What the names of boxes begin with, whose values are no texts."""

NOTE_TITLES = ("Edit note", "Add a note")
"""What the headings of dialogs begin with whose text becomes a note."""


def join_typed(texts: Mapping[str, str]) -> str:
    """Return what was typed, without the boxes, a line for each field."""
    typed = (text for name, text in texts.items() if not name.startswith(BOX_PREFIX))
    return "\n".join(filter(str.strip, typed))


def format_texts(texts: Mapping[str, str]) -> str:
    """Return changed fields as they are stored."""
    return json.dumps(dict(texts), ensure_ascii=False)


def parse_texts(stored: str) -> dict[str, str]:
    """Return the changed fields by name; damaged ones are the text of a field without a name."""
    try:
        found = json.loads(stored)
    except ValueError:
        return {"": stored}
    return {str(name): str(text) for name, text in found.items()} if isinstance(found, dict) else {"": stored}


def hide_in_texts(texts: Mapping[str, str], title: str, notes: Sequence[str]) -> dict[str, str]:
    """Return fields without copies of notes off the record; a line that becomes a note goes off the record instead."""
    return {name: _hide(text, title, notes) for name, text in texts.items()}


def _hide(text: str, title: str, notes: Sequence[str]) -> str:
    if not quotes_notes(text, notes):
        return text
    if title.startswith(NOTE_TITLES):
        return mark_off_record(text, is_edit=True)
    return text if parse_call_line(text).kind is NoteKind.OFF_RECORD else hide_quotes(text, notes)
