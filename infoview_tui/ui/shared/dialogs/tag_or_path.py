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
from infoview_tui.ui.shared.bindings import TAG_OR_PATH
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput

MAX_SHOWN_CHARS = 60
"""The most characters of a name that are shown."""

MAX_SHOWN_NAMES = 12
"""The most names that are shown at once."""


class _NameInput(LineInput):
    """The line itself."""

    BINDINGS = [*TAG_OR_PATH]

    def action_complete(self) -> None:
        """Take what is suggested."""
        self.action_end()
        self.action_cursor_right()


class TagOrPathDialog(ModalScreen[str]):
    """Asks for one name, with those that are known shown and completed; returns it, or None where one cancels."""

    AUTO_FOCUS = "LineInput"
    DEFAULT_CSS = """
    TagOrPathDialog #known { height: auto; max-height: 8; min-height: 2; margin: 1 1; }
    TagOrPathDialog KeyHints { padding: 0 1; }
    """

    def __init__(self, title: str, known_names: Sequence[str], *, kind: str = "tag", allow_new: bool = True) -> None:
        """Ask under a title; ``kind`` is the word for what is asked, ``known`` what there is of it already."""
        super().__init__()
        self.heading = plain(title)
        self.known_names = [name for name in map(clean_line, known_names) if name]
        self.kind = kind
        self.allow_new = allow_new

    def compose(self) -> ComposeResult:
        """Show the line over what is known."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield _NameInput(
                placeholder=f"a {self.kind}, known or new" if self.allow_new else f"one of these {self.kind}s",
                suggester=SuggestFromList(self.known_names, case_sensitive=False),
            )
            yield Static(id="known")
            yield KeyHints(("enter", "take it"), ("tab", "complete"), ("escape", "cancel"))

    @property
    def typed_name(self) -> str:
        """The name as it would be given: of a known one in another spelling of capitals, the known one."""
        typed = clean_line(self.query_one(_NameInput).value)
        if self.kind == "tag":
            typed = typed.lstrip("#").strip()
        folded = typed.casefold()
        return next((name for name in self.known_names if name.casefold() == folded), typed)

    def on_mount(self) -> None:
        """Show all that are known."""
        self._update_known()

    def on_key(self, event: events.Key) -> None:
        """Take what was typed before the line had the focus."""
        if event.is_printable and event.character:
            event.stop()
            self.query_one(_NameInput).insert_text_at_cursor(event.character)

    def on_input_changed(self) -> None:
        """Show those that match."""
        self._update_known()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Return the name, if there is one."""
        message.stop()
        if self.typed_name and (self.allow_new or self.typed_name in self.known_names):
            self.dismiss(self.typed_name)
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)

    def _update_known(self) -> None:
        typed = self.typed_name
        folded = typed.casefold()
        containing = [name for name in self.known_names if folded in name.casefold()]
        matching = sorted(containing, key=lambda name: not name.casefold().startswith(folded))
        if typed and typed not in self.known_names:
            new = (f"A new {self.kind}", "$success") if self.allow_new else ("None of these", "$warning")
            said = assemble(new, ("; near it:  " if matching else "", "$text-muted"))
        elif typed:
            said, matching = assemble(("Known", "$success")), []
        else:
            said = assemble((f"Known {self.kind}s:  " if matching else f"The first {self.kind}.", "$text-muted"))
        shown = [plain(clean_line(name, MAX_SHOWN_CHARS)) for name in matching[:MAX_SHOWN_NAMES]]
        more = len(matching) - MAX_SHOWN_NAMES
        names = assemble((" · ", "$text-muted")).join(shown)
        self.query_one("#known", Static).update(
            assemble(said, names, (f" · and {more} more" if more > 0 else "", "$text-muted"))
        )
