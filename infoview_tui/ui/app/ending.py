"""How the app ends: when it is asked to, at a signal, or at an error."""

from __future__ import annotations

from rich.console import RenderableType

from infoview_tui.errors import InfoviewError
from infoview_tui.ui.app import posix_signals
from infoview_tui.ui.app.posix_signals import RestoresTerminal
from infoview_tui.ui.app.unsaved_texts import UnsavedTextApp


class EndingApp(UnsavedTextApp):
    """An app that ends with the right exit code, whatever it is doing at the time."""

    def __init__(self) -> None:
        """Start without an error."""
        super().__init__()
        self.fatal_error: InfoviewError | None = None
        """Error that ended the app."""
        self.has_crashed = False
        """Whether an error in the program has ended the app."""
        self.is_ending = False
        """Whether the app was asked to end."""

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the app. Errors after this change nothing."""
        self.is_ending = True
        super().exit(result, return_code, message)

    def handle_signals(self) -> None:
        """Install signal handlers; the driver asks for it before it changes the terminal."""
        posix_signals.install_signal_handlers(self.exit_on_signal, self._restore_terminal)

    def _restore_terminal(self) -> None:
        if isinstance(self._driver, RestoresTerminal):
            self._driver.restore_at_once()

    def exit_on_signal(self, return_code: int) -> None:
        """Exit on a signal (see `infoview_tui.ui.app.posix_signals`): recover unsaved text without asking."""
        try:
            self.finish_changes()
            self.recover_unsaved_texts()
        finally:
            self.exit(return_code=return_code)

    def _handle_exception(self, error: Exception) -> None:
        """Exit with a message: of an expected error that nothing else handled, such as damaged data during painting,
        or about an error in the program. Textual would exit with a traceback.

        Once the app was asked to end, Textual no longer composes a screen that is about to open, so that the screen
        does not find its own widgets. That is no error, and must not change the exit code.
        """
        # Textual, private: `_handle_exception`. There is no public hook for an exception before the app ends with a
        # traceback; one would end the need.
        if self.is_ending:
            return
        self.recover_unsaved_texts()
        if isinstance(error, InfoviewError):
            self.fatal_error = self.fatal_error or error
            self.exit(return_code=1)
        else:
            super()._handle_exception(error)
            self._report_crash(error)

    def _report_crash(self, error: Exception) -> None:
        """Replace the traceback by a sentence; the traceback goes to a file."""
        from infoview_tui.exchange.crash_report import report_crash

        if not self.has_crashed:
            self.has_crashed = True
            self._exit_renderables.clear()
            report = report_crash(getattr(error, "error", error), self.now().astimezone(self.zone))  # of a worker
            self.exit_message = f"{self.exit_message}\n{report}".lstrip()
