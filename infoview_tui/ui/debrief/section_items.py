"""The list of one part of the debrief: its keys are those of the part that is shown."""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding
from textual.message import Message

from infoview_tui.ui.shared.bindings import (
    DEBRIEF,
    DEBRIEF_COMMITMENTS,
    DEBRIEF_LIST,
    DEBRIEF_NOTES,
    DEBRIEF_RATINGS,
    DEBRIEF_REFERRALS,
    LIST,
)
from infoview_tui.ui.shared.widgets.key_footer import KeyNamer
from infoview_tui.ui.shared.widgets.row_list import RowList


class SectionItems(RowList, inherit_bindings=False):
    """Rows whose keys work where the part has a word for them; it tells which was pressed on which row.

    Its bindings stand in the order of the hints: what one does with each row, the way on, then the rest.
    """

    BINDINGS = [
        *DEBRIEF_LIST[:1],
        *DEBRIEF[:1],  # here too, so that it is hinted at before what there may be no room for
        *DEBRIEF_RATINGS,
        *LIST,
        *DEBRIEF_REFERRALS,
        *DEBRIEF_COMMITMENTS,
        *DEBRIEF_NOTES,
        *DEBRIEF_LIST[1:],
    ]

    class KeyPressed(Message):
        """A key of the part was pressed."""

        def __init__(self, key: str) -> None:
            """Say which, by the end of its binding's id: ``take``, ``insight``, ``3``."""
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:
        """Begin with no words of any part."""
        super().__init__(id=id)
        self.key_names: Mapping[str, str] = {}
        """What the hints call a key, by the end of its binding's id; nothing where it need not be shown."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key works where the part has a word for it."""
        if action == "press":
            return parameters[0] in self.key_names
        return super().check_action(action, parameters)

    def key_name(self, binding: Binding) -> str:
        """Call a key by what it does in this part. Where there is little room, enter need not be told."""
        if binding.id == "debrief.next" and isinstance(self.screen, KeyNamer):
            return self.screen.key_name(binding)
        if binding.id == "list.choose" and self.screen.has_class("-narrow"):
            return ""
        return self.key_names.get((binding.id or "").removeprefix("debrief."), super().key_name(binding))

    def action_press(self, key: str) -> None:
        """Tell that a key of the part was pressed."""
        self.post_message(self.KeyPressed(key))
