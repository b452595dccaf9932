"""The input line of a call: each change is kept before it is painted, and keys are taken in the order they came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from infoview_tui.domain.capture import CALL_SIGNS, parse_call_line
from infoview_tui.domain.text import clean_line, clean_text
from infoview_tui.domain.vocabulary import NoteKind
from infoview_tui.domain.when import find_due, spell_near_day
from infoview_tui.ui.content import join

SEARCHED_FOR_A_DAY = 2000
"""The most characters of a promise that are searched for its day at every key."""

WIDTH_STEP = 64
"""Cells by which the width of the text grows."""

_LABELS = {row.kind: row.label for row in CALL_SIGNS}


def one_line(text: str) -> str:
    """Return text as it is shown, kept and pasted in the line: clean, and with blanks for line ends. Blanks stay."""
    return clean_text(text).replace("\n", " ")


class CaptureLine(Input, inherit_bindings=False):
    """An input that hands each change to ``keep`` at once, synchronously: what is on the screen has been handed on.

    Textual lets a key that is no character wander up to the app, while characters typed after it are inserted already.
    This line carries out each key before it looks at the next one, however fast they come.
    """

    BINDINGS = [binding for binding in Input.BINDINGS if isinstance(binding, Binding) and binding.key != "enter"]

    def __init__(self, keep: Callable[[str], None], *, id: str | None = None) -> None:
        """``keep`` is given the whole line at every change that the person makes."""
        super().__init__(select_on_focus=False, id=id)
        self.cursor_blink = False
        self._keep = keep
        self._putting = False

    def put(self, text: str) -> None:
        """Show another text, which is kept already; the cursor goes behind it."""
        text = one_line(text)
        self._putting = True
        try:
            self.value = text
            self.cursor_position = len(text)
        finally:
            self._putting = False

    @property
    def content_width(self) -> int:
        """The width of the text, in steps: each change of it would have the whole screen laid out anew."""
        return -(-super().content_width // WIDTH_STEP) * WIDTH_STEP

    def watch_value(self, value: str) -> None:
        """Keep what the person has changed, before it is painted."""
        if not self._putting:
            self._keep(value)

    async def _on_key(self, event: events.Key) -> None:
        event.stop()
        if event.is_printable:
            await super()._on_key(event)
            return
        event.prevent_default()
        active = self.screen.active_bindings.get(event.key)
        if active is not None and active.enabled:
            await self.app.run_action(active.binding.action, active.node)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._insert(event.text)

    def action_paste(self) -> None:
        """Paste what was cut or copied here."""
        self._insert(self.app.clipboard)

    def _insert(self, text: str) -> None:
        line = one_line(text.rstrip("\r\n"))
        if line:
            self.replace(line, *self.selection)


class LineSign(Widget):
    """The line above the input: what the typed line will become, or what was just done."""

    DEFAULT_CSS = """
    LineSign { height: 1; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Show the signs until it is told."""
        super().__init__(id=id)
        self._shown: Content | None = None

    def show(self, line: str, today: date, *, editing: str = "", aside: str = "") -> None:
        """Show what a line will become; ``editing`` names the note that it changes, ``aside`` is said instead."""
        if aside:
            shown: Content | None = join(aside)
        elif editing:
            shown = join((f"editing {editing}", "bold $warning"), f" · esc leaves · {becomes(line, today)}")
        else:
            shown = _coloured(becomes(line, today), line) if line else None
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def render(self) -> Content:
        """Give what is to be shown, cut to the width; for an empty line the signs, as many as fit."""
        width = max(1, self.size.width)
        return _legend(width) if self._shown is None else self._shown.truncate(width, ellipsis=True)


def becomes(line: str, today: date) -> str:
    """Say in words what a line of a call will become, such as ``promise · due Fri``."""
    parsed = parse_call_line(clean_line(line))
    words = [_LABELS[parsed.kind]]
    if parsed.kind is NoteKind.PROMISE:
        due = find_due(parsed.text[:SEARCHED_FOR_A_DAY], today)
        words.append(f"due {spell_near_day(due.day, today)}" if due else "no day")
    if parsed.kind is NoteKind.OFF_RECORD:
        words.append("never leaves here")
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
