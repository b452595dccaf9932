"""Forgetting a person: after a question, in a thread, while nothing else can be done."""

from __future__ import annotations

from collections.abc import Hashable

from infoview_tui.services.contacts.forget import (
    ForgetResult,
    forget_in_thread,
    format_forgotten,
    format_left,
    preview_forget,
)
from infoview_tui.ui.shared.background import run_behind_dialog
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.screen import InfoviewScreen

_SECONDS = 20
"""Seconds for which the app says what was deleted and what remains."""


def ask_to_forget(contact_actions: ContactActions) -> None:
    """Ask whether to forget the current contact, and do so."""
    from infoview_tui.ui.shared.dialogs.forget import ForgetDialog

    screen, contact_id = contact_actions.screen, contact_actions.require_contact_id()
    if contact_id is None:
        return

    def answered(choice: Hashable) -> None:
        if choice in ("forget", "with backups"):
            _forget(screen, contact_id, with_backups=choice == "with backups")

    with screen.reporting_errors():
        screen.app.push_screen(ForgetDialog(preview_forget(screen.workspace, contact_id)), answered)


def _forget(screen: InfoviewScreen, contact_id: int, *, with_backups: bool) -> None:
    database = screen.workspace.store.database

    def finish(result: ForgetResult) -> None:
        screen.workspace.clear_undo()
        screen.workspace.changed_elsewhere()  # so that the next poll finds nothing new
        screen.reload()
        said = " ".join((*format_forgotten(result), *format_left(result)))
        screen.context.show_notification(said, seconds=_SECONDS)

    run_behind_dialog(
        screen,
        "Forgetting…",
        lambda _: forget_in_thread(database, contact_id, with_backups=with_backups),
        finish,
    )
