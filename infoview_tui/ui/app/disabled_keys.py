"""Says why a key does nothing at the moment, in one sentence in the status line."""

from __future__ import annotations

from textual.actions import ActionError, parse

from infoview_tui.ui.app.suspend import SuspendableApp
from infoview_tui.ui.shared.help_keys import KeyExplainer
from infoview_tui.ui.shared.screen import InfoviewScreen


class DisabledKeysApp(SuspendableApp):
    """An app that explains a key whose action is disabled and that nothing else handles."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the tabs away from the numbers of a screen on which they rate."""
        if action == "show_tab" and isinstance(self.screen, InfoviewScreen) and self.screen.NUMBERS_RATE:
            return False
        return super().check_action(action, parameters)

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing."""
        if action == "show_tab":
            return "There is nothing to rate here. Press escape to leave, then the number of the tab."
        return super().disabled_reason(action)

    def explain_unused_key(self, key: str) -> None:
        """Say why the action of a key is disabled."""
        # Textual, private: `_modal_binding_chain`. No public name lists the bindings of the focused widget and its
        # ancestors with disabled ones; one would end the need.
        screen = self.screen
        if not isinstance(screen, InfoviewScreen):
            return
        for node, bindings in screen._modal_binding_chain:
            for binding in bindings.key_to_bindings.get(key, ()):
                try:
                    _, action, parameters = parse(binding.action)
                except ActionError:
                    continue
                if isinstance(node, KeyExplainer) and not node.check_action(action, parameters):
                    reason = node.disabled_reason(action)
                    if reason:
                        screen.show_status(reason)
                        return
