"""List of the items of a debrief section, with the keys of that section."""

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
    """List that enables the keys that its section has names for and posts a message when one is pressed.

    The bindings are in the order of the footer: the main key for a row, the next section, then the rest.
    """

    BINDINGS = [
        *DEBRIEF_LIST[:1],
        *DEBRIEF[:1],  # repeated, so that the footer shows it before keys that may not fit
        *DEBRIEF_RATINGS,
        *LIST,
        *DEBRIEF_REFERRALS,
        *DEBRIEF_COMMITMENTS,
        *DEBRIEF_NOTES,
        *DEBRIEF_LIST[1:],
    ]

    class KeyPressed(Message):
        """Posted when a key of the section is pressed."""

        def __init__(self, key: str) -> None:
            """Create the message; *key* is the last part of the binding id: ``take``, ``insight``, ``3``."""
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:
        """Start without section keys."""
        super().__init__(id=id)
        self.key_names: Mapping[str, str] = {}
        """Footer names of the keys, by the last part of the binding id; empty to hide a key from the footer."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable a section key only if the section has a name for it."""
        if action == "press":
            return parameters[0] in self.key_names
        return super().check_action(action, parameters)

    def disabled_reason(self, action: str) -> str:
        """Return why a section key does nothing."""
        return "This key does nothing in this section; F1 lists its keys." if action == "press" else ""

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key in this section. Enter is left out on a narrow screen."""
        if binding.id == "debrief.next" and isinstance(self.screen, KeyNamer):
            return self.screen.key_name(binding)
        if binding.id == "list.choose" and self.screen.has_class("-narrow"):
            return ""
        return self.key_names.get((binding.id or "").removeprefix("debrief."), super().key_name(binding))

    def action_press(self, key: str) -> None:
        """Post `KeyPressed`."""
        self.post_message(self.KeyPressed(key))
