"""The import of contacts on the screen: file, columns, preview, import. What is slow runs in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError, InfoviewError
from infoview_tui.services import imports
from infoview_tui.typed_path import parse_paths
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions, TableMapping
    from infoview_tui.services.core.undo_entry import UndoEntry
    from infoview_tui.services.imports.plan import ImportPlan, RowSource
    from infoview_tui.services.imports.progress import Progress
    from infoview_tui.services.imports.table_fields import TableField
    from infoview_tui.ui.imports.preview import PreviewAnswer

Result = TypeVar("Result")


@runtime_checkable
class ImportingScreen(Protocol):
    """A screen that goes on after contacts were imported."""

    def after_import(self) -> None:
        """Go on."""


class ImportFlow:
    """Imports contacts from files, from any screen, which goes on afterwards if it is an `ImportingScreen`."""

    def __init__(self, screen: InfoviewScreen) -> None:
        """Import on a screen."""
        self.screen = screen
        self.path = ""
        """What was typed."""
        self.waiting: list[Path] = []
        """The files that are not read yet."""
        self.parsed: list[ParsedFile] = []

    def ask_for_file(self, error_message: str = "") -> None:
        """Ask for the file; *error_message* says what is wrong with the one that was given."""
        from infoview_tui.ui.imports.file_dialog import ImportDialog

        self.screen.app.push_screen(ImportDialog(self.path, error_message=error_message), self._file_chosen)

    # Reading

    def _file_chosen(self, typed: str | None) -> None:
        from infoview_tui.exchange.imports.folders import expand_folders
        from infoview_tui.exchange.imports.parsed_file import ReadOptions
        from infoview_tui.services.imports.queries import read_mappings, read_phone_region

        if typed is None:
            return
        self.path = typed
        self.waiting = expand_folders(parse_paths(typed))
        self.parsed = []
        workspace = self.screen.workspace
        self._read(ReadOptions(region=read_phone_region(workspace), remembered=read_mappings(workspace)))

    def _read(self, options: ReadOptions) -> None:
        """Read the next file."""
        from infoview_tui.exchange.imports.importer import parse_file

        path = self.waiting[0]
        what = "Reading the file" if len(self.waiting) == 1 and not self.parsed else f"Reading {clean_line(path.name)}"
        self._run(
            what, lambda report: parse_file(path, replace(options, progress=report)), partial(self._file_read, options)
        )

    def _file_read(self, options: ReadOptions, parsed: ParsedFile) -> None:
        """Ask what the file leaves open, its columns, and the order of its dates; then go on to the next file."""
        from infoview_tui.exchange.imports.importer import require_names

        mapping = parsed.mapping
        if mapping is not None and mapping.header not in options.remembered:
            self._ask_for_columns(options, mapping)
            return
        require_names(parsed)
        if parsed.ambiguous_date and options.date_order is None:
            self._ask_date_order(options, parsed.ambiguous_date)
            return
        self.parsed.append(parsed)
        self.waiting.pop(0)
        if self.waiting:
            self._read(replace(options, date_order=None))
        else:
            self._compare(options)

    def _ask_for_columns(self, options: ReadOptions, mapping: TableMapping) -> None:
        from infoview_tui.ui.imports.mapping_dialog import MappingDialog

        self.screen.app.push_screen(MappingDialog(mapping), partial(self._columns_chosen, options, mapping.header))

    def _columns_chosen(self, options: ReadOptions, header: str, fields: tuple[TableField, ...] | None) -> None:
        if fields is None:
            self.ask_for_file()
        else:
            self._read(replace(options, remembered={**options.remembered, header: fields}))

    def _ask_date_order(self, options: ReadOptions, text: str) -> None:
        """Ask which day a numeric date is; the answer holds for the whole file."""
        from infoview_tui.domain.format_dates import format_full_date
        from infoview_tui.exchange.imports.dates import parse_date
        from infoview_tui.ui.shared.content import plain
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
        from infoview_tui.ui.shared.widgets.row_list import Row

        days = {order: parse_date(text, order) for order in DateOrder}
        rows = [Row(order, plain(f"{format_full_date(day)} ({order.label})")) for order, day in days.items() if day]

        def answered(key: Hashable | None) -> None:
            if isinstance(key, DateOrder):
                self._read(replace(options, date_order=key))
            else:
                self.ask_for_file()

        where = clean_line(self.waiting[0].name, 30) if self.parsed or len(self.waiting) > 1 else "this file"
        title = f"Which day is {clean_line(text, 20)} in {where}?"
        self.screen.app.push_screen(ChooseDialog(title, rows, initial_key=self.screen.workspace.date_order), answered)

    # Importing

    def _compare(self, options: ReadOptions) -> None:
        """Show what an import would do; a document of Infoview is imported as a whole if there are no data."""
        from infoview_tui.exchange.imports.whole_documents import can_import_everything, explain_left_out, require_alone
        from infoview_tui.services.imports.background import import_in_background

        if len(self.parsed) == 1 and can_import_everything(self.screen.workspace, self.parsed[0]):
            self._import_everything(self.parsed[0])
            return
        if imports.document_import.has_no_data(self.screen.workspace.store):
            for each in self.parsed:
                require_alone(each, len(self.parsed) - 1)
        self.parsed = list(map(explain_left_out, self.parsed))
        plan = partial(import_in_background(self.screen.workspace).plan, self._list_sources())
        self._run("Comparing with your contacts", plan, partial(self._show_preview, options))

    def _list_sources(self) -> list[RowSource]:
        from infoview_tui.exchange.imports.importer import as_source

        return list(map(as_source, self.parsed))

    def _show_preview(self, options: ReadOptions, plan: ImportPlan) -> None:
        from infoview_tui.ui.imports.preview import ImportPreviewDialog

        warnings = [
            f"{clean_line(parsed.path.name)}: {warning}" if len(self.parsed) > 1 else warning
            for parsed in self.parsed
            for warning in parsed.warnings
        ]
        has_columns = len(self.parsed) == 1 and self.parsed[0].mapping is not None
        preview = ImportPreviewDialog(plan, warnings, has_columns=has_columns)
        self.screen.app.push_screen(preview, partial(self._decided, options))

    def _decided(self, options: ReadOptions, answer: PreviewAnswer | None) -> None:
        from infoview_tui.services.imports.background import import_in_background

        if answer is None:
            self.ask_for_file()
            return
        mapping = self.parsed[0].mapping
        if answer.changes_columns and mapping is not None:
            self.waiting = [self.parsed.pop().path]
            self._ask_for_columns(options, mapping)
            return
        background = import_in_background(self.screen.workspace)
        run = partial(background.run, self._list_sources(), answer.decisions, self.screen.now())
        self._run("Importing", run, self._imported)

    def _imported(self, done: tuple[ImportPlan, UndoEntry | None]) -> None:
        plan, entry = done
        for mapping in (parsed.mapping for parsed in self.parsed):
            if mapping is not None:
                fields = [column.field for column in mapping.columns]
                imports.mappings.save_mapping(self.screen.workspace, mapping.header, fields, self.screen.now())
        if entry is None:
            self._finish(f"Nothing new. {_describe_left_out(plan) or 'All of it was there already.'}")
        else:
            self.screen.workspace.add_undo_entry(entry)
            self._finish(" ".join(filter(None, (_describe_done(plan), _describe_left_out(plan), "u undoes it."))))
        own = next((parsed.own for parsed in self.parsed if parsed.own is not None), None)
        if own is not None:
            from infoview_tui.ui.imports.own_profile import offer_profile
            from infoview_tui.ui.imports.relationships import offer_relationships

            offer_profile(self.screen, own, then=lambda: offer_relationships(self.screen))

    def _import_everything(self, parsed: ParsedFile) -> None:
        from infoview_tui.exchange.imports.whole_documents import import_everything, own_folders
        from infoview_tui.services.imports.background import import_in_background

        context = self.screen.context
        folders = own_folders(context.banks.own, context.templates.own)
        if folders is None:
            raise ImportFileError("There is no directory for the question banks and templates of this file.")
        now = self.screen.now()
        background = import_in_background(self.screen.workspace)

        def work(report: Progress) -> tuple[str, UndoEntry | None]:
            (said, _), entry = background.run_command(
                lambda workspace: import_everything(workspace, parsed, folders, now, dry_run=False, progress=report)
            )
            return said, entry

        self._run("Importing everything", work, self._imported_everything)

    def _imported_everything(self, done: tuple[str, UndoEntry | None]) -> None:
        said, entry = done
        if entry is not None:
            self.screen.workspace.add_undo_entry(entry)
        self._finish(f"{said[:1].upper()}{said[1:]}. u undoes it.")

    def _finish(self, said: str) -> None:
        self.screen.context.show_notification(said)
        self.screen.reload()
        if isinstance(self.screen, ImportingScreen):
            self.screen.after_import()

    def _go_on(self, then: Callable[[Result], None], result: Result) -> None:
        try:
            then(result)
        except InfoviewError as error:
            self.ask_for_file(str(error))

    def _run(self, what: str, work: Callable[[Progress], Result], then: Callable[[Result], None]) -> None:
        """Run something in a thread behind a dialog that shows its progress and can stop it; go on with the result.

        After an error, ask for the file again.
        """
        from infoview_tui.ui.imports.progress import ImportProgressDialog

        dialog, workspace = ImportProgressDialog(what), self.screen.workspace

        def end(go_on: Callable[[], None]) -> None:
            workspace.end_background_change()
            go_on()

        async def run() -> None:
            try:
                go_on = partial(self._go_on, then, await asyncio.to_thread(work, dialog.report))
            except InfoviewError as error:
                go_on = partial(self.ask_for_file, str(error))  # with the path, to correct it
            if dialog.is_attached:
                await dialog.dismiss(None)
            self.screen.app.call_later(end, go_on)  # outside of the worker, where another screen may be opened

        workspace.begin_background_change()
        self.screen.app.push_screen(dialog)
        self.screen.app.run_worker(run(), name="import", group="import", exclusive=True)


def _describe_done(plan: ImportPlan) -> str:
    parts = []
    if plan.added:
        parts.append(f"{format_count(len(plan.added), 'contact')} added")
    if plan.changed:
        parts.append(f"{format_count(len(plan.changed), 'contact')} completed")
    return f"{', '.join(parts) or 'Saved'}."


def _describe_left_out(plan: ImportPlan) -> str:
    """Return how many rows were not imported, although they may be new; empty if there are none."""
    from infoview_tui.services.imports.plan import Lane

    counts = plan.counts()
    parts = [f"{counts[lane]:,} {lane.value}" for lane in (Lane.DOUBTFUL, Lane.UNREADABLE) if counts[lane]]
    return f"Left out: {', '.join(parts)}." if parts else ""
