"""The line above the input of a call: what the typed line will become, or what was just done."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from infoview_tui.domain.capture import CALL_SIGNS, parse_call_line
from infoview_tui.domain.date_parser import find_due_date
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.format_dates import format_short_day
from infoview_tui.domain.labels import NOTE_LABELS
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.text_block import TextBlock

MAX_DATE_SEARCH_CHARS = 2000
"""The most characters of a promise that are searched for its day at every key."""

MAX_LINES = 3
"""The most lines of a sentence above the line; only what cites a long note is longer."""


class InputState(NamedTuple):
    """What the line above the input goes by. ``aside`` is said instead of all else but what is off the record."""

    line: str
    today: date
    editing: str = ""
    message: str = ""
    off_record: bool = False


class InputStatus(TextBlock):
    """The line above the input: what the typed line will become, or what was just done, which may take more lines."""

    DEFAULT_CSS = """
    InputStatus { height: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Show the signs until it is told."""
        super().__init__(id=id)
        self._state = InputState("", date.min)

    def show(self, state: InputState) -> None:
        """Show what a line will become."""
        if state != self._state:
            lines = len(self.build_lines(self.size.width))
            self._state = state
            self.refresh(layout=len(self.build_lines(self.size.width)) != lines)

    def build_lines(self, width: int) -> list[Content]:
        """Give what is to be shown; for an empty line the signs, as many as fit."""
        width, aside = max(1, width), self._state.message
        if cell_len(aside) <= width:
            return [self._build_single_line(width)]
        lines = assemble(aside).wrap(width)
        if len(lines) > MAX_LINES:
            lines[MAX_LINES - 1 :] = [assemble(lines[MAX_LINES - 1].truncate(width - 1), "…")]
        return lines

    def _build_single_line(self, width: int) -> Content:
        said = self._state
        state = assemble(("OFF THE RECORD  ", "bold $warning")) if said.off_record else Content("")
        if said.message:
            shown = assemble(said.message)
            state = state if state.cell_length + shown.cell_length <= width else Content("")
        elif said.editing:
            words = f" · esc leaves · {describe_line(said.line, said.today)}"
            shown = assemble((f"editing {said.editing}", "bold $warning"), words)
        elif said.line:
            shown = _color_description(describe_line(said.line, said.today, off_record=said.off_record), said.line)
        elif said.off_record:
            shown = assemble(("F7 goes back on", "$text-muted"))
        else:
            return _format_sign_legend(width)
        return assemble(state, shown).truncate(width, ellipsis=True)


def describe_line(line: str, today: date, *, off_record: bool = False) -> str:
    """Say in words what a line of a call will become, such as ``promise · due Fri``."""
    clean = clean_line(line)
    if not clean:
        return "nothing: enter removes it"
    parsed = parse_call_line(clean, off_record)
    words = [NOTE_LABELS[parsed.kind]]
    if parsed.kind is NoteKind.COMMITMENT:
        due = find_due_date(parsed.text[:MAX_DATE_SEARCH_CHARS], today)
        words.append(f"due {format_short_day(due.day, today)}" if due else "no day")
    if parsed.kind is NoteKind.OFF_RECORD:
        words = ["never leaves here"] if off_record else [*words, "never leaves here"]
    elif parsed.starred:
        words.append("starred")
    return " · ".join(words)


def _color_description(description: str, line: str) -> Content:
    plain_note = parse_call_line(clean_line(line)).kind is NoteKind.NOTE
    return assemble((description, "$text-muted" if plain_note else "$accent"))


def _format_sign_legend(width: int) -> Content:
    """The signs, as many as fit."""
    shown = Content("")
    for row in CALL_SIGNS:
        if row.sign:
            part = assemble((row.sign, "$accent"), (f" {row.label}  ", "$text-muted"))
            if shown.cell_length + part.cell_length - 2 > width:
                break
            shown = assemble(shown, part)
    return shown
