"""Work in a thread behind a dialog that says what is being done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from infoview_tui.errors import InfoviewError
from infoview_tui.ui.shared.dialogs.wait import WaitDialog
from infoview_tui.ui.shared.screen import InfoviewScreen

Result = TypeVar("Result")

Report = Callable[[str], None]
"""Shows what is being done now; called in the thread."""


def run_behind_dialog(
    screen: InfoviewScreen,
    what: str,
    work: Callable[[Report], Result],
    finish: Callable[[Result], None],
    fail: Callable[[Exception], None] | None = None,
) -> None:
    """Do *work* in a thread, and call *finish* with its result, or *fail* with an error, which is shown by default."""
    dialog = WaitDialog(what)

    def show_error(error: Exception) -> None:
        screen.context.show_notification(str(error), error=True)

    def end(then: Callable[[], None]) -> None:
        screen.workspace.end_background_change()
        dialog.dismiss()
        then()

    def report(step: str) -> None:
        screen.app.call_from_thread(dialog.show, step)

    def run() -> None:
        try:
            result = work(report)
        except (InfoviewError, OSError) as error:
            screen.app.call_from_thread(end, partial(fail or show_error, error))
        else:
            screen.app.call_from_thread(end, partial(finish, result))

    screen.workspace.begin_background_change()
    screen.app.push_screen(dialog)
    screen.app.run_worker(run, thread=True, group="background", exit_on_error=False)
