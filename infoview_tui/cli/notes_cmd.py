"""``infoview notes``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from typing import TypeVar

from infoview_tui.cli import DONE
from infoview_tui.cli.open_data import has_data, no_data, opened
from infoview_tui.cli.output import cells, complain, has_unicode, say, wrap
from infoview_tui.domain.call_clock import spell_clock
from infoview_tui.domain.enums import NoteKind, QuestionState
from infoview_tui.domain.format_dates import spell_day
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import NotFoundError
from infoview_tui.exchange import json_export as to_json
from infoview_tui.paths import Places
from infoview_tui.services.interviews.interviews import find_contact
from infoview_tui.services.interviews.transcript import Page
from infoview_tui.services.outreach.reports import InterviewRecord, list_interviews
from infoview_tui.storage.queries.interviews.interviews import InterviewRow, NoteRow
from infoview_tui.storage.timestamps import from_text
from infoview_tui.timezone import local_zone

Interview = TypeVar("Interview", InterviewRecord, Page)

LATEST = 0
"""Among the numbers of the interviews: the last one that has begun."""


def print_notes(places: Places, name: str, *, which: int | None = None, as_json: bool) -> int:
    """Print the interviews with the contact that a name means, or one of them (`chosen`).

    Raises InfoviewError where the name means nobody or several, or there is no such interview.
    """
    if not has_data(places):
        raise NotFoundError(no_data(places))
    with opened(places) as desk:
        contact = find_contact(desk, clean_line(name))
        records = chosen(list_interviews(desk, contact.id), which, contact.name)
    if as_json:
        say(to_json.dump(to_json.interviews(records), ascii_only=not has_unicode()))
    elif records:
        zone = local_zone()
        today = datetime.now(zone)
        for index, record in enumerate(records):
            say(*([""] if index else []), *_told(record, today, zone))
    else:
        complain(f"No interview with {contact.name} yet: `infoview live` begins one.")
    return DONE


def chosen(interviews: Sequence[Interview], which: int | None, contact: str) -> Sequence[Interview]:
    """Return all of a contact's interviews or, alone, the one of a number from 1, or `LATEST`.

    Raises NotFoundError where there is no such one.
    """
    if which is None:
        return interviews
    if which == LATEST:
        begun = [one for one in interviews if one.interview.started_at is not None]
        if not begun:
            raise NotFoundError(f"No interview with {contact} has begun yet.")
        return [max(begun, key=lambda one: (one.interview.started_at or "", one.interview.id))]
    if which > len(interviews):
        many = {0: "There is none", 1: "There is one"}.get(len(interviews), f"There are {len(interviews)}")
        raise NotFoundError(f"There is no interview {which} with {contact}. {many}.")
    return [interviews[which - 1]]


def _told(record: InterviewRecord, now: datetime, zone: tzinfo) -> list[str]:
    """One interview as lines: what it was, its questions, and its notes in order with the time in the call."""
    interview, questions, notes, off_record = record
    lines = wrap(_heading(interview, now, zone), "", "")
    if questions:
        lines += ["", "Questions"]
    for number, question in enumerate(questions, 1):
        mark = "" if question.state == QuestionState.OPEN else f" ({question.state})"
        lines += _hanging(f"{number:>4}. ", question.text + mark)
    lines += ["", "Notes"] if notes else ["", "No notes."]
    asked: int | None = None
    for note in notes:
        if note.question_id != asked and note.question:
            lines += _hanging("      ", f"[{note.question}]")
        asked = note.question_id
        lines += _hanging(f"{spell_clock(timedelta(seconds=note.seconds)):>7}  ", _noted(note))
    if off_record:
        lines += ["", f"{off_record} {'note' if off_record == 1 else 'notes'} off the record left out."]
    return lines


def _heading(interview: InterviewRow, now: datetime, zone: tzinfo) -> str:
    moment = interview.started_at or interview.starts_at
    when = "no date yet"
    if moment:
        local = from_text(moment).astimezone(zone)
        day = spell_day(local.date(), now.date())
        when = f"{day[0].upper()}{day[1:]} {local:%H:%M}"
    role = " at ".join(part for part in (interview.title, interview.organization) if part)
    minutes = f"{interview.minutes} min" + (f" and {interview.extra_minutes} more" if interview.extra_minutes else "")
    return " · ".join(part for part in (interview.contact, role, when, minutes, interview.state) if part)


def _noted(note: NoteRow) -> str:
    kind = "" if note.kind == NoteKind.NOTE else f"{note.kind.replace('_', ' ')}: "
    return f"{kind}{note.text}{' *' if note.starred else ''}"


def _hanging(first: str, text: str) -> list[str]:
    return wrap(text, first, " " * cells(first))
