"""The line above the input of a call: what the typed line will become, or what was just done."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from infoview_tui.domain.capture import CALL_SIGNS, parse_call_line
from infoview_tui.domain.date_parser import find_due
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.format_dates import spell_near_day
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.content import join
from infoview_tui.ui.shared.widgets.text_block import Lines

SEARCHED_FOR_A_DAY = 2000
"""The most characters of a promise that are searched for its day at every key."""

MOST_LINES = 3
"""The most lines of a sentence above the line; only what cites a long note is longer."""

_LABELS = {row.kind: row.label for row in CALL_SIGNS}


class Said(NamedTuple):
    """What the line above the input goes by. ``aside`` is said instead of all else but what is off the record."""

    line: str
    today: date
    editing: str = ""
    aside: str = ""
    off_record: bool = False


class LineSign(Lines):
    """The line above the input: what the typed line will become, or what was just done, which may take more lines."""

    DEFAULT_CSS = """
    LineSign { height: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Show the signs until it is told."""
        super().__init__(id=id)
        self._said = Said("", date.min)

    def show(self, said: Said) -> None:
        """Show what a line will become."""
        if said != self._said:
            lines = len(self.lines(self.size.width))
            self._said = said
            self.refresh(layout=len(self.lines(self.size.width)) != lines)

    def lines(self, width: int) -> list[Content]:
        """Give what is to be shown; for an empty line the signs, as many as fit."""
        width, aside = max(1, width), self._said.aside
        if cell_len(aside) <= width:
            return [self._one_line(width)]
        lines = join(aside).wrap(width)
        if len(lines) > MOST_LINES:
            lines[MOST_LINES - 1 :] = [join(lines[MOST_LINES - 1].truncate(width - 1), "…")]
        return lines

    def _one_line(self, width: int) -> Content:
        said = self._said
        state = join(("OFF THE RECORD  ", "bold $warning")) if said.off_record else Content("")
        if said.aside:
            shown = join(said.aside)
            state = state if state.cell_length + shown.cell_length <= width else Content("")
        elif said.editing:
            words = f" · esc leaves · {becomes(said.line, said.today)}"
            shown = join((f"editing {said.editing}", "bold $warning"), words)
        elif said.line:
            shown = _coloured(becomes(said.line, said.today, off_record=said.off_record), said.line)
        elif said.off_record:
            shown = join(("F7 goes back on", "$text-muted"))
        else:
            return _legend(width)
        return join(state, shown).truncate(width, ellipsis=True)


def becomes(line: str, today: date, *, off_record: bool = False) -> str:
    """Say in words what a line of a call will become, such as ``promise · due Fri``."""
    clean = clean_line(line)
    if not clean:
        return "nothing: enter removes it"
    parsed = parse_call_line(clean, off_record)
    words = [_LABELS[parsed.kind]]
    if parsed.kind is NoteKind.PROMISE:
        due = find_due(parsed.text[:SEARCHED_FOR_A_DAY], today)
        words.append(f"due {spell_near_day(due.day, today)}" if due else "no day")
    if parsed.kind is NoteKind.OFF_RECORD:
        words = ["never leaves here"] if off_record else [*words, "never leaves here"]
    elif parsed.starred:
        words.append("starred")
    return " · ".join(words)


def _coloured(word: str, line: str) -> Content:
    plain_note = parse_call_line(clean_line(line)).kind is NoteKind.NOTE
    return join((word, "$text-muted" if plain_note else "$accent"))


def _legend(width: int) -> Content:
    """The signs, as many as fit."""
    shown = Content("")
    for row in CALL_SIGNS:
        if row.sign:
            part = join((row.sign, "$accent"), (f" {row.label}  ", "$text-muted"))
            if shown.cell_length + part.cell_length - 2 > width:
                break
            shown = join(shown, part)
    return shown
