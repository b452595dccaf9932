"""Help dialog: the keys of this screen, the syntax of its input line, and the binding ids for ``[keymap]``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.domain.capture import CALL_SIGNS, RESEARCH_SIGNS, SYNTAX_MARKS, CaptureSign
from infoview_tui.domain.expectations import EXPECTATIONS
from infoview_tui.domain.filter_query import FILTER_KEY_MEANINGS, NEGATION_MEANING, SEARCH_KEY_MEANINGS
from infoview_tui.ui.shared.binding_keys import get_keys
from infoview_tui.ui.shared.bindings import BINDING_GROUPS, HELP, full_description
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row, RowList


def _list_signs(signs: Iterable[CaptureSign]) -> tuple[tuple[str, str], ...]:
    return (*((sign.sign, sign.meaning) for sign in signs), *SYNTAX_MARKS)


SYNTAX_BY_GROUP = {
    "During an interview": ("Signs that start a line", _list_signs(CALL_SIGNS)),
    "Contact": ("Signs that start a line", _list_signs(RESEARCH_SIGNS)),
    "Message": ("What such a conversation is for", tuple((f"{name}:", text) for name, text in EXPECTATIONS.items())),
    "Filter": (
        "Words and terms of a filter",
        (*((f"{key}:", meaning) for key, meaning in FILTER_KEY_MEANINGS.items()), ("-", NEGATION_MEANING)),
    ),
    "Search line": (
        "Words and terms of a search",
        (*((f"{key}:", meaning) for key, meaning in SEARCH_KEY_MEANINGS.items()), ("-", NEGATION_MEANING)),
    ),
}
"""Help groups with an input line that is parsed: the heading, and its syntax as (mark, meaning)."""


class HelpDialog(ModalScreen[None]):
    """Shows the keys of the current screen's groups, then those that work everywhere."""

    BINDINGS = [*HELP]
    CSS_PATH = "help.tcss"

    def __init__(self, groups: tuple[str, ...], keymap: Mapping[str, str]) -> None:
        """Set the help groups of the screen, and the keymap of the config."""
        super().__init__()
        self.groups = groups
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        """Compose the list."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Help"
            yield RowList()
            ids = "   ids are for [keymap] in the config" if self._shows_ids else ""
            yield Static(assemble(("escape ", "bold $accent"), "close", (ids, "$text-muted")))

    @property
    def _shows_ids(self) -> bool:
        """Whether there is room for binding ids next to the names."""
        return self.app.size.width >= MEDIUM_WIDTH

    def on_mount(self) -> None:
        """Fill the list."""
        rows: list[Row] = []
        for group in (*self.groups, "On every screen", "Everywhere"):
            rows.append(Row(group, Content(group), is_heading=True))
            rows.extend(
                self._build_key_rows(binding for binding in BINDING_GROUPS[group] if isinstance(binding, Binding))
            )
            if group in SYNTAX_BY_GROUP:
                heading, marks = SYNTAX_BY_GROUP[group]
                rows.append(Row(f"syntax-{group}", Content(heading), is_heading=True))
                rows.extend(_build_syntax_rows(group, marks))
        shown = self.query_one(RowList)
        shown.label_width = 2 + max(row.label.cell_length for row in rows)
        shown.show(rows)

    def _build_key_rows(self, bindings: Iterable[Binding]) -> Iterable[Row]:
        for _, alike in groupby(bindings, lambda binding: _key_without_digit(binding, self.keymap)):
            first, *others = alike
            keys = "  ".join(self._format_key(Binding(key, first.action)) for key in get_keys(first, self.keymap))
            name, identity = full_description(first), first.id or ""
            if others:
                to = f" … {full_description(others[-1])[-1]}"
                keys, name, identity = keys + to, name + to, identity + to
            shown = assemble((identity, "$text-muted")) if self._shows_ids else Content("")
            yield Row(first.id, plain(name), assemble((keys, "$accent")), shown)

    def _format_key(self, binding: Binding) -> str:
        """Return the long name of a key: ctrl+r instead of ^r."""
        short = self.app.get_key_display(binding)
        return {"⏎": "enter", "esc": "escape", "del": "delete"}.get(short, binding.key if short[:-1] == "^" else short)


def _key_without_digit(binding: Binding, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """Return a grouping key: bindings that differ only in a digit share it and are shown on one line."""
    identity, name = binding.id or "", full_description(binding)
    said = (identity, name, ",".join(get_keys(binding, keymap)))
    digit = name[-1:]
    if not digit.isdigit() or not all(part.endswith(digit) for part in said):
        return (identity,)
    return tuple(part[:-1] for part in said)


def _build_syntax_rows(group: str, marks: Iterable[tuple[str, str]]) -> Iterable[Row]:
    for mark, meaning in marks:
        yield Row((group, mark), plain(meaning), assemble((mark or "(none)", "$accent")))
