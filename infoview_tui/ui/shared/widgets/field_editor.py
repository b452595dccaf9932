"""Text field that is as high as its text: a part of a form, in which up and down also move between fields."""

from __future__ import annotations

from textual import events
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.message import Message

from infoview_tui.ui.shared.widgets.editor import Editor


class FieldEditor(Editor):
    """An editor that grows with its text. Up in its first row and down in its last row leave it."""

    DEFAULT_CSS = """
    FieldEditor {
        height: auto;
        min-height: 1;
        max-height: 12;
        scrollbar-size-vertical: 0;
    }
    """

    class Left(Message):
        """Posted when an arrow key leaves the field: ``by`` is -1 for up, and 1 for down."""

        def __init__(self, by: int) -> None:
            """Set the direction."""
            super().__init__()
            self.by = by

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None, takes_lines: bool) -> None:
        """Set the initial text. Without *takes_lines*, enter is left to the screen."""
        super().__init__(text, placeholder=placeholder, id=id)
        self.takes_lines = takes_lines

    def on_key(self, event: events.Key) -> None:
        """Leave enter to the screen, if the text is one paragraph."""
        if event.key == "enter" and not self.takes_lines:
            event.prevent_default()

    def action_cursor_up(self, select: bool = False) -> None:
        """Move up a row, or to the field above."""
        if not select and self._row == 0:
            self.post_message(self.Left(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Move down a row, or to the field below."""
        if not select and self._row == self.wrapped_document.height - 1:
            self.post_message(self.Left(1))
        else:
            super().action_cursor_down(select)

    def on_text_area_selection_changed(self) -> None:
        """Scroll the form to the row of the cursor, which a growing text pushes out of sight."""
        if self.has_focus:
            self.call_after_refresh(self._scroll_to_cursor)

    def _scroll_to_cursor(self) -> None:
        form = next((node for node in self.ancestors if isinstance(node, VerticalScroll)), None)
        if form is not None:
            top = self.region.y - form.content_region.y + form.scroll_offset.y
            row = self._row - self.scroll_offset.y
            form.scroll_to_region(Region(0, top + row, 1, 1), animate=False, immediate=True)

    @property
    def _row(self) -> int:
        """The row of the cursor."""
        return self.wrapped_document.location_to_offset(self.cursor_location).y
