"""Export of an interview to a Markdown file, without off-the-record notes."""

from __future__ import annotations

from infoview_tui.exchange import markdown
from infoview_tui.services.interviews.transcript import Transcript, without_off_record
from infoview_tui.ui.shared.file_export import FileExport
from infoview_tui.ui.shared.screen import InfoviewScreen


def export_transcript(screen: InfoviewScreen, transcript: Transcript) -> None:
    """Ask for a path and write the interview to it."""
    zone = screen.zone
    text = markdown.format_interviews([without_off_record(transcript)], screen.now(), zone)
    export = FileExport(screen, text, "Export to a Markdown file", "off-the-record notes are left out")
    export.ask_path(f"~/{markdown.suggest_file_name(transcript.interview, zone)}")
