"""Jump mode: letters over each place on the screen; typing them goes there."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset, Size
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.ui.shared.bindings import JUMP
from infoview_tui.ui.shared.jump_targets import label_targets
from infoview_tui.ui.shared.widgets.key_hints import KeyHints


class JumpLabel(Static):
    """The letters over one place."""

    def __init__(self, letters: str, offset: Offset) -> None:
        """Set the letters and the place on the screen."""
        super().__init__(Content(letters))
        self.letters = letters
        self.styles.offset = offset


class JumpOverlay(ModalScreen[int]):
    """Shows letters over places, and returns the index of the chosen place, or None."""

    BINDINGS = [*JUMP]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    JumpOverlay {
        background: $background 40%;
        align: left top;
        & JumpLabel {
            position: absolute;
            width: auto;
            height: 1;
            background: $accent;
            color: $background;
            text-style: bold;
        }
        & KeyHints { dock: bottom; padding: 0 1; background: $panel; }
    }
    """

    def __init__(self, places: Sequence[Offset]) -> None:
        """Set the places on the screen."""
        super().__init__()
        self.labels = [JumpLabel(*pair) for pair in zip(label_targets(len(places)), places, strict=False)]
        self._typed = ""
        self._shown_size: Size | None = None

    def compose(self) -> ComposeResult:
        """Compose the labels and the key hints."""
        yield from self.labels
        yield KeyHints(("letters", "go there"), ("escape", "leave"))

    def on_key(self, event: events.Key) -> None:
        """Go to the place with the typed letters; other letters are ignored."""
        if event.key == "backspace":
            self._narrow("")
        elif event.is_printable and event.character:
            event.stop()
            typed = self._typed + event.character.lower()
            matches = [index for index, label in enumerate(self.labels) if label.letters.startswith(typed)]
            if not matches:
                self.app.bell()
            elif self.labels[matches[0]].letters == typed:
                self.dismiss(matches[0])
            else:
                self._narrow(typed)

    def on_click(self) -> None:
        """Leave."""
        self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        """Leave when the window changes, since the places have moved."""
        if self._shown_size not in (None, event.size):
            self.dismiss(None)
        self._shown_size = event.size

    def action_leave(self) -> None:
        """Leave without going anywhere."""
        self.dismiss(None)

    def _narrow(self, typed: str) -> None:
        """Show only the labels that start with what was typed."""
        self._typed = typed
        for label in self.labels:
            label.display = label.letters.startswith(typed)
