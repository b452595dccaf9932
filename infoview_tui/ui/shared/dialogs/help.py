"""Help: the keys of this screen, the signs of the capture line, and the ids that the config file's keymap takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.domain.capture import CALL_SIGNS, MARKS, RESEARCH_SIGNS, Sign
from infoview_tui.ui.app.keymap import keys_of
from infoview_tui.ui.shared.bindings import ALL, HELP, full_name
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from infoview_tui.ui.app.app import InfoviewApp

IDS_FROM = 60
"""Cells from which the ids stand beside the names."""

SIGNS_OF = {"Call": CALL_SIGNS, "Contact": RESEARCH_SIGNS}
"""The groups whose screens have a capture line."""


class HelpScreen(ModalScreen[None]):
    """Shows the keys of some groups first, then those that work everywhere."""

    BINDINGS = [*HELP]
    CSS_PATH = "help.tcss"

    def __init__(self, groups: tuple[str, ...]) -> None:
        """Take the groups of the screen that help was asked on."""
        super().__init__()
        self.groups = groups

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Help"
            yield RowList()
            ids = "   ids are for [keymap] in the config" if self._shows_ids else ""
            yield Static(join(("escape ", "bold $accent"), "close", (ids, "$text-muted")))

    @property
    def _shows_ids(self) -> bool:
        """Whether there is room for the ids beside the names."""
        return self.app.size.width >= IDS_FROM

    def on_mount(self) -> None:
        """Fill the list."""
        rows: list[Row] = []
        for group in (*self.groups, "On every screen", "Everywhere"):
            rows.append(Row(group, Content(group), heading=True))
            rows.extend(self._keys(binding for binding in ALL[group] if isinstance(binding, Binding)))
            if group in SIGNS_OF:
                rows.append(Row(f"signs-{group}", Content("A line may begin with a sign"), heading=True))
                rows.extend(_signs(group, SIGNS_OF[group]))
        shown = self.query_one(RowList)
        shown.label_width = 2 + max(row.label.cell_length for row in rows)
        shown.show(rows)

    def _keys(self, bindings: Iterable[Binding]) -> Iterable[Row]:
        keymap = cast("InfoviewApp", self.app).config.keymap
        for _, alike in groupby(bindings, lambda binding: _but_for_its_digit(binding, keymap)):
            first, *others = alike
            keys = "  ".join(self._spelt(Binding(key, first.action)) for key in keys_of(first, keymap))
            name, identity = full_name(first), first.id or ""
            if others:
                to = f" … {full_name(others[-1])[-1]}"
                keys, name, identity = keys + to, name + to, identity + to
            shown = join((identity, "$text-muted")) if self._shows_ids else Content("")
            yield Row(first.id, plain(name), join((keys, "$accent")), shown)

    def _spelt(self, binding: Binding) -> str:
        """A key as it is called where there is room for its name: ctrl+r and not ^r."""
        short = self.app.get_key_display(binding)
        return {"⏎": "enter", "esc": "escape", "del": "delete"}.get(short, binding.key if short[:-1] == "^" else short)


def _but_for_its_digit(binding: Binding, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """What a binding has in common with others that differ from it in a digit alone; they stand on one line."""
    identity, name = binding.id or "", full_name(binding)
    said = (identity, name, ",".join(keys_of(binding, keymap)))
    digit = name[-1:]
    if not digit.isdigit() or not all(part.endswith(digit) for part in said):
        return (identity,)
    return tuple(part[:-1] for part in said)


def _signs(group: str, signs: Iterable[Sign]) -> Iterable[Row]:
    for mark, meaning in (*((sign.sign, sign.meaning) for sign in signs), *MARKS):
        yield Row((group, mark), plain(meaning), join((mark or "(none)", "$accent")))
