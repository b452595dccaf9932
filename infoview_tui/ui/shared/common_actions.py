"""Actions of every screen: undo and redo, help, jumping to a place, search, and returning to the running call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from infoview_tui.ui.shared.bindings import BINDING_GROUPS
from infoview_tui.ui.shared.host import ScreenHost

if TYPE_CHECKING:
    from textual.screen import Screen


class CommonHost(ScreenHost, Protocol):
    """What the common actions need of their screen."""

    HELP_GROUPS: tuple[str, ...]
    HELP_COMMON_GROUPS: tuple[str, ...]

    def reload(self) -> None:
        """Read and show everything again."""


class CommonActions:
    """The actions that all screens share; a screen with a method of the same name has its own instead."""

    def __init__(self, screen: Screen[Any], host: CommonHost) -> None:
        """Set the screen, twice: as Textual knows it, and what it does for the actions."""
        self._screen = screen
        self._host = host

    def action_undo(self) -> None:
        """Undo the last change."""
        host = self._host
        with host.reporting_errors():
            host.show_status(f"Undone: {host.workspace.undo(host.now())}")
        host.reload()

    def action_redo(self) -> None:
        """Redo the last undone change."""
        host = self._host
        with host.reporting_errors():
            host.show_status(f"Redone: {host.workspace.redo(host.now())}")
        host.reload()

    def action_help(self) -> None:
        """Open help with the keys of this screen."""
        self.open_help(self._host.HELP_GROUPS)

    def open_help(self, groups: tuple[str, ...]) -> None:
        """Open help with the keys that work now and those of *groups*, and press the chosen one."""
        from infoview_tui.ui.shared.dialogs.help import HelpDialog
        from infoview_tui.ui.shared.help_keys import explain_key, list_working_keys

        screen, app, common = self._screen, self._screen.app, self._host.HELP_COMMON_GROUPS

        def press(key: str | None) -> None:
            if key:
                app.call_later(app.simulate_key, key)  # sent by the screen, it would not reach the app

        working = list_working_keys(screen)
        others = [binding for name in (*groups, *common) for binding in BINDING_GROUPS[name]]
        reasons = {binding.id: explain_key(screen, binding) for binding in others}
        app.push_screen(HelpDialog(groups, self._host.context.config.keymap, working, reasons, common), press)

    def action_jump(self) -> None:
        """Show letters over all visible places, and go to the one whose letters are typed."""
        from infoview_tui.ui.shared.dialogs.jump import JumpOverlay
        from infoview_tui.ui.shared.jump_targets import list_targets

        targets = list_targets(self._screen)

        def go(index: int | None) -> None:
            if index is not None:
                targets[index].go()

        self._screen.app.push_screen(JumpOverlay([target.offset for target in targets]), go)

    def action_search_everything(self) -> None:
        """Open the search over everything."""
        self._host.navigation.open_search()

    def action_return_to_call(self) -> None:
        """Open the running call."""
        self._host.navigation.return_to_call()
