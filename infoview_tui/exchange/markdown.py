"""Markdown export of interviews (CommonMark).

User text is escaped, so that it is never interpreted as markup, including in GitHub's and Pandoc's dialects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from itertools import groupby

from infoview_tui.domain.enums import InterviewState, NoteKind, QuestionState
from infoview_tui.domain.format_dates import format_clock
from infoview_tui.domain.labels import NOTE_LABELS, format_role
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.services.interviews.queries import InterviewRow, NoteRow
from infoview_tui.services.interviews.transcript import (
    NoteResultRow,
    PathRatingRow,
    QuestionNotes,
    Transcript,
    VerdictRow,
    group_by_question,
    spoken_duration,
)

STAR = "★"
"""Marks a starred note."""

MAX_NAME_LENGTH = 40
"""Longest contact name in a file name, in characters."""

_MARKUP = re.compile(
    r"""
      [\\`*_\[\]<|~$^{}]    # emphasis, code, links, HTML, tables, strikethrough, math, attributes
    | &(?=\#?\w+;)          # an entity
    | (?<!\S)\#             # a heading, at either end of its line
    | (?<!\w)@              # a mention
    | ([=%])(?=\1)          # highlighting, a comment
    | ^[-+>=:%]             # a list, a quote, a rule, a definition
    """,
    re.VERBOSE,
)
_LIST_NUMBER = re.compile(r"^(\(?(?:\d+|[a-zA-Z]|[ivxlcdmIVXLCDM]+))([.)])(?!\S)")
"""Start of a numbered list."""

_NON_WORD = re.compile(r"[\W_]+")


def escape(text: str) -> str:
    """Escape one line of text, so that Markdown shows it unchanged at any position in a line."""
    return _LIST_NUMBER.sub(r"\1\\\2", _MARKUP.sub(lambda found: "\\" + found[0], clean_line(text)))


def format_interviews(transcripts: Sequence[Transcript], now: datetime, zone: tzinfo) -> str:
    """Format the interviews with one contact as a document; empty if there are none.

    *now* (UTC) is used for the length of a running call. All notes are included; remove notes off the record first
    (`without_off_record`).
    """
    if not transcripts:
        return ""
    interview = transcripts[0].interview
    role = format_role(interview.title, interview.organization)
    blocks = [f"# Interview{'s' if len(transcripts) > 1 else ''} with {escape(interview.contact)}", escape(role)]
    for transcript in transcripts:
        blocks += _interview_blocks(transcript, now, zone)
    return "\n\n".join(block for block in blocks if block) + "\n"


def suggest_file_name(interview: InterviewRow, zone: tzinfo) -> str:
    """Return a file name for one interview, such as ``infoview-ines-carvalho-2026-11-10.md``."""
    moment = interview.started_at or interview.starts_at
    day = f"{moment.astimezone(zone):%Y-%m-%d}" if moment else ""
    return format_file_name("infoview", interview.contact, day) + ".md"


def format_file_name(kind: str, name: str, day: str = "") -> str:
    """Return a file name without ending: ``sheet-ines-carvalho-2026-11-10``, from a name that the user typed."""
    words = _NON_WORD.sub("-", fold(clean_line(name)))[:MAX_NAME_LENGTH].strip("-")
    return "-".join(part for part in (kind, words or "interview", day) if part)


def _interview_blocks(transcript: Transcript, now: datetime, zone: tzinfo) -> Iterator[str]:
    interview = transcript.interview
    moment = interview.started_at or interview.starts_at
    local = moment.astimezone(zone) if moment else None
    yield f"## {local:%A} {local.day} {local:%B %Y}, {local:%H:%M}" if local else "## No date yet"
    yield " · ".join((_format_meeting(interview), _format_length(interview, now), _format_word(interview.state)))
    if transcript.notes:
        for number, answers in enumerate(group_by_question(transcript.questions, transcript.notes), 1):
            yield from _question_blocks(number, answers, transcript, zone)
    elif transcript.questions:
        yield "### Questions"
        yield "\n".join(f"{number}. {escape(row.text)}" for number, row in enumerate(transcript.questions, 1))
    yield from _debrief_blocks(transcript)


def _format_meeting(interview: InterviewRow) -> str:
    meeting = escape(interview.meeting)
    return meeting[:1].upper() + meeting[1:]


def _format_length(interview: InterviewRow, now: datetime) -> str:
    agreed = f"{interview.minutes} min agreed"
    if interview.extra_minutes:
        agreed += f" + {interview.extra_minutes} min extension"
    length = spoken_duration(interview, now)
    return agreed if length is None else f"{int(length.total_seconds() // 60)} min, {agreed}"


def _question_blocks(number: int, question_notes: QuestionNotes, transcript: Transcript, zone: tzinfo) -> Iterator[str]:
    question, notes, title = question_notes
    yield f"### {number}. {escape(question.text)}" if question is not None else f"### {title}"
    if not notes:
        yield "*Skipped.*" if question and question.state == QuestionState.SKIPPED else "*No notes.*"
    for is_quote, group in groupby(notes, lambda note: note.kind == NoteKind.QUOTE):
        if is_quote:
            yield from map(_format_quote, group)
        else:
            yield "\n".join(_format_note(note, transcript.conversions.get(note.id), zone) for note in group)


def _format_quote(note: NoteRow) -> str:
    return f"> {escape(note.text)}\n>\n> — {_format_time(note)}{_format_star(note)}"


def _format_note(note: NoteRow, conversion: NoteResultRow | None, zone: tzinfo) -> str:
    kind = "" if note.kind == NoteKind.NOTE else f"**{NOTE_LABELS[note.kind].capitalize()}:** "
    result = _format_conversion(note, conversion, zone) if conversion else ""
    suffix = f" *({result})*" if result else ""
    return f"- {_format_time(note)} {kind}{escape(note.text)}{_format_star(note)}{suffix}"


def _format_conversion(note: NoteRow, conversion: NoteResultRow, zone: tzinfo) -> str:
    """Describe the contact or action created from a note."""
    parts = []
    if conversion.contact_id is not None:
        known = fold(clean_line(conversion.contact)) in fold(clean_line(note.text))
        parts.append("added as a contact" if known else f"added as a contact: {escape(conversion.contact)}")
    if conversion.action_id is not None:
        day = conversion.due.day(zone) if conversion.due else None
        when = f"due {day:%A} {day.day} {day:%B %Y}" if day else "to do, no due date"
        parts.append("done" if conversion.done_at else "dismissed" if conversion.dismissed_at else when)
    return ", ".join(parts)


def _debrief_blocks(transcript: Transcript) -> Iterator[str]:
    """Format the debrief: reflections, verdicts, path ratings, energy, and outcomes."""
    interview = transcript.interview
    texts = (interview.learned, interview.want_to_know, interview.next_steps)
    for title, text in zip(("Learned", "Want to know more", "Next steps"), texts, strict=True):
        if text.strip():
            yield f"### {title}"
            yield from _paragraphs(text)
    if transcript.verdicts:
        yield "### Verdicts"
        yield "\n".join(_format_verdict(row, transcript.find_note(row.note_id)) for row in transcript.verdicts)
    if transcript.ratings:
        yield "### Path ratings"
        yield "\n".join(_format_ratings(transcript.ratings))
    energy = [(interview.energy_before, "before"), (interview.energy_after, "after")]
    if any(given for given, _ in energy):
        yield "### Energy"
        yield ", ".join(f"{given} of 5 {when}" for given, when in energy if given)
    if transcript.outcomes:
        yield "### Outcomes"
        yield "\n".join(
            f"- **{_format_word(row.kind).capitalize()}:** {escape(row.text)}" for row in transcript.outcomes
        )


def _paragraphs(text: str) -> Iterator[str]:
    """Split a text into paragraphs, with hard line breaks inside them."""
    lines = [escape(line) for line in clean_text(text).split("\n")]
    for is_text, group in groupby(lines, bool):
        if is_text:
            yield "\\\n".join(group)


def _format_verdict(row: VerdictRow, note: NoteRow | None) -> str:
    lines = [f"- **{row.verdict.capitalize()}:** {escape(row.hypothesis)}"]
    if row.reason.strip():
        lines.append(f"  - {escape(row.reason)}")
    if note is not None:
        text = f"“{escape(note.text)}”" if note.kind == NoteKind.QUOTE else escape(note.text)
        lines.append(f"  - {_format_time(note)} {text}")
    return "\n".join(lines)


def _format_ratings(ratings: Sequence[PathRatingRow]) -> Iterator[str]:
    for path, rows in groupby(ratings, lambda row: row.path):
        yield f"- **Path:** {escape(path)}"
        yield from (
            f"  - {escape(_format_word(row.topic))}: {row.score} of 5 ({_format_word(row.confidence)})" for row in rows
        )


def _format_time(note: NoteRow) -> str:
    return "(written afterwards)" if note.said_at is None else format_clock(note.said_at)


def _format_star(note: NoteRow) -> str:
    return f" {STAR}" if note.starred and note.kind != NoteKind.OFF_RECORD else ""


def _format_word(word: str) -> str:
    """Return the display form of an enum value."""
    return {InterviewState.ENDED.value: "not debriefed yet"}.get(word, word.replace("_", " ").replace("-", " "))
