"""Research input of the contact screen: its leading sign gives the kind of a line (R16-R18)."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from infoview_tui.domain.capture import RESEARCH_SIGNS, ResearchKind, ResearchLine, parse_research_line
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.bindings import RESEARCH_INPUT
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.line_input import LineInput

MAX_PARSED_CHARS = 2000
"""Maximum number of characters parsed at each key."""

_LABELS = {sign.kind: sign.label for sign in RESEARCH_SIGNS}
_ALL_SIGNS = "a finding  " + "  ".join(f"{sign.sign} {sign.label}" for sign in RESEARCH_SIGNS if sign.sign)
_SHORT_SIGNS = "a finding, or  " + " ".join(sign.sign for sign in RESEARCH_SIGNS if sign.sign)


class _ResearchLine(LineInput):
    """The input line."""

    BINDINGS = [*RESEARCH_INPUT]
    takes_blocks = True


class ResearchInput(Vertical):
    """An input line with a status line above it: the kind of the typed line, or the result of the last one."""

    DEFAULT_CSS = """
    ResearchInput { height: 2; padding: 0 1; }
    ResearchInput #becomes { height: 1; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, describe_due: Callable[[str], str]) -> None:
        """*describe_due* says when an action with some text is due."""
        super().__init__()
        self.describe_due = describe_due
        self.status = ""

    def compose(self) -> ComposeResult:
        """Compose the status line and the input."""
        yield Static(id="becomes")
        yield _ResearchLine()

    @property
    def line_input(self) -> Input:
        """The input line."""
        return self.query_one(Input)

    def show_saved(self, message: str) -> None:
        """Show what was saved, and how to undo it, until the user types again or the data changes."""
        self.status = message
        self._update_status()

    def on_descendant_focus(self) -> None:
        """Name the key for undo in the line."""
        self._update_status()

    def on_descendant_blur(self) -> None:
        """Name the key for undo outside of the line."""
        self._update_status()

    def focus_line(self, sign: str) -> None:
        """Focus the line; if it is empty, insert a sign."""
        if sign and not self.line_input.value:
            self.line_input.value = f"{sign} "
        self.line_input.focus()

    def on_resize(self) -> None:
        """Show the long or the short placeholder."""
        room = self.size.width - 3
        self.line_input.placeholder = _ALL_SIGNS if len(_ALL_SIGNS) <= room else _SHORT_SIGNS

    def on_input_changed(self, message: Input.Changed) -> None:
        """Update the status line."""
        if message.value:
            self.status = ""
        self._update_status()

    def _update_status(self) -> None:
        typed = clean_line(self.line_input.value[:MAX_PARSED_CHARS])
        undo = f" {'ctrl+z' if self.line_input.has_focus else 'u'} undoes it." if self.status else ""
        saved = assemble((f"{self.status}{undo}", "$success"))
        shown = self._describe_line(parse_research_line(typed)) if typed else saved
        self.query_one("#becomes", Static).update(shown)

    def _describe_line(self, parsed: ResearchLine) -> Content:
        detail = ""
        if parsed.kind is ResearchKind.ACTION:
            detail = f" · {self.describe_due(parsed.text)}"
        elif parsed.source:
            detail = f" · from {clean_line(parsed.source, 60)}"
        return assemble((_LABELS[parsed.kind], "bold $accent"), (detail, "$text-muted"))
