"""Status line above the input of a call: what the typed line will become, or the last message."""

from __future__ import annotations

from datetime import UTC, date, tzinfo
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from infoview_tui.domain.capture import CALL_SIGNS, parse_call_line
from infoview_tui.domain.commitments import is_theirs
from infoview_tui.domain.date_order import DateOrder, explain_order
from infoview_tui.domain.due_dates import find_due_date
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.format_dates import format_short_day
from infoview_tui.domain.labels import NOTE_LABELS
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.understood_dates import SKIPPED_TIME
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.text_block import TextBlock

MAX_DATE_SEARCH_CHARS = 2000
"""Maximum number of characters of a commitment that are searched for a date at every key."""

MAX_LINES = 3
"""Maximum number of lines of a message."""


class InputState(NamedTuple):
    """Input for the status line. ``message`` replaces everything but the off-the-record mark."""

    line: str
    today: date
    editing: str = ""
    message: str = ""
    off_record: bool = False
    order: DateOrder = DateOrder.MONTH_FIRST
    zone: tzinfo = UTC


class InputStatus(TextBlock):
    """Shows what the typed line will become on one line, or a message on up to `MAX_LINES` lines."""

    DEFAULT_CSS = """
    InputStatus { height: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start with the legend of signs."""
        super().__init__(id=id)
        self._state = InputState("", date.min)
        self._built: tuple[InputState, int, list[Content]] | None = None

    def show(self, state: InputState) -> None:
        """Show another state. What most characters do to it is not seen, and nothing is painted then."""
        if state == self._state:
            return
        before = self.build_lines(self.size.width)
        self._state = state
        after = self.build_lines(self.size.width)
        if len(after) != len(before):
            self.refresh(layout=True)
        elif not all(map(Content.is_same, before, after)):
            self.refresh()

    def build_lines(self, width: int) -> list[Content]:
        """Return the message, the description of the typed line, or, for an empty line, the signs that fit."""
        if self._built is None or self._built[0] is not self._state or self._built[1] != width:
            self._built = self._state, width, self._build_lines(max(1, width))
        return self._built[2]

    def _build_lines(self, width: int) -> list[Content]:
        message = self._state.message
        if cell_len(message) <= width:
            return [self._build_single_line(width)]
        lines = assemble(message).wrap(width)
        if len(lines) > MAX_LINES:
            lines[MAX_LINES - 1 :] = [assemble(lines[MAX_LINES - 1].truncate(width - 1), "…")]
        return lines

    def _build_single_line(self, width: int) -> Content:
        state = self._state
        prefix = assemble(("OFF THE RECORD  ", "bold $warning")) if state.off_record else Content("")
        if state.message:
            shown = assemble(state.message)
            prefix = prefix if prefix.cell_length + shown.cell_length <= width else Content("")
        elif state.editing:
            words = f" · esc cancels · {_describe_line(state)}"
            shown = assemble((f"editing {state.editing}", "bold $warning"), words)
            prefix = prefix if prefix.cell_length + shown.cell_length <= width else Content("")
        elif state.line:
            words = _describe_line(state)
            shown = _color_description(words, state.line)
        elif state.off_record:
            shown = assemble(("F7: back on the record", "$text-muted"))
        else:
            return _format_sign_legend(width)
        return assemble(prefix, shown).truncate(width, ellipsis=True)


def _describe_line(state: InputState) -> str:
    """Describe what a line of a call will become, such as ``commitment · due Fri``."""
    clean, off_record = clean_line(state.line), state.off_record
    if not clean:
        return "empty: enter removes the note"
    parsed = parse_call_line(clean, off_record)
    words = [NOTE_LABELS[parsed.kind]]
    if parsed.kind is NoteKind.COMMITMENT:
        words = ["their offer"] if is_theirs(parsed.text) else words
        words.append(_describe_due(parsed.text[:MAX_DATE_SEARCH_CHARS], state))
    if parsed.kind is NoteKind.OFF_RECORD:
        words = ["never exported"] if off_record else [*words, "never exported"]
    elif parsed.starred:
        words.append("starred")
    return " · ".join(words)


def _describe_due(text: str, state: InputState) -> str:
    found = find_due_date(text, state.today, state.order)
    if found is None:
        return "no date"
    due = found.resolve(state.zone)
    if due is None:
        return f"no date: {SKIPPED_TIME}"
    at = f" {due.at.astimezone(state.zone):%H:%M}" if due.at is not None else ""
    said = explain_order(text[found.start : found.end], state.order)
    return f"due {format_short_day(due.day(state.zone), state.today)}{at}{f' ({said})' if said else ''}"


def _color_description(description: str, line: str) -> Content:
    plain_note = parse_call_line(clean_line(line)).kind is NoteKind.NOTE
    return assemble((description, "$text-muted" if plain_note else "$accent"))


def _format_sign_legend(width: int) -> Content:
    """Return the signs with their labels, as many as fit."""
    shown = Content("")
    for row in CALL_SIGNS:
        if row.sign:
            part = assemble((row.sign, "$accent"), (f" {row.label}  ", "$text-muted"))
            if shown.cell_length + part.cell_length - 2 > width:
                break
            shown = assemble(shown, part)
    return shown
