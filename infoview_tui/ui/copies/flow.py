"""Merging another copy of the data on the screen: file, key, preview, merge. What is slow runs in a thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.profile_names import add_profile_to_commands
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services import copies
from infoview_tui.services.copies.background import BackgroundMerge, NeededKey, OwnFolders, find_needed_key
from infoview_tui.services.copies.report import MergeReport
from infoview_tui.services.copies.sentences import format_counts
from infoview_tui.typed_path import parse_path
from infoview_tui.ui.shared.background import run_behind_dialog
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from infoview_tui.services.core.undo_entry import UndoEntry

_SECONDS = 12
"""Seconds for which the app says what was merged."""


class MergeFlow:
    """Merges another copy into the data, from any screen."""

    def __init__(self, screen: InfoviewScreen) -> None:
        """Merge on a screen."""
        self.screen = screen
        self.path = ""
        """What was typed."""

    def ask_for_file(self, error_message: str = "") -> None:
        """Ask for the file; *error_message* says what is wrong with the one that was given."""
        from infoview_tui.ui.copies.file_dialog import MergeFileDialog

        problem = add_profile_to_commands(error_message, self.screen.context.profile_name)
        dialog = MergeFileDialog(self.path, error_message=problem)
        self.screen.app.push_screen(dialog, self._file_chosen)

    def _file_chosen(self, typed: str | None) -> None:
        from infoview_tui.ui.copies.file_dialog import KeyFileDialog, PassphraseDialog

        if typed is None:
            return
        self.path = typed
        banks, templates = self.screen.context.banks.own, self.screen.context.templates.own
        if banks is None or templates is None:
            self.ask_for_file("There is no directory for your question banks and templates.")
            return
        workspace, file = self.screen.workspace, parse_path(typed).absolute()
        merge = BackgroundMerge(workspace.store.database, workspace.cadence, file, OwnFolders(banks, templates))
        try:
            needed = find_needed_key(merge.database, file)
        except InfoviewError as error:
            self.ask_for_file(str(error))
            return
        if needed is NeededKey.NONE:
            self._preview(merge)
            return
        dialog = (PassphraseDialog if needed is NeededKey.PASSPHRASE else KeyFileDialog)(clean_line(file.name))
        self.screen.app.push_screen(dialog, partial(self._key_typed, merge, needed))

    def _key_typed(self, merge: BackgroundMerge, needed: NeededKey, typed: str | None) -> None:
        if typed is None:
            self.ask_for_file()
        elif needed is NeededKey.PASSPHRASE:
            self._preview(merge._replace(passphrase=typed))
        else:
            self._preview(merge._replace(key_file=typed))

    def _preview(self, merge: BackgroundMerge) -> None:
        run_behind_dialog(
            self.screen,
            "Comparing the two copies…",
            lambda _: merge.preview(),
            partial(self._show_preview, merge),
            partial(self._fail, merge),
        )

    def _show_preview(self, merge: BackgroundMerge, report: MergeReport) -> None:
        from infoview_tui.ui.copies.preview import MergePreviewDialog

        name = clean_line(merge.file.name)
        if report.is_empty:
            said = (f"Nothing to merge: {name} has nothing that is not here.", *report.remarks)
            self.screen.context.show_notification(" ".join(said))
            return
        self.screen.app.push_screen(MergePreviewDialog(name, report, self.screen.zone), partial(self._decided, merge))

    def _decided(self, merge: BackgroundMerge, is_wanted: bool | None) -> None:
        if not is_wanted:
            self.ask_for_file()
            return
        run_behind_dialog(
            self.screen,
            "Merging…",
            lambda report: merge.run(self.screen.now(), lambda step: report(f"Merging: {step}…")),
            partial(self._finish, merge),
            partial(self._fail, merge),
        )

    def _finish(self, merge: BackgroundMerge, done: tuple[MergeReport, UndoEntry | None]) -> None:
        report, entry = done
        if entry is not None:
            self.screen.workspace.add_undo_entry(entry)
        self.screen.workspace.changed_elsewhere()  # so that the next poll finds nothing new
        count = len(report.conflicts)
        said = [
            f"Merged {clean_line(merge.file.name)}: {format_counts(report)}.",
            f"{format_count(count, 'conflict')}, decided as shown." if count else "",
            *report.remarks,
            "A backup was made before. u undoes the merge." if entry is not None else "",
        ]
        self.screen.reload()
        self.screen.context.show_notification(" ".join(filter(None, said)), seconds=_SECONDS)

    def _fail(self, merge: BackgroundMerge, error: Exception) -> None:
        """Ask whether data that may be another person's are merged; after another error, ask for the file again."""
        if not isinstance(error, copies.commands.UnrelatedDataError):
            self.ask_for_file(str(error))
            return
        question = assemble(
            (f"{clean_line(merge.file.name)} has nothing in common with your data.", "bold"),
            "\nIt may be another person's. If it is yours, everything in it can come into your data.",
        )
        dialog = ConfirmDialog(question, yes_label="Show what it brings", no_label="Back")
        self.screen.app.push_screen(dialog, partial(self._unrelated_answered, merge))

    def _unrelated_answered(self, merge: BackgroundMerge, is_confirmed: bool | None) -> None:
        if is_confirmed:
            self._preview(merge._replace(is_unrelated=True))
        else:
            self.ask_for_file()
