"""Writing an interview to a Markdown file: where to, and what if there is one. Nothing off the record goes in."""

from __future__ import annotations

from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import markdown
from infoview_tui.exchange.private_file import FileExistsAlreadyError, write_private
from infoview_tui.services.interviews import transcript
from infoview_tui.services.interviews.transcript import Page
from infoview_tui.ui.onboarding.import_file import typed_path
from infoview_tui.ui.shared.content import join
from infoview_tui.ui.shared.dialogs.confirm import AskScreen
from infoview_tui.ui.shared.dialogs.prompt import PromptScreen
from infoview_tui.ui.shared.screen import InfoviewScreen


def export_page(screen: InfoviewScreen, page: Page) -> None:
    """Ask where an interview is to be written to, and write it."""
    zone = screen.infoview.zone
    text = markdown.interviews([transcript.on_record(page)], screen.now(), zone)
    _ask_path(screen, text, f"~/{markdown.file_name(page.interview, zone)}")


def _ask_path(screen: InfoviewScreen, text: str, path: str) -> None:
    def answered(typed: str | None) -> None:
        if typed is not None and clean_line(typed):
            _write(screen, text, typed)

    hint = "nothing off the record goes in"
    screen.app.push_screen(PromptScreen("Export to a Markdown file", path, hint=hint), answered)


def _write(screen: InfoviewScreen, text: str, typed: str, *, over: bool = False) -> None:
    """Write it; where there is such a file, ask first, and where it cannot be, ask for another place."""
    path = typed_path(typed)
    try:
        write_private(path, text, replace=over)
    except FileExistsAlreadyError:
        _ask_over(screen, text, typed, path)
    except InfoviewError as error:
        screen.infoview.tell(str(error), error=True)
        _ask_path(screen, text, typed)
    else:
        screen.infoview.tell(f"Written to {path}")


def _ask_over(screen: InfoviewScreen, text: str, typed: str, path: Path) -> None:
    def answered(yes: bool | None) -> None:
        if yes:
            _write(screen, text, typed, over=True)
        else:
            _ask_path(screen, text, typed)

    question = join(f"{path}\nis there already. Replace it?")
    screen.app.push_screen(AskScreen(question, yes="Replace it", no="Another name"), answered)
