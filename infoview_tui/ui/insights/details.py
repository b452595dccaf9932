"""Details of the cell under the cursor: its meaning in words, and what people said, as much as fits."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from infoview_tui.ui.insights.said import SIGN_WIDTH, Said
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.text_block import TextBlock


class CellDetails(TextBlock):
    """Shows a sentence and, in the height that is left, notes; its last line says how many are not shown."""

    def __init__(self) -> None:
        """Start without text."""
        super().__init__()
        self._sentence = Content("")
        self._notes: Sequence[Said] = ()

    def show(self, sentence: Content, notes: Sequence[Said] = ()) -> None:
        """Show the sentence and what was said."""
        self._sentence, self._notes = sentence, notes
        self.refresh()

    def build_lines(self, width: int) -> list[Content]:
        """Return the lines that fit in the current height."""
        width, height = max(1, width), max(1, self.size.height)
        lines = self._sentence.wrap(width)
        if len(lines) > height:
            return [*lines[: height - 1], lines[height - 1].truncate(width - 1).append("…")]
        for number, said in enumerate(self._notes):
            text = assemble(said.text, (f"  {said.source}", "$text-muted")).wrap(max(1, width - SIGN_WIDTH))
            signs = [f"{said.sign:<{SIGN_WIDTH}}", *[" " * SIGN_WIDTH] * (len(text) - 1)]
            wrapped = [assemble((sign, "$accent"), line) for sign, line in zip(signs, text, strict=True)]
            rest = len(self._notes) - number
            if len(lines) + len(wrapped) + (1 if rest > 1 else 0) > height:
                if len(lines) == height:
                    lines = [*lines[:-2], lines[-2].truncate(width - 1).append("…")] if height > 1 else []
                hint = f"{rest} more" if number else f"{rest} to read"
                return [*lines, assemble((f"{hint}: press enter.", "$text-muted"))]
            lines += wrapped
        return lines
