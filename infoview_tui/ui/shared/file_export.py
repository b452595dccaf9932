"""Writes a text to a file: asks for the path, and before it replaces a file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.private_file import FileAlreadyExistsError, write_private_file
from infoview_tui.typed_path import parse_path
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.screen import InfoviewScreen


class FileExport(NamedTuple):
    """A text to write to a file, which only the user can read; ``title`` and ``hint`` are for the dialog.

    ``done`` and ``then`` stand before and after the path in what is said afterwards.
    """

    screen: InfoviewScreen
    text: str
    title: str
    hint: str = ""
    done: str = "Exported to"
    then: str = ""

    def ask_path(self, path: str) -> None:
        """Ask for the path, starting with a proposal, and write the file."""

        def on_close(typed: str | None) -> None:
            if typed is not None and clean_line(typed):
                self._write(typed)

        self.screen.app.push_screen(PromptDialog(self.title, path, hint=self.hint), on_close)

    def _write(self, typed: str, *, replace: bool = False) -> None:
        """Write the file. If it exists, ask before replacing it; if writing fails, ask for another path."""
        path = parse_path(typed)
        self.screen.workspace.wait_for_disk()
        try:
            write_private_file(path, self.text, replace=replace)
        except FileAlreadyExistsError:
            self._confirm_replace(typed, path)
        except InfoviewError as error:
            self.screen.context.show_notification(str(error), error=True)
            self.ask_path(typed)
        else:
            self.screen.context.show_notification(f"{self.done} {path}{self.then}")

    def _confirm_replace(self, typed: str, path: Path) -> None:
        def on_close(yes: bool | None) -> None:
            if yes:
                self._write(typed, replace=True)
            else:
                self.ask_path(typed)

        question = assemble(f"{path}\nalready exists. Replace it?")
        self.screen.app.push_screen(ConfirmDialog(question, yes_label="Replace", no_label="Change name"), on_close)
