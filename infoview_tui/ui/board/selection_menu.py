"""Menu of actions on the selected cards; each row has its own key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from infoview_tui.domain.enums import OPEN_STAGES, Stage
from infoview_tui.ui.shared.bindings import SELECTION
from infoview_tui.ui.shared.breakpoints import VERTICAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row, RowList


class BulkAction(StrEnum):
    """Bulk actions on contacts, each of them one undo step."""

    MOVE = "move"
    TAG = "tag"
    UNTAG = "untag"
    PATH = "path"
    CLOSE = "close"
    MERGE = "merge"
    DIFFERENT = "different"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class SelectionResult:
    """The chosen action; *stage* is the target of a move. The tag or path is asked for afterwards."""

    action: BulkAction
    stage: Stage | None = None


_OTHER_CHOICES = {
    "tag": ("Add a tag…", SelectionResult(BulkAction.TAG)),
    "untag": ("Remove a tag…", SelectionResult(BulkAction.UNTAG)),
    "path": ("Add to a path…", SelectionResult(BulkAction.PATH)),
    "closed": ("Close", SelectionResult(BulkAction.CLOSE)),
    "delete": ("Delete", SelectionResult(BulkAction.DELETE)),
}
_CHOICES = {
    **{stage.value: (stage.label, SelectionResult(BulkAction.MOVE, stage)) for stage in OPEN_STAGES},
    **_OTHER_CHOICES,
}


class SelectionMenuDialog(ModalScreen[SelectionResult]):
    """Asks for an action on the selected cards and returns it, or None if the user cancels."""

    BINDINGS = [*SELECTION]
    CSS_PATH = "selection_menu.tcss"
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS

    def __init__(self, count: int, *, merge_target: str = "", is_distinct: bool = False) -> None:
        """Set the number of selected cards, and of two the name of the contact to merge the other into.

        *is_distinct* is whether the user has said that the two are different people.
        """
        super().__init__()
        self.count = count
        self.merge_target = merge_target
        self.is_distinct = is_distinct

    def compose(self) -> ComposeResult:
        """Compose the list and the key hints."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain("1 card selected" if self.count == 1 else f"{self.count:,} cards selected")
            yield RowList(label_width=5)
            yield KeyHints(("enter", "choose"), ("escape", "cancel"))

    def on_mount(self) -> None:
        """Fill the list, each row with its current key."""
        keys = {
            active.binding.action: self.app.get_key_display(active.binding)
            for active in self.active_bindings.values()
            if active.binding.action.startswith("pick(")
        }
        rows = [Row("h-move", Content("Move to"), is_heading=True)]
        for name, (label, _) in self._choices().items():
            if name == next(iter(_OTHER_CHOICES)):
                rows.append(Row("h-else", Content("Other actions"), is_heading=True))
            rows.append(Row(name, plain(label), label=assemble((keys.get(f"pick('{name}')", ""), "$accent"))))
        self.query_one(RowList).show(rows)

    def _choices(self) -> dict[str, tuple[str, SelectionResult]]:
        """Return the choices by name, with their labels. Two contacts can be merged, any other number cannot."""
        choices = dict(_CHOICES)
        if self.merge_target:
            anyway = " anyway" if self.is_distinct else ""
            choices["merge"] = (f"Merge into {self.merge_target}{anyway}", SelectionResult(BulkAction.MERGE))
            if not self.is_distinct:
                choices["different"] = ("Different people", SelectionResult(BulkAction.DIFFERENT))
        return choices

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Return the action of the selected row."""
        self.action_pick(str(message.key))

    def action_pick(self, name: str) -> None:
        """Return an action by its name."""
        choice = self._choices().get(name)
        if choice is not None:
            self.dismiss(choice[1])

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)
