"""The line at the bottom of a contact: what is typed there becomes a piece of research, as its sign says (R16-R18)."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from infoview_tui.domain.capture import RESEARCH_SIGNS, ResearchKind, ResearchLine, parse_research_line
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.bindings import CAPTURE
from infoview_tui.ui.shared.content import join
from infoview_tui.ui.shared.widgets.line_input import Line

LONGEST_LOOKED_AT = 2000
"""The most characters of a line by which it is told what it will become, at each key."""

_LABELS = {sign.kind: sign.label for sign in RESEARCH_SIGNS}
_ALL_SIGNS = "a finding  " + "  ".join(f"{sign.sign} {sign.label}" for sign in RESEARCH_SIGNS if sign.sign)
_SHORT_SIGNS = "a finding, or  " + " ".join(sign.sign for sign in RESEARCH_SIGNS if sign.sign)


class _Typed(Line):
    """The line itself."""

    BINDINGS = [*CAPTURE]


class ResearchInput(Vertical):
    """An input line with a word above it: what it will become, or what became of the last one."""

    DEFAULT_CSS = """
    ResearchInput { height: 2; padding: 0 1; }
    ResearchInput #becomes { height: 1; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, due: Callable[[str], str]) -> None:
        """``due`` says when an action with some text falls due, empty for one without a day."""
        super().__init__()
        self.due = due
        self.said = ""

    def compose(self) -> ComposeResult:
        """Give the word and the line."""
        yield Static(id="becomes")
        yield _Typed()

    @property
    def line(self) -> Input:
        """The input."""
        return self.query_one(Input)

    def say(self, sentence: str) -> None:
        """Say what became of the line, until something is typed again."""
        self.said = sentence
        self._show()

    def begin(self, sign: str) -> None:
        """Go to the line, which begins with a sign where it is empty."""
        if sign and not self.line.value:
            self.line.value = f"{sign} "
        self.line.focus()

    def on_resize(self) -> None:
        """Show as many words as fit."""
        room = self.size.width - 3
        self.line.placeholder = _ALL_SIGNS if len(_ALL_SIGNS) <= room else _SHORT_SIGNS

    def on_input_changed(self, message: Input.Changed) -> None:
        """Say what it will become."""
        if message.value:
            self.said = ""
        self._show()

    def _show(self) -> None:
        typed = clean_line(self.line.value[:LONGEST_LOOKED_AT])
        shown = self._becomes(parse_research_line(typed)) if typed else join((self.said, "$success"))
        self.query_one("#becomes", Static).update(shown)

    def _becomes(self, parsed: ResearchLine) -> Content:
        told = ""
        if parsed.kind is ResearchKind.ACTION:
            due = self.due(parsed.text)
            told = f" · due {due}" if due else " · no day yet"
        elif parsed.source:
            told = f" · from {clean_line(parsed.source, 60)}"
        return join((_LABELS[parsed.kind], "bold $accent"), (told, "$text-muted"))
