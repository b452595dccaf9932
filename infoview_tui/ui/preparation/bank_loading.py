"""Loads the question banks for the preparation screen, in a thread if they are not loaded yet (R20)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import Worker, WorkerState

from infoview_tui.services.banks.browsing import QuestionIndex
from infoview_tui.services.banks.queries import read_settings

if TYPE_CHECKING:
    from infoview_tui.ui.preparation.question_bank import QuestionBank
    from infoview_tui.ui.shared.screen import InfoviewScreen


class BankLoading:
    """Shows the question banks in their pane once they are loaded."""

    def __init__(self, screen: InfoviewScreen, bank: QuestionBank) -> None:
        """Set the pane."""
        self._screen = screen
        self._bank = bank

    def load(self) -> None:
        """Show the question banks; if they are not loaded yet, or have changed, load them in a thread."""
        banks = self._screen.context.banks
        banks.refresh()
        if banks.is_loaded:
            self._show()
        else:
            self._screen.run_worker(banks.load, name="banks", thread=True)

    def follow(self, message: Worker.StateChanged) -> None:
        """Show the question banks when they are loaded."""
        if message.worker.name == "banks" and message.state is WorkerState.SUCCESS:
            self._show()

    def _show(self) -> None:
        context = self._screen.context
        library, settings = context.banks.load(), read_settings(self._screen.workspace)
        if not self._bank.has_index_of(library, settings):
            self._bank.show(QuestionIndex(library, settings))
        problem = context.banks.pop_problem_message()
        if problem:
            context.show_notification(problem, error=True)
