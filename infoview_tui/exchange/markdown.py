"""Interviews as Markdown (CommonMark), to be kept or sent.

What people wrote stays text: whatever Markdown would make structure of, in GitHub's and Pandoc's dialects too, is
escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from itertools import groupby

from infoview_tui.domain.call_clock import spell_clock
from infoview_tui.domain.capture import CALL_SIGNS
from infoview_tui.domain.enums import InterviewState, NoteKind, QuestionState
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.services.interviews.transcript import Answers, Page, by_question, spoken
from infoview_tui.storage.queries.interviews.interviews import InterviewRow, NoteRow
from infoview_tui.storage.queries.interviews.transcript import BecameRow, GivenRow, RatedRow
from infoview_tui.storage.timestamps import maybe

STAR = "★"
"""Stands behind a starred moment."""

LONGEST_NAME = 40
"""The most characters of a person's name in the name of a file."""

_STRUCTURE = re.compile(
    r"""
      [\\`*_\[\]<|~$^{}]    # emphasis, code, links, HTML, tables, struck out, mathematics, attributes
    | &(?=\#?\w+;)          # an entity
    | (?<!\S)\#             # a heading, at either end of its line
    | (?<!\w)@              # somebody mentioned
    | ([=%])(?=\1)          # marked, a comment
    | ^[-+>=:%]             # a list, a quote, a line, a definition
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"^(\(?(?:\d+|[a-zA-Z]|[ivxlcdmIVXLCDM]+))([.)])(?!\S)")
"""What begins a numbered list."""

_LABELS = {sign.kind: sign.label.capitalize() for sign in CALL_SIGNS}
_NO_WORD = re.compile(r"[\W_]+")


def escaped(text: str) -> str:
    """Return one line of text that Markdown shows as it is, wherever in a line it stands."""
    return _NUMBER.sub(r"\1\\\2", _STRUCTURE.sub(lambda found: "\\" + found[0], clean_line(text)))


def interviews(pages: Sequence[Page], now: datetime, zone: tzinfo) -> str:
    """Return interviews with one contact as a document; empty for none. ``now`` (UTC) counts in a call that runs.

    It holds all that the pages hold: what is to stay in the program is taken out before (`reading.on_record`).
    """
    if not pages:
        return ""
    interview = pages[0].interview
    who = " at ".join(part for part in (interview.title, interview.organization) if part)
    blocks = [f"# Interview{'s' if len(pages) > 1 else ''} with {escaped(interview.contact)}", escaped(who)]
    for page in pages:
        blocks += _interview(page, now, zone)
    return "\n\n".join(block for block in blocks if block) + "\n"


def file_name(interview: InterviewRow, zone: tzinfo) -> str:
    """Return a name for a file that holds one interview: ``infoview-ines-carvalho-2026-11-10.md``."""
    moment = maybe(interview.started_at) or maybe(interview.starts_at)
    name = _NO_WORD.sub("-", fold(clean_line(interview.contact)))[:LONGEST_NAME].strip("-")
    day = f"{moment.astimezone(zone):%Y-%m-%d}" if moment else ""
    return "-".join(part for part in ("infoview", name or "interview", day) if part) + ".md"


def _interview(page: Page, now: datetime, zone: tzinfo) -> Iterator[str]:
    interview = page.interview
    moment = maybe(interview.started_at) or maybe(interview.starts_at)
    local = moment.astimezone(zone) if moment else None
    yield f"## {local:%A} {local.day} {local:%B %Y}, {local:%H:%M}" if local else "## No date yet"
    yield " · ".join((_spell(interview.medium).capitalize(), _length(interview, now), _spell(interview.state)))
    if page.notes:
        for number, answers in enumerate(by_question(page.questions, page.notes), 1):
            yield from _answers(number, answers, page, zone)
    elif page.questions:
        yield "### Questions"
        yield "\n".join(f"{number}. {escaped(row.text)}" for number, row in enumerate(page.questions, 1))
    yield from _debrief(page)


def _length(interview: InterviewRow, now: datetime) -> str:
    agreed = f"{interview.minutes} min agreed"
    if interview.extra_minutes:
        agreed += f" and {interview.extra_minutes} more when invited to stay"
    length = spoken(interview, now)
    return agreed if length is None else f"{int(length.total_seconds() // 60)} min spoken, {agreed}"


def _answers(number: int, answers: Answers, page: Page, zone: tzinfo) -> Iterator[str]:
    question, notes = answers
    if question is not None:
        yield f"### {number}. {escaped(question.text)}"
    elif page.questions:
        yield "### Beside the questions"
    else:
        yield "### Notes"
    if not notes:
        yield "*Skipped.*" if question and question.state == QuestionState.SKIPPED else "*No notes.*"
    for is_quote, group in groupby(notes, lambda note: note.kind == NoteKind.QUOTE):
        if is_quote:
            yield from map(_quote, group)
        else:
            yield "\n".join(_item(note, page.became.get(note.id), zone) for note in group)


def _quote(note: NoteRow) -> str:
    return f"> {escaped(note.text)}\n>\n> — {_time(note)}{_star(note)}"


def _item(note: NoteRow, became: BecameRow | None, zone: tzinfo) -> str:
    kind = "" if note.kind == NoteKind.NOTE else f"**{_LABELS[NoteKind(note.kind)]}:** "
    said = _became(note, became, zone) if became else ""
    return f"- {_time(note)} {kind}{escaped(note.text)}{_star(note)}{f' *({said})*' if said else ''}"


def _became(note: NoteRow, became: BecameRow, zone: tzinfo) -> str:
    """Say what became of a name that was given, or of a promise."""
    parts = []
    if became.contact_id is not None:
        known = fold(clean_line(became.contact)) in fold(clean_line(note.text))
        parts.append("a contact now" if known else f"a contact now: {escaped(became.contact)}")
    if became.action_id is not None:
        due = maybe(became.due_at)
        local = due.astimezone(zone) if due else None
        when = f"due {local:%A} {local.day} {local:%B %Y}" if local else "to do, without a date"
        parts.append("done" if became.done_at else "dropped" if became.dropped_at else when)
    return ", ".join(parts)


def _debrief(page: Page) -> Iterator[str]:
    """The hour after: the three texts, the verdicts, how it looks now, and what came of it."""
    interview = page.interview
    texts = (interview.learned, interview.want_to_know, interview.next_steps)
    for title, text in zip(("Learned", "Want to know more", "Next steps"), texts, strict=True):
        if text.strip():
            yield f"### {title}"
            yield from _paragraphs(text)
    if page.verdicts:
        yield "### Verdicts"
        yield "\n".join(_verdict(row, page.note(row.note_id)) for row in page.verdicts)
    if page.ratings:
        yield "### How it looks now"
        yield "\n".join(_ratings(page.ratings))
    energy = [(interview.energy_before, "before"), (interview.energy_after, "after")]
    if any(given for given, _ in energy):
        yield "### Energy"
        yield ", ".join(f"{given} of 5 {when}" for given, when in energy if given)
    if page.outcomes:
        yield "### What came of it"
        yield "\n".join(f"- **{_spell(row.kind).capitalize()}:** {escaped(row.text)}" for row in page.outcomes)


def _paragraphs(text: str) -> Iterator[str]:
    """Each line on a line of its own, and each paragraph apart."""
    lines = [escaped(line) for line in clean_text(text).split("\n")]
    for is_text, group in groupby(lines, bool):
        if is_text:
            yield "\\\n".join(group)


def _verdict(row: GivenRow, note: NoteRow | None) -> str:
    lines = [f"- **{row.verdict.capitalize()}:** {escaped(row.hypothesis)}"]
    if row.because.strip():
        lines.append(f"  - {escaped(row.because)}")
    if note is not None:
        text = f"“{escaped(note.text)}”" if note.kind == NoteKind.QUOTE else escaped(note.text)
        lines.append(f"  - {_time(note)} {text}")
    return "\n".join(lines)


def _ratings(ratings: Sequence[RatedRow]) -> Iterator[str]:
    for path, rows in groupby(ratings, lambda row: row.path):
        yield f"- **Path:** {escaped(path)}"
        yield from (f"  - {escaped(_spell(row.topic))}: {row.score} of 5 ({_spell(row.sureness)})" for row in rows)


def _time(note: NoteRow) -> str:
    return spell_clock(timedelta(seconds=note.seconds))


def _star(note: NoteRow) -> str:
    return f" {STAR}" if note.starred and note.kind != NoteKind.OFF_RECORD else ""


def _spell(word: str) -> str:
    """A word of the process as it is read."""
    return {InterviewState.ENDED.value: "not debriefed yet"}.get(word, word.replace("_", " ").replace("-", " "))
