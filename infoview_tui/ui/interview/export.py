"""Export of an interview to a Markdown file, without off-the-record notes: asks for the path and before replacing."""

from __future__ import annotations

from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import markdown
from infoview_tui.exchange.private_file import FileAlreadyExistsError, write_private_file
from infoview_tui.services.interviews.transcript import Transcript, without_off_record
from infoview_tui.typed_path import parse_path
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.screen import InfoviewScreen


def export_transcript(screen: InfoviewScreen, transcript: Transcript) -> None:
    """Ask for a path and write the interview to it."""
    zone = screen.zone
    text = markdown.format_interviews([without_off_record(transcript)], screen.now(), zone)
    _ask_path(screen, text, f"~/{markdown.suggest_file_name(transcript.interview, zone)}")


def _ask_path(screen: InfoviewScreen, text: str, path: str) -> None:
    def on_close(typed: str | None) -> None:
        if typed is not None and clean_line(typed):
            _write(screen, text, typed)

    hint = "off-the-record notes are left out"
    screen.app.push_screen(PromptDialog("Export to a Markdown file", path, hint=hint), on_close)


def _write(screen: InfoviewScreen, text: str, typed: str, *, replace: bool = False) -> None:
    """Write the file. If it exists, ask before replacing it; if writing fails, ask for another path."""
    path = parse_path(typed)
    try:
        write_private_file(path, text, replace=replace)
    except FileAlreadyExistsError:
        _confirm_replace(screen, text, typed, path)
    except InfoviewError as error:
        screen.context.show_notification(str(error), error=True)
        _ask_path(screen, text, typed)
    else:
        screen.context.show_notification(f"Exported to {path}")


def _confirm_replace(screen: InfoviewScreen, text: str, typed: str, path: Path) -> None:
    def on_close(yes: bool | None) -> None:
        if yes:
            _write(screen, text, typed, replace=True)
        else:
            _ask_path(screen, text, typed)

    question = assemble(f"{path}\nalready exists. Replace it?")
    screen.app.push_screen(ConfirmDialog(question, yes_label="Replace", no_label="Change name"), on_close)
