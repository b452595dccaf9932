"""Says why a key does nothing at the moment, in one sentence in the status line."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.actions import ActionError, parse

from infoview_tui.ui.app.key_queue import KeyQueueApp
from infoview_tui.ui.shared.screen import InfoviewScreen


@runtime_checkable
class ReasonGiver(Protocol):
    """A screen or widget that knows why one of its actions is disabled."""

    def disabled_reason(self, action: str) -> str:
        """Return a sentence; empty if there is nothing to say."""
        ...


class DisabledKeysApp(KeyQueueApp):
    """An app that explains a key whose action is disabled and that nothing else handles."""

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        # Textual, private: `_check_bindings` and `_modal_binding_chain`. There is no public hook for a key whose action
        # is disabled; one would end the need.
        if await super()._check_bindings(key, priority):
            return True
        if not priority:
            self._explain_disabled_key(key)
        return False

    def _explain_disabled_key(self, key: str) -> None:
        screen = self.screen
        if not isinstance(screen, InfoviewScreen):
            return
        for node, bindings in screen._modal_binding_chain:
            for binding in bindings.key_to_bindings.get(key, ()):
                try:
                    _, action, parameters = parse(binding.action)
                except ActionError:
                    continue
                if isinstance(node, ReasonGiver) and not node.check_action(action, parameters):
                    reason = node.disabled_reason(action)
                    if reason:
                        screen.show_status(reason)
                        return
