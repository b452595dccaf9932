"""Status line above the input of a call: what the typed line will become, or the last message."""

from __future__ import annotations

from datetime import UTC, date, tzinfo
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from infoview_tui.domain.capture import CALL_SIGNS, parse_call_line
from infoview_tui.domain.date_order import DateOrder, explain_order
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.labels import NOTE_LABELS
from infoview_tui.domain.sanitize import clean_line
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


class _Shown(NamedTuple):
    """What the status line says: *description* is of the typed line, and empty if there is none."""

    description: str
    is_plain_note: bool
    editing: str
    message: str
    off_record: bool


class InputStatus(TextBlock):
    """Shows what the typed line will become on one line, or a message on up to `MAX_LINES` lines."""

    DEFAULT_CSS = """
    InputStatus { height: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start with the legend of signs."""
        super().__init__(id=id)
        self._shown = _Shown("", True, "", "", False)

    def show(self, state: InputState) -> None:
        """Show another state. Most characters change nothing of what it says, and nothing is painted then."""
        shown = _describe_state(state)
        if shown == self._shown:
            return
        height = len(self.build_lines(self.size.width))
        self._shown = shown
        self.refresh(layout=len(self.build_lines(self.size.width)) != height)

    def build_lines(self, width: int) -> list[Content]:
        """Return the message, the description of the typed line, or, for an empty line, the signs that fit."""
        width, message = max(1, width), self._shown.message
        if cell_len(message) <= width:
            return [self._build_single_line(width)]
        lines = assemble(message).wrap(width)
        if len(lines) > MAX_LINES:
            lines[MAX_LINES - 1 :] = [assemble(lines[MAX_LINES - 1].truncate(width - 1), "…")]
        return lines

    def _build_single_line(self, width: int) -> Content:
        description, is_plain_note, editing, message, off_record = self._shown
        prefix = assemble(("OFF THE RECORD  ", "bold $warning")) if off_record else Content("")
        if message:
            shown = assemble(message)
            prefix = prefix if prefix.cell_length + shown.cell_length <= width else Content("")
        elif editing:
            shown = assemble((f"editing {editing}", "bold $warning"), f" · esc cancels · {description}")
            prefix = prefix if prefix.cell_length + shown.cell_length <= width else Content("")
        elif description:
            shown = assemble((description, "$text-muted" if is_plain_note else "$accent"))
        elif off_record:
            shown = assemble(("F7: back on the record", "$text-muted"))
        else:
            return _format_sign_legend(width)
        return assemble(prefix, shown).truncate(width, ellipsis=True)


def _describe_state(state: InputState) -> _Shown:
    """Describe what a line of a call will become, such as ``commitment · due Fri``, unless a message replaces that."""
    said = state.editing, state.message, state.off_record
    if state.message or not (state.line or state.editing):
        return _Shown("", True, *said)
    clean, off_record = clean_line(state.line), state.off_record
    if not clean:
        return _Shown("empty: enter removes the note", True, *said)
    parsed = parse_call_line(clean, off_record)
    words = [NOTE_LABELS[parsed.kind]]
    if parsed.kind is NoteKind.COMMITMENT:
        from infoview_tui.domain.commitments import is_theirs  # not needed when a call opens

        words = ["their offer"] if is_theirs(parsed.text) else words
        words.append(_describe_due(parsed.text[:MAX_DATE_SEARCH_CHARS], state))
    if parsed.kind is NoteKind.OFF_RECORD:
        words = ["never exported"] if off_record else [*words, "never exported"]
    elif parsed.starred:
        words.append("starred")
    return _Shown(" · ".join(words), off_record or parsed.kind is NoteKind.NOTE, *said)


def _describe_due(text: str, state: InputState) -> str:
    from infoview_tui.domain.due_dates import find_due_date
    from infoview_tui.domain.format_dates import format_short_day
    from infoview_tui.domain.understood_dates import SKIPPED_TIME

    found = find_due_date(text, state.today, state.order)
    if found is None:
        return "no date"
    due = found.resolve(state.zone)
    if due is None:
        return f"no date: {SKIPPED_TIME}"
    at = f" {due.at.astimezone(state.zone):%H:%M}" if due.at is not None else ""
    said = explain_order(text[found.start : found.end], state.order)
    return f"due {format_short_day(due.day(state.zone), state.today)}{at}{f' ({said})' if said else ''}"


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
