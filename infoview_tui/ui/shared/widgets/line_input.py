"""One-line input: sanitizes its initial value and pasted text, and keeps all lines of a paste."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.suggester import Suggester
from textual.validation import Validator

from infoview_tui.domain.capture import split_pasted_text
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.ui.shared.bindings import LINE
from infoview_tui.ui.shared.widgets.text_input import TextInput

MAX_UNDO_STEPS = 100
"""Maximum number of words and edits that can be undone in a line."""


class LineInput(TextInput):
    """A one-line input. It keeps all lines of a pasted text, joined; Textual's Input keeps only the first."""

    BINDINGS = [*LINE]

    takes_blocks = False
    """Whether pasted lines are posted as `BlockPasted` instead of being joined."""

    class BlockPasted(Message):
        """Several lines were pasted, and the input is unchanged."""

        def __init__(self, line_input: LineInput, lines: Sequence[str]) -> None:
            """Set the input, and the lines; what was typed before and after is part of the first and the last."""
            super().__init__()
            self.line_input = line_input
            self.lines = lines

        @property
        def control(self) -> LineInput:
            """The input."""
            return self.line_input

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        name: str | None = None,
        id: str | None = None,
        suggester: Suggester | None = None,
        max_length: int = 0,
        restrict: str | None = None,
        select_on_focus: bool = False,
        validators: Sequence[Validator] = (),
    ) -> None:
        """Set the initial value, which may be external text; *placeholder* is the program's own.

        *restrict* is a regular expression that the whole value matches. *validators* are asked when the field is left
        or submitted, and not while an unfinished text is typed.
        """
        super().__init__(
            clean_line(value),
            placeholder=placeholder,
            name=name,
            id=id,
            suggester=suggester,
            max_length=max_length,
            restrict=restrict,
            select_on_focus=select_on_focus,
            validators=validators,
            validate_on=("blur", "submitted") if validators else (),
        )
        self.cursor_blink = False  # a blinking cursor uses power
        self._past: list[tuple[str, int]] = []
        """Values with the place of the cursor before each word that was typed, and each other edit."""
        self._typed_to = -1
        """Where the word that is being typed ends."""

    @property
    def mistake(self) -> str:
        """What the validators say about the text as it is, without marking the field; empty if it is valid."""
        results = (validator.validate(self.value) for validator in self.validators)
        return next((said for result in results for said in result.failure_descriptions), "")

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a range. The value before it can be restored, word by word where text is typed."""
        before = self.value, self.cursor_position
        super().replace(text, start, end)
        if self.value != before[0]:
            continues = start == end == self._typed_to and len(text) == 1 and not text.isspace()
            if not continues:
                self._past = [*self._past[-MAX_UNDO_STEPS:], before]
            self._typed_to = self.cursor_position if len(text) == 1 else -1

    def action_undo_typing(self) -> None:
        """Restore the value before the last word or edit."""
        if self._past:
            self.value, self.cursor_position = self._past.pop()
        self._typed_to = -1

    def _on_paste(self, event: events.Paste) -> None:
        # Textual, private: `_on_paste`. Input pastes in a private method and cuts the text at its first newline. A
        # public hook for pasted text would end the need.
        event.prevent_default()
        event.stop()
        self._insert_pasted(event.text)

    def action_paste(self) -> None:
        """Paste the app's clipboard, which has what was cut or copied in a field."""
        self._insert_pasted(self.app.clipboard)

    def _insert_pasted(self, text: str) -> None:
        start, end = sorted(self.selection)
        block = clean_text(text).strip("\n")
        if self.takes_blocks and "\n" in block:
            lines = split_pasted_text(f"{self.value[:start]}{block}{self.value[end:]}")
            if len(lines) > 1:
                self.post_message(self.BlockPasted(self, lines))
                return
        line = clean_line(text) or block  # a joiner alone arrives as a separate key
        room = self.max_length - len(self.value) + end - start if self.max_length else len(line)
        if len(line) > room:
            self.restricted()
            line = line[: max(0, room)]
        if line:
            self.replace(line, start, end)
