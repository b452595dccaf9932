"""A tag or a path for some contacts: one of those that are there already, or a new one."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.bindings import LABEL
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.widgets.key_hints import KeyLine
from infoview_tui.ui.shared.widgets.line_input import Line

LONGEST_SHOWN = 60
"""The most characters of a name that are shown."""

MOST_SHOWN = 12
"""The most names that are shown at once."""


class _Typed(Line):
    """The line itself."""

    BINDINGS = [*LABEL]

    def action_complete(self) -> None:
        """Take what is suggested."""
        self.action_end()
        self.action_cursor_right()


class LabelScreen(ModalScreen[str]):
    """Asks for one name, with those that are known shown and completed; returns it, or None where one cancels."""

    AUTO_FOCUS = "Line"
    DEFAULT_CSS = """
    LabelScreen #known { height: auto; max-height: 8; min-height: 2; margin: 1 1; }
    LabelScreen KeyLine { padding: 0 1; }
    """

    def __init__(self, title: str, known: Sequence[str], *, kind: str = "tag", may_be_new: bool = True) -> None:
        """Ask under a title; ``kind`` is the word for what is asked, ``known`` what there is of it already."""
        super().__init__()
        self.heading = plain(title)
        self.known = [name for name in map(clean_line, known) if name]
        self.kind = kind
        self.may_be_new = may_be_new

    def compose(self) -> ComposeResult:
        """Show the line over what is known."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield _Typed(
                placeholder=f"a {self.kind}, known or new" if self.may_be_new else f"one of these {self.kind}s",
                suggester=SuggestFromList(self.known, case_sensitive=False),
            )
            yield Static(id="known")
            yield KeyLine(("enter", "take it"), ("tab", "complete"), ("escape", "cancel"))

    @property
    def name_typed(self) -> str:
        """The name as it would be given: of a known one in another spelling of capitals, the known one."""
        typed = clean_line(self.query_one(_Typed).value)
        if self.kind == "tag":
            typed = typed.lstrip("#").strip()
        folded = typed.casefold()
        return next((name for name in self.known if name.casefold() == folded), typed)

    def on_mount(self) -> None:
        """Show all that are known."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Take what was typed before the line had the focus."""
        if event.is_printable and event.character:
            event.stop()
            self.query_one(_Typed).insert_text_at_cursor(event.character)

    def on_input_changed(self) -> None:
        """Show those that match."""
        self._show()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Return the name, if there is one."""
        message.stop()
        if self.name_typed and (self.may_be_new or self.name_typed in self.known):
            self.dismiss(self.name_typed)
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)

    def _show(self) -> None:
        typed = self.name_typed
        folded = typed.casefold()
        containing = [name for name in self.known if folded in name.casefold()]
        matching = sorted(containing, key=lambda name: not name.casefold().startswith(folded))
        if typed and typed not in self.known:
            new = (f"A new {self.kind}", "$success") if self.may_be_new else ("None of these", "$warning")
            said = join(new, ("; near it:  " if matching else "", "$text-muted"))
        elif typed:
            said, matching = join(("Known", "$success")), []
        else:
            said = join((f"Known {self.kind}s:  " if matching else f"The first {self.kind}.", "$text-muted"))
        shown = [plain(clean_line(name, LONGEST_SHOWN)) for name in matching[:MOST_SHOWN]]
        more = len(matching) - MOST_SHOWN
        names = join((" · ", "$text-muted")).join(shown)
        self.query_one("#known", Static).update(
            join(said, names, (f" · and {more} more" if more > 0 else "", "$text-muted"))
        )
