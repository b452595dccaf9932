"""Help dialog: a searchable list of the keys, the syntax of the input line, and the binding ids for ``[keymap]``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from infoview_tui.domain.capture import CALL_SIGNS, RESEARCH_SIGNS, SYNTAX_MARKS, CaptureSign
from infoview_tui.domain.expectations import EXPECTATIONS
from infoview_tui.domain.filter_query import FILTER_KEY_MEANINGS, NEGATION_MEANING, SEARCH_KEY_MEANINGS
from infoview_tui.domain.normalize import fold
from infoview_tui.ui.shared.binding_keys import get_keys
from infoview_tui.ui.shared.bindings import BINDING_GROUPS, COMMON_GROUPS, HELP, full_description
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.help_keys import HelpKey
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput
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


class _HelpFilter(LineInput):
    """The line that filters the keys; it keeps the focus."""

    BINDINGS = [*HELP]


class HelpDialog(ModalScreen[str]):
    """Shows the keys that work now, the others with the reason, and filters them while the user types.

    It returns a key to press, or None.
    """

    CSS_PATH = "help.tcss"
    _key_list = getters.query_one(RowList)

    def __init__(
        self,
        groups: tuple[str, ...],
        keymap: Mapping[str, str],
        working: Sequence[HelpKey] = (),
        reasons: Mapping[str | None, str] = MappingProxyType({}),
        common_groups: tuple[str, ...] = COMMON_GROUPS,
    ) -> None:
        """Set the help groups of the screen, the keymap of the config, and the keys that work now.

        *reasons* are why others do not work, by binding id.
        """
        super().__init__()
        self.groups = groups
        self.common_groups = common_groups
        self.keymap = keymap
        self.working = {key.binding.id: key for key in working}
        self.reasons = reasons
        self._all_rows: list[Row] = []

    def compose(self) -> ComposeResult:
        """Compose the filter, the list, and the key hints."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Keys"
            yield _HelpFilter(placeholder="type to search the keys")
            rows = RowList(empty_text="No key matches. Backspace changes the search.")
            rows.can_focus = False
            yield rows
            hints = [("enter", "press the key"), ("escape", "close")]
            yield KeyHints(*hints, *([("ids", "are for [keymap] in the config")] if self._shows_ids else []))

    @property
    def _shows_ids(self) -> bool:
        """Whether there is room for binding ids next to the names."""
        return self.app.size.width >= MEDIUM_WIDTH

    def on_mount(self) -> None:
        """Fill the list."""
        self._all_rows = list(self._build_rows())
        shown = self._key_list
        shown.label_width = 2 + max(row.label.cell_length for row in self._all_rows)
        shown.show(self._all_rows)

    def on_input_changed(self, message: LineInput.Changed) -> None:
        """Show the rows that have all typed words, in their name, key, id, or heading."""
        words = fold(message.value).split()
        shown: list[Row] = []
        heading: Row | None = None
        for row in self._all_rows:
            if row.is_heading:
                heading = row
                continue
            text = fold(" ".join(part.plain for part in (row.label, row.body, row.trailing, (heading or row).body)))
            if all(word in text for word in words):
                shown += [heading, row] if heading else [row]
                heading = None if heading in shown else heading
        rows = self._key_list
        rows.show(shown)
        rows.move_to(0)

    def on_input_submitted(self) -> None:
        """Close the dialog with the key of the row, if it works."""
        row_key = self._key_list.cursor_key
        working = self.working.get(row_key) if isinstance(row_key, str) else None
        if working is None:
            self.app.bell()
        else:
            self.dismiss("" if working.binding.id == "screen.help" else working.keys[0])

    def on_row_list_selected(self) -> None:
        """Do the same on a double click."""
        self.on_input_submitted()

    def action_move(self, by: int) -> None:
        """Move the cursor in the list."""
        self._key_list.action_move(by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self._key_list.action_page(by)

    def action_close(self) -> None:
        """Close the dialog."""
        self.dismiss(None)

    def _build_rows(self) -> Iterator[Row]:
        if self.working:
            yield Row("working", Content("These keys work now"), is_heading=True)
            yield from self._build_key_rows(self.working.values())
        for group in (*self.groups, *self.common_groups):
            others = [
                HelpKey(binding, tuple(get_keys(binding, self.keymap)), reason=self.reasons.get(binding.id, ""))
                for binding in BINDING_GROUPS[group]
                if binding.id not in self.working
            ]
            if others:
                is_here = self.working and group in (*self.groups[:1], *self.common_groups)
                yield Row(group, Content(f"{group}: not at the moment" if is_here else group), is_heading=True)
                yield from self._build_key_rows(others)
            if group in SYNTAX_BY_GROUP:
                heading, marks = SYNTAX_BY_GROUP[group]
                yield Row(f"syntax-{group}", Content(heading), is_heading=True)
                yield from _build_syntax_rows(group, marks)

    def _build_key_rows(self, entries: Iterable[HelpKey]) -> Iterator[Row]:
        for _, alike in groupby(entries, _key_without_digit):
            first, *others = alike
            keys = "  ".join(self._format_key(Binding(key, first.binding.action)) for key in first.keys)
            name, identity = full_description(first.binding), first.binding.id or ""
            if others:
                to = f" … {full_description(others[-1].binding)[-1]}"
                keys, name, identity = keys + to, name + to, identity + to
            body = assemble(name, (f" · {first.reason}", "$text-muted")) if first.reason else plain(name)
            shown = assemble((identity, "$text-muted")) if self._shows_ids else Content("")
            yield Row(first.binding.id, body, assemble((keys, "$accent" if first.works else "$text-muted")), shown)

    def _format_key(self, binding: Binding) -> str:
        """Return the long name of a key: ctrl+r instead of ^r."""
        short = self.app.get_key_display(binding)
        return {"⏎": "enter", "esc": "escape", "del": "delete"}.get(short, binding.key if short[:-1] == "^" else short)


def _key_without_digit(entry: HelpKey) -> tuple[str, ...]:
    """Return a grouping key: bindings that differ only in a digit share it and are shown on one line."""
    identity, name = entry.binding.id or "", full_description(entry.binding)
    said = (identity, name, ",".join(entry.keys))
    digit = name[-1:]
    if not digit.isdigit() or not all(part.endswith(digit) for part in said):
        return (identity,)
    return tuple(part[:-1] for part in said)


def _build_syntax_rows(group: str, marks: Iterable[tuple[str, str]]) -> Iterable[Row]:
    for mark, meaning in marks:
        yield Row((group, mark), plain(meaning), assemble((mark or "(none)", "$accent")))
