"""``infoview sheet``: one page to read before an interview, for a terminal, as Markdown, or for print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import print_json, print_lines, print_report, wrap_text
from infoview_tui.cli.write_file import write_file
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.exchange.interview_sheet_html import format_interview_page
from infoview_tui.exchange.interview_sheet_markdown import describe_item, format_interview_sheet
from infoview_tui.exchange.sheet_json import interview_sheet_to_json
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts.resolve_contact import get_contact_by_name
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.sheet import InterviewSheet, ListStyle, SheetSection, read_interview_sheet
from infoview_tui.services.interviews.timing import find_next_interview
from infoview_tui.timezone import local_timezone

_SIGNS = {ListStyle.BULLETS: " - ", ListStyle.BOXES: " [ ] ", ListStyle.PARAGRAPHS: " "}


class SheetOptions(NamedTuple):
    """The format of a sheet; ``html`` is the file to write, replaced if forced."""

    as_markdown: bool = False
    as_json: bool = False
    html: str | None = None
    force: bool = False


def print_sheet(paths: AppPaths, name: str, options: SheetOptions) -> int:
    """Print or write the sheet for the next interview with the contact that matches *name*.

    Without a name, it is the next interview of all contacts. Raises InfoviewError if no contact or several contacts
    match, no interview is planned, or the file exists or is not writable.
    """
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    with open_workspace(paths) as workspace:
        sheet = read_interview_sheet(workspace, _find_contact(workspace, clean_line(name)), local_timezone())
    if options.html is not None:
        path = write_file(options.html, format_interview_page(sheet), force=options.force)
        print_report(f"Wrote the sheet to {clean_line(str(path))}.")
    elif options.as_json:
        print_json(interview_sheet_to_json(sheet))
    elif options.as_markdown:
        print_lines(format_interview_sheet(sheet).removesuffix("\n"))
    else:
        print_lines(*_format_sheet(sheet))
    return EXIT_OK


def _find_contact(workspace: Workspace, name: str) -> int:
    if name:
        return get_contact_by_name(workspace, name).id
    interview = find_next_interview(workspace)
    if interview is None:
        raise InfoviewError("No interview is planned. Run `infoview sheet NAME`.")
    return interview.contact_id


def _format_sheet(sheet: InterviewSheet) -> Iterator[str]:
    yield from wrap_text(f"{sheet.title}{f', {sheet.role}' if sheet.role else ''}", "", "")
    for line in sheet.when:
        yield from wrap_text(line, "", "")
    for section in sheet.sections:
        yield from ("", f"{section.title}{f' · {section.note}' if section.note else ''}")
        yield from _format_items(section)
    yield ""
    yield from wrap_text(sheet.expectation, "", "")


def _format_items(section: SheetSection) -> Iterator[str]:
    for number, item in enumerate(section.items, 1):
        sign = _SIGNS.get(section.style, f"{number:>2} ")
        follow_ups = format_count(len(item.details), "follow-up") if item.details else ""
        notes = ", ".join(filter(None, (describe_item(item), follow_ups)))
        yield from wrap_text(f"{item.text}{f' ({notes})' if notes else ''}", sign, " " * len(sign))
    if not section.items:
        yield from wrap_text(section.empty, " ", " ")
