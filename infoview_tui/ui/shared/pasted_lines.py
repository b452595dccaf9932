"""Pasting several lines into research: asks once whether they are one finding or many (R16)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from textual.content import Content

from infoview_tui.domain.capture import is_wrapped_passage
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import Row

MAX_SHOWN_LINES = 5
"""Maximum number of pasted lines shown in the question."""

MAX_SHOWN_CHARS = 60
"""Maximum number of characters shown of a line."""


class PastedLinesDialog(ChooseDialog):
    """Asks whether pasted lines are saved one by one or joined. The cursor starts on what they look like."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Set the lines."""
        is_passage = is_wrapped_passage(lines)
        shown = [f"· {clean_line(line, MAX_SHOWN_CHARS)}" for line in lines[:MAX_SHOWN_LINES]]
        if len(lines) > MAX_SHOWN_LINES:
            shown.append(f"  and {format_count(len(lines) - MAX_SHOWN_LINES, 'more line')}")
        preview = Content("\n").join(plain(line) for line in shown)
        super().__init__(
            f"You pasted {format_count(len(lines), 'line')}",
            [
                Row("many", assemble((f"Save each line: {len(lines)} entries\n", "bold"), preview)),
                Row("one", assemble(("Join them to one line", "bold"), ", to check before you save it")),
            ],
            initial_key="one" if is_passage else "many",
        )


def keep_in_line(line_input: LineInput, lines: Sequence[str]) -> None:
    """Join the lines in the input; nothing is saved yet."""
    line_input.value = " ".join(lines)
    line_input.cursor_position = len(line_input.value)


def ask_about_pasted_lines(
    line_input: LineInput, lines: Sequence[str], save_each: Callable[[Sequence[str]], bool]
) -> None:
    """Ask whether pasted lines are one or many. Unless *save_each* saves them all, they stay joined in the input.

    They are in the input meanwhile, too, since an unfinished line survives if the program ends.
    """
    keep_in_line(line_input, lines)

    def answered(choice: Hashable) -> None:
        if choice == "many":
            save_each(lines)

    line_input.app.push_screen(PastedLinesDialog(lines), answered)
