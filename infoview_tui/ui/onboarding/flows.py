"""Flows to import contacts, and to set how often to stay in touch, from any screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import partial
from pathlib import Path

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services import contacts
from infoview_tui.ui.shared.screen import InfoviewScreen

PAINT_DELAY = 0.1
"""Seconds to let a dialog paint before the import blocks the screen."""


def import_contacts(
    screen: InfoviewScreen, path: str = "", *, error_message: str = "", on_done: Callable[[], None] | None = None
) -> None:
    """Ask for a file, import its contacts, and show a report; *on_done* is called when the report is closed."""
    from infoview_tui.ui.onboarding.import_file import ImportDialog, ImportReportDialog

    report = ImportReportDialog()

    def chosen(path: str | None) -> None:
        if path is not None:
            screen.app.push_screen(report, report_closed)
            # A timer of the screen, not of the report: a dialog opened by the report could not return to it.
            screen.set_timer(PAINT_DELAY, partial(run_import, path))

    def run_import(path: str, order: DateOrder | None = None) -> None:
        from infoview_tui.exchange.imports.importer import import_parsed_file, parse_file, require_names
        from infoview_tui.exchange.imports.parsed_file import ReadOptions
        from infoview_tui.exchange.imports.whole_documents import own_folders

        try:
            parsed = parse_file(Path(path), ReadOptions(date_order=order))
            require_names(parsed)
            if parsed.ambiguous_date and order is None:
                ask_date_order(screen, parsed.ambiguous_date, partial(order_chosen, path))
            else:
                folders = own_folders(screen.context.banks.own, screen.context.templates.own)
                report.show(import_parsed_file(screen.workspace, parsed, screen.now(), folders=folders))
        except InfoviewError as error:
            screen.app.pop_screen()
            import_contacts(screen, path, error_message=str(error), on_done=on_done)  # with the path, to correct it

    def order_chosen(path: str, order: DateOrder | None) -> None:
        if order is None:
            screen.app.pop_screen()
            import_contacts(screen, path, on_done=on_done)
        else:
            run_import(path, order)

    def report_closed(_: None) -> None:
        screen.reload()
        if on_done is not None:
            on_done()

    screen.app.push_screen(ImportDialog(path, error_message=error_message), chosen)


def ask_date_order(screen: InfoviewScreen, text: str, on_chosen: Callable[[DateOrder | None], None]) -> None:
    """Ask which day a numeric date of a file is; the answer holds for the whole file. None if the user cancels."""
    from infoview_tui.domain.format_dates import format_full_date
    from infoview_tui.exchange.imports.dates import parse_date
    from infoview_tui.ui.shared.content import plain
    from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
    from infoview_tui.ui.shared.widgets.row_list import Row

    days = {order: parse_date(text, order) for order in DateOrder}
    rows = [Row(order, plain(f"{format_full_date(day)} ({order.label})")) for order, day in days.items() if day]

    def answered(key: Hashable | None) -> None:
        on_chosen(key if isinstance(key, DateOrder) else None)

    title = f"Which day is {clean_line(text, 20)} in this file?"
    screen.app.push_screen(ChooseDialog(title, rows, initial_key=screen.workspace.date_order), answered)


def open_tag_intervals(screen: InfoviewScreen) -> None:
    """Open the form for how often to stay in touch, by tag, and save it (R34)."""
    from infoview_tui.services.contacts.queries import list_tag_intervals
    from infoview_tui.ui.shared.dialogs.tag_intervals import TagIntervalsDialog

    def saved(intervals: Mapping[int, int | None] | None) -> None:
        if intervals is None:
            return
        with screen.reporting_errors():
            contacts.commands.set_tag_intervals(screen.workspace, intervals, screen.now())
            screen.context.show_notification("Saved. u undoes it.")
        screen.reload()

    tags = list_tag_intervals(screen.workspace)
    if tags:
        screen.app.push_screen(TagIntervalsDialog(tags).belong_to("tags:0"), saved)
    else:
        screen.show_status("No tags yet. Add one to a contact first.")
