"""``infoview notes``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import TypeVar

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import display_width, print_json, print_lines, print_remark, wrap_text
from infoview_tui.domain.enums import NoteKind, QuestionState
from infoview_tui.domain.format_dates import format_day, format_note_time
from infoview_tui.domain.labels import NOTE_LABELS, format_count, format_role
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import NotFoundError
from infoview_tui.exchange import json_export as to_json
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts.resolve_contact import get_contact_by_name
from infoview_tui.services.interviews.queries import InterviewRow, NoteRow
from infoview_tui.services.interviews.transcript import Transcript
from infoview_tui.services.outreach.reports import InterviewReport, list_interviews
from infoview_tui.timezone import local_timezone

AnyInterview = TypeVar("AnyInterview", InterviewReport, Transcript)


LATEST_INTERVIEW = 0
"""Interview number that selects the interview started last."""


def print_notes(paths: AppPaths, name: str, *, number: int | None = None, as_json: bool) -> int:
    """Print all interviews with the contact that matches *name*, or one of them (see `select_interviews`).

    Raises InfoviewError if no contact or several contacts match, or if there is no such interview.
    """
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    with open_workspace(paths) as workspace:
        contact = get_contact_by_name(workspace, clean_line(name))
        records = select_interviews(list_interviews(workspace, contact.id), number, contact.name)
    if as_json:
        print_json(to_json.interviews_to_json(records))
    elif records:
        zone = local_timezone()
        today = datetime.now(zone)
        for index, record in enumerate(records):
            print_lines(*([""] if index else []), *_format_interview(record, today, zone))
    else:
        print_remark(f"No interview with {contact.name} yet. Run `infoview live` to start one.")
    return EXIT_OK


def select_interviews(interviews: Sequence[AnyInterview], number: int | None, contact: str) -> Sequence[AnyInterview]:
    """Return all interviews of a contact or, if *number* is given, only one: counted from 1, or `LATEST_INTERVIEW`.

    Raises NotFoundError if it does not exist.
    """
    if number is None:
        return interviews
    if number == LATEST_INTERVIEW:
        started = [(start, one.interview.id, one) for one in interviews if (start := one.interview.started_at)]
        if not started:
            raise NotFoundError(f"No interview with {contact} has started yet.")
        return [max(started, key=lambda item: item[:2])[2]]
    if number > len(interviews):
        message = {0: "There is none", 1: "There is one"}.get(len(interviews), f"There are {len(interviews)}")
        raise NotFoundError(f"There is no interview {number} with {contact}. {message}.")
    return [interviews[number - 1]]


def _format_interview(record: InterviewReport, now: datetime, zone: tzinfo) -> list[str]:
    """Format one interview as lines: heading, questions, and notes with their call time."""
    interview, questions, notes, off_record = record
    lines = wrap_text(_format_heading(interview, now, zone), "", "")
    if questions:
        lines += ["", "Questions"]
    for number, question in enumerate(questions, 1):
        state = "" if question.state == QuestionState.OPEN else f" ({question.state})"
        lines += _wrap_hanging(f"{number:>4}. ", question.text + state)
    lines += ["", "Notes"] if notes else ["", "No notes."]
    shown = ""
    for note in notes:
        title = note.question or ("tangent" if note.is_tangent else "written afterwards")
        if title != shown and questions:
            lines += _wrap_hanging("      ", f"[{title}]")
        shown = title
        lines += _wrap_hanging(f"{format_note_time(note.said_at):>7}  ", _format_note(note))
    if off_record:
        lines += ["", f"{format_count(off_record, 'note')} off the record not shown."]
    return lines


def _format_heading(interview: InterviewRow, now: datetime, zone: tzinfo) -> str:
    moment = interview.started_at or interview.starts_at
    when = "no date yet"
    if moment:
        local = moment.astimezone(zone)
        day = format_day(local.date(), now.date())
        when = f"{day[0].upper()}{day[1:]} {local:%H:%M}"
    role = format_role(interview.title, interview.organization)
    extra = f" + {interview.extra_minutes} min extension" if interview.extra_minutes else ""
    minutes = f"{interview.minutes} min{extra}"
    return " · ".join(
        part for part in (interview.contact, role, when, minutes, interview.meeting, interview.state) if part
    )


def _format_note(note: NoteRow) -> str:
    kind = "" if note.kind == NoteKind.NOTE else f"{NOTE_LABELS[note.kind]}: "
    return f"{kind}{note.text}{' *' if note.starred else ''}"


def _wrap_hanging(first: str, text: str) -> list[str]:
    return wrap_text(text, first, " " * display_width(first))
