"""The input line of a call: each change is kept before it is painted, and keys are taken in the order they came."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
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

MOST_LINES = 3
"""The most lines of a sentence above the line; only what cites a long note is longer."""

_LABELS = {row.kind: row.label for row in CALL_SIGNS}


def one_line(text: str) -> str:
    """Return text as it is shown, kept and pasted in the line: clean, and with blanks for line ends. Blanks stay."""
    return clean_text(text).replace("\n", " ")


class Hears(Protocol):
    """Whoever is told, at once and before the next key is looked at, what is typed into the line."""

    def line_changed(self, line: str) -> None:
        """The person has changed the line."""
        ...

    def takes(self, character: str) -> bool:
        """Tell whether a character was a choice that stood open, and is used up by it; else it is typed."""
        ...

    def acts(self, action: str) -> None:
        """A key that is no character is about to do something."""
        ...

    def block_pasted(self, block: str) -> bool:
        """Several lines were pasted; tell whether they are dealt with, or are to go into the line."""
        ...


class CaptureLine(Input, inherit_bindings=False):
    """An input that hands on each change at once, synchronously: what is on the screen has been handed on.

    Textual lets a key that is no character wander up to the app, while characters typed after it are inserted already.
    This line carries out each key before it looks at the next one, however fast they come.
    """

    BINDINGS = [binding for binding in Input.BINDINGS if isinstance(binding, Binding) and binding.key != "enter"]

    def __init__(self, hears: Hears, *, id: str | None = None) -> None:
        """``hears`` is told of every change that the person makes."""
        super().__init__(select_on_focus=False, id=id)
        self.cursor_blink = False
        self._hears = hears
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
            self._hears.line_changed(value)

    def watch_selection(self) -> None:
        """Bring a line that fits back to its beginning: the framework leaves it where a longer one had scrolled it."""
        if self.scroll_offset.x and super().content_width < self.scrollable_content_region.width:
            self.scroll_to(x=0, animate=False, force=True)

    def on_resize(self) -> None:
        """Keep the cursor in view: a line that was restored, or has less room now, would hide it."""
        self.mutate_reactive(Input.selection)

    async def _on_key(self, event: events.Key) -> None:
        event.stop()
        if event.is_printable:
            if event.character is not None and self._hears.takes(event.character):
                event.prevent_default()
            else:
                await super()._on_key(event)
            return
        event.prevent_default()
        active = self.screen.active_bindings.get(event.key)
        if active is not None and active.enabled:
            self._hears.acts(active.binding.action)
            await self.app.run_action(active.binding.action, active.node)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._insert(event.text)

    def action_paste(self) -> None:
        """Paste what was cut or copied here."""
        self._insert(self.app.clipboard)

    def _insert(self, text: str) -> None:
        block = clean_text(text).strip("\n")
        if "\n" in block and self._hears.block_pasted(block):
            return
        line = one_line(block)
        if line:
            self.replace(line, *self.selection)


class Said(NamedTuple):
    """What the line above the input goes by. ``aside`` is said instead of all else but what is off the record."""

    line: str
    today: date
    editing: str = ""
    aside: str = ""
    off_record: bool = False


class LineSign(Widget):
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
            lines = len(self._lines(self.size.width))
            self._said = said
            self.refresh(layout=len(self._lines(self.size.width)) != lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """One line, or more where a sentence is too long for one."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Give what is to be shown; for an empty line the signs, as many as fit."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
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
