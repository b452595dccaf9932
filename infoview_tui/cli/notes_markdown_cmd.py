"""``infoview notes NAME --markdown``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.notes_cmd import select_interviews
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import print_lines, print_remark
from infoview_tui.cli.write_file import write_file
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import NotFoundError
from infoview_tui.exchange import markdown
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts.resolve_contact import get_contact_by_name
from infoview_tui.services.interviews.transcript import list_transcripts, without_off_record
from infoview_tui.timezone import local_timezone


class ExportOptions(NamedTuple):
    """Options: interview number (None for all), notes off the record, output file (None for stdout), overwriting."""

    number: int | None
    include_off_record: bool
    output: str | None
    force: bool


def export_markdown(paths: AppPaths, name: str, options: ExportOptions) -> int:
    """Print the interviews with the contact that matches *name*, or write them to a file.

    The number of omitted notes off the record is printed on stderr, not in the document. Raises InfoviewError if no
    contact or several contacts match, there is no such interview, or the file exists or is not writable.
    """
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    with open_workspace(paths) as workspace:
        contact = get_contact_by_name(workspace, clean_line(name))
        transcripts = select_interviews(list_transcripts(workspace, contact.id), options.number, contact.name)
    if not transcripts:
        print_remark(f"No interview with {contact.name} yet. Run `infoview live` to start one.")
        return EXIT_OK
    hidden_count = sum(note.kind == NoteKind.OFF_RECORD for page in transcripts for note in page.notes)
    if not options.include_off_record:
        transcripts = [without_off_record(page) for page in transcripts]
    text = markdown.format_interviews(transcripts, datetime.now(UTC), local_timezone())
    if options.output is None:
        print_lines(text.removesuffix("\n"))
    else:
        write_file(options.output, text, force=options.force)
    if hidden_count and not options.include_off_record:
        print_remark(f"{format_count(hidden_count, 'note')} off the record left out.")
    return EXIT_OK
