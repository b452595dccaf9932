"""Restoring contacts that were deleted in the last 30 days."""

from __future__ import annotations

from collections.abc import Hashable

from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import contacts
from infoview_tui.services.contacts.deleted_queries import KEPT, DeletedRow, list_deleted
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row

_SHOWN_NAMES = 3
"""Names of contacts that were deleted together that a row shows."""


def ask_to_restore(screen: InfoviewScreen) -> None:
    """Show what was deleted, and restore what is chosen."""
    from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

    def answered(choice: Hashable) -> None:
        if isinstance(choice, int):
            with screen.reporting_errors():
                said = contacts.deleted_contacts.restore_contacts(screen.workspace, choice, screen.now())
                screen.reload()
                screen.show_status(f"{said} u undoes it.")

    with screen.reporting_errors():
        deleted = list_deleted(screen.workspace)
        if not deleted:
            screen.show_status("No contacts were deleted in the last 30 days.")
            return
        rows = [_build_row(row, screen) for row in deleted]
        screen.app.push_screen(ChooseDialog("Deleted contacts", rows, enter_label="restore"), answered)


def _build_row(row: DeletedRow, screen: InfoviewScreen) -> Row:
    names = ", ".join(clean_line(name, 60) for name in row.names[:_SHOWN_NAMES])
    more = len(row.names) - _SHOWN_NAMES
    today = screen.to_local(screen.now()).date()
    left = max(0, (row.deleted_at + KEPT - screen.now()).days)
    when = f"{format_day(screen.to_local(row.deleted_at).date(), today)} · {format_count(left, 'day')} left"
    return Row(
        row.id, plain(f"{names} and {more} more" if more > 0 else names), trailing=assemble((when, "$text-muted"))
    )
