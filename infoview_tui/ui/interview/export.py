"""Writing an interview to a Markdown file: where to, and what if there is one. Nothing off the record goes in."""

from __future__ import annotations

from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import markdown
from infoview_tui.exchange.private_file import FileAlreadyExistsError, write_private_file
from infoview_tui.services.interviews.transcript import Transcript, without_off_record
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.path_input import parse_path
from infoview_tui.ui.shared.screen import InfoviewScreen


def export_transcript(screen: InfoviewScreen, transcript: Transcript) -> None:
    """Ask where an interview is to be written to, and write it."""
    zone = screen.zone
    text = markdown.format_interviews([without_off_record(transcript)], screen.now(), zone)
    _ask_path(screen, text, f"~/{markdown.suggest_file_name(transcript.interview, zone)}")


def _ask_path(screen: InfoviewScreen, text: str, path: str) -> None:
    def answered(typed: str | None) -> None:
        if typed is not None and clean_line(typed):
            _write(screen, text, typed)

    hint = "nothing off the record goes in"
    screen.app.push_screen(PromptDialog("Export to a Markdown file", path, hint=hint), answered)


def _write(screen: InfoviewScreen, text: str, typed: str, *, replace: bool = False) -> None:
    """Write it; where there is such a file, ask first, and where it cannot be, ask for another place."""
    path = parse_path(typed)
    try:
        write_private_file(path, text, replace=replace)
    except FileAlreadyExistsError:
        _confirm_replace(screen, text, typed, path)
    except InfoviewError as error:
        screen.context.show_notification(str(error), error=True)
        _ask_path(screen, text, typed)
    else:
        screen.context.show_notification(f"Written to {path}")


def _confirm_replace(screen: InfoviewScreen, text: str, typed: str, path: Path) -> None:
    def answered(yes: bool | None) -> None:
        if yes:
            _write(screen, text, typed, replace=True)
        else:
            _ask_path(screen, text, typed)

    question = assemble(f"{path}\nis there already. Replace it?")
    screen.app.push_screen(ConfirmDialog(question, yes_label="Replace it", no_label="Another name"), answered)
