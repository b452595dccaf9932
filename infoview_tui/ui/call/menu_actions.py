"""Keys while a menu is open above the line of a call: they pick an option, close the menu, or are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from infoview_tui.ui.call.draft_line import DraftLine
    from infoview_tui.ui.call.host import CallView


class MenuActions:
    """Passes on a key to the open menu, if there is one."""

    def __init__(self, view: CallView, draft: DraftLine, save_line: Callable[[], None]) -> None:
        """*save_line* is what enter does if it picks no option."""
        self._view = view
        self._draft = draft
        self._save_line = save_line

    def handle_character(self, character: str) -> bool:
        """Apply a character to the open menu. If it matches no option, close the menu and let it be typed."""
        menu = self._view.menu
        if menu is None:
            return False
        self._view.open_menu(None)
        if not menu.has_character(character):
            return False
        menu.apply(character)
        return True

    def before_action(self, action: str) -> None:
        """Close the open menu, unless the action belongs to it or picks its proposed option."""
        menu = self._view.menu
        if menu is not None and action not in (menu.action, "back") and action != "save_line":
            self._view.open_menu(None)

    def action_save_line(self) -> None:
        """Pick the proposed option of the open menu, or else save the line."""
        menu = self._view.menu
        is_missing = menu is not None and not menu.default and not self._draft.text
        self._view.open_menu(menu.with_reminder() if menu and is_missing else None)
        if menu and menu.default:
            menu.apply(menu.default)
        elif not is_missing:
            self._save_line()

    def close(self) -> bool:
        """Close the open menu; return False if none is open."""
        is_open = self._view.menu is not None
        if is_open:
            self._view.open_menu(None)
        return is_open
