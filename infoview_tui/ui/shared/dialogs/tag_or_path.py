"""Dialog to choose a tag or a path, an existing one or a new one, or a contact."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.bindings import TAG_OR_PATH
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.draft_dialog import DraftDialog
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput

MAX_SHOWN_CHARS = 60
"""Maximum number of characters shown of a name."""

MAX_SHOWN_NAMES = 12
"""Maximum number of names shown at once."""


class _NameInput(LineInput):
    """The input line."""

    BINDINGS = [*TAG_OR_PATH]

    def action_complete(self) -> None:
        """Accept the suggestion."""
        self.action_end()
        self.action_cursor_right()


class TagOrPathDialog(DraftDialog[str]):
    """Asks for a name, suggests existing ones, and returns it, or None if the user cancels."""

    AUTO_FOCUS = "LineInput"
    DEFAULT_CSS = """
    TagOrPathDialog #known { height: auto; max-height: 8; min-height: 2; margin: 1 1; }
    TagOrPathDialog KeyHints { padding: 0 1; }
    """
    _name_input = getters.query_one(_NameInput)

    def __init__(self, title: str, known_names: Sequence[str], *, kind: str = "tag", allow_new: bool = True) -> None:
        """Set the title. *kind* is ``tag``, ``path``, or ``contact``; *known_names* are the existing ones."""
        super().__init__()
        self.heading = plain(title)
        self.known_names = [name for name in map(clean_line, known_names) if name]
        self.kind = kind
        self.allow_new = allow_new

    def compose(self) -> ComposeResult:
        """Compose the line and the existing names."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield _NameInput(
                placeholder=f"an existing or new {self.kind}" if self.allow_new else f"one of these {self.kind}s",
                suggester=SuggestFromList(self.known_names, case_sensitive=False),
            )
            yield Static(id="known")
            yield KeyHints(("enter", "apply"), ("tab", "complete"), ("escape", "cancel"))

    @property
    def typed_name(self) -> str:
        """The typed name; if an existing one differs only in case, the existing one."""
        typed = clean_line(self._name_input.value)
        if self.kind == "tag":
            typed = typed.lstrip("#").strip()
        folded = typed.casefold()
        return next((name for name in self.known_names if name.casefold() == folded), typed)

    def on_mount(self) -> None:
        """Show all existing names."""
        self._update_known()

    def on_key(self, event: events.Key) -> None:
        """Insert what was typed before the line had the focus."""
        if event.is_printable and event.character:
            event.stop()
            self._name_input.insert_text_at_cursor(event.character)

    def on_input_changed(self) -> None:
        """Show the matching names."""
        self._update_known()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Close the dialog with the name, if there is one."""
        message.stop()
        matching = self._matching_names()
        if self.typed_name and (self.allow_new or self.typed_name in self.known_names):
            self.dismiss(self.typed_name)
        elif self.typed_name and len(matching) == 1:
            self.dismiss(matching[0])
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)

    def _matching_names(self) -> list[str]:
        """Return the existing names that contain what was typed, those that begin with it first."""
        folded = self.typed_name.casefold()
        containing = [name for name in self.known_names if folded in name.casefold()]
        return sorted(containing, key=lambda name: not name.casefold().startswith(folded))

    def _update_known(self) -> None:
        typed, matching = self.typed_name, self._matching_names()
        if typed and typed not in self.known_names and self.allow_new:
            said = assemble((f"New {self.kind}", "$success"), ("; similar:  " if matching else "", "$text-muted"))
        elif typed and typed not in self.known_names and matching:
            said = assemble((f"Matching {self.kind}s:  " if matching[1:] else "Enter chooses:  ", "$text-muted"))
        elif typed and typed not in self.known_names:
            said = assemble((f"No such {self.kind}", "$warning"))
        elif typed:
            said, matching = assemble((f"Existing {self.kind}", "$success")), []
        else:
            said = assemble((f"Existing {self.kind}s:  " if matching else f"No {self.kind}s yet.", "$text-muted"))
        shown = [plain(clean_line(name, MAX_SHOWN_CHARS)) for name in matching[:MAX_SHOWN_NAMES]]
        more = len(matching) - MAX_SHOWN_NAMES
        names = assemble((" · ", "$text-muted")).join(shown)
        self.query_one("#known", Static).update(
            assemble(said, names, (f" · and {more} more" if more > 0 else "", "$text-muted"))
        )
