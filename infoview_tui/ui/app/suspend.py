"""Suspending the app with a key: back to the shell until it is resumed."""

from __future__ import annotations

import os
import signal

from infoview_tui.ui.app.notices import NoticesApp


class SuspendableApp(NoticesApp):
    """An app that ctrl+z suspends, except in a text field."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a text field, the key that suspends undoes typing."""
        if action == "suspend_process":
            return self.focused is None or not self.focused.check_consume_key("z", "z")
        return super().check_action(action, parameters)

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing."""
        return "Leave the text field first; there, the key undoes typing." if action == "suspend_process" else ""

    def action_suspend_process(self) -> None:
        """Go back to the shell, with all processes of the job; `ui/app/driver.py` does it when nothing is running."""
        if self._driver is not None and self._driver.can_suspend:
            os.kill(0, signal.SIGTSTP)
