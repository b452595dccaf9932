r"""Quick capture grammar: one line of text whose leading sign gives its kind.

There are two contexts: a call and research. In both, a line may start with a sign, ``\`` escapes a sign, and a line
that starts with ``- `` is plain, because people type bullets. In a call, ``*`` at the end stars a moment for the
thank-you (R33). No input is lost: a sign without text is parsed as text.

Lines must already be clean (`clean_line`).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.urls import extract_url

STAR = "*"
ESCAPE = "\\"
BULLET = "- "
QUOTE_SIGN = '"'

MAX_PASTED_NOTES = 500
"""Maximum number of notes created from one pasted block."""


MIN_FULL_LINE = 50
"""Length, in characters, from which a line may have been broken because it was full."""


class ResearchKind(StrEnum):
    """Kinds of lines in research (R5, R16–R18, R22)."""

    FINDING = "finding"
    HYPOTHESIS = "hypothesis"
    WARM_INTRODUCTION = "warm_way"
    ACTION = "action"
    OFFERING = "offering"
    COMMON_GROUND = "common_ground"


class CaptureSign(NamedTuple):
    """One row of the grammar, as shown in help. ``sign`` is empty for a line without a sign."""

    sign: str
    kind: NoteKind | ResearchKind
    label: str
    meaning: str


class CallLine(NamedTuple):
    """A parsed line of a call: its kind, its text without signs, and whether it is starred."""

    kind: NoteKind
    text: str
    starred: bool


class ResearchLine(NamedTuple):
    """A parsed line of research. ``source`` is the URL it came from, or empty."""

    kind: ResearchKind
    text: str
    source: str


CALL_SIGNS: tuple[CaptureSign, ...] = (
    CaptureSign("", NoteKind.NOTE, "note", "anything they said"),
    CaptureSign('"', NoteKind.QUOTE, "quote", "their exact words"),
    CaptureSign("!", NoteKind.INSIGHT, "insight", "an insight or a surprise"),
    CaptureSign(">", NoteKind.REWARD, "reward", "what they love about it"),
    CaptureSign("<", NoteKind.DRAWBACK, "drawback", "a drawback, hidden demand, or limit"),
    CaptureSign("?", NoteKind.WANT_TO_KNOW, "want to know", "something to learn more about"),
    CaptureSign("@", NoteKind.REFERRAL, "referral", "a person to talk to: @Priya Shah, designer at Figma"),
    CaptureSign("+", NoteKind.COMMITMENT, "commitment", "what you will do, or what they offer: + she will send the ad"),
    CaptureSign("~", NoteKind.COMMON_GROUND, "common ground", "something you have in common"),
    CaptureSign("%", NoteKind.OFF_RECORD, "off the record", "left out of messages and exports"),
)
"""Signs in a call, in the order that help shows them."""

RESEARCH_SIGNS: tuple[CaptureSign, ...] = (
    CaptureSign("", ResearchKind.FINDING, "finding", "something you learned; a web address becomes its source"),
    CaptureSign("?", ResearchKind.HYPOTHESIS, "hypothesis", "a belief to test in interviews"),
    CaptureSign("@", ResearchKind.WARM_INTRODUCTION, "warm introduction", "who can introduce you"),
    CaptureSign("+", ResearchKind.ACTION, "action", "something to do: + ask Tom for her address by fri"),
    CaptureSign("$", ResearchKind.OFFERING, "offering", "something to offer them"),
    CaptureSign("~", ResearchKind.COMMON_GROUND, "common ground", "something you have in common"),
)
"""Signs in research, in the order that help shows them."""

SYNTAX_MARKS: tuple[tuple[str, str], ...] = (
    ("*", "at the end: star the moment for the thank-you"),
    ("- ", "at the start: plain text, whatever follows"),
    ("\\", "before a sign, a bullet, or the last star: take it literally"),
)
"""Other syntax of the grammar, as (mark, meaning)."""

_CALL_KIND_BY_SIGN = {row.sign: row.kind for row in CALL_SIGNS if row.sign and isinstance(row.kind, NoteKind)}
_SIGN_BY_CALL_KIND = {kind: sign for sign, kind in _CALL_KIND_BY_SIGN.items()}
_RESEARCH_KIND_BY_SIGN = {
    row.sign: row.kind for row in RESEARCH_SIGNS if row.sign and isinstance(row.kind, ResearchKind)
}


def parse_call_line(line: str, off_record: bool = False) -> CallLine:
    r"""Parse one line written during a call (R26–R30).

    A sign alone is a plain note with the sign as its text, and ``*`` alone is not a star. The closing ``"`` of a quote
    is dropped if it matches the sign (``\"`` at the end preserves it). An empty line gives an empty note.

    If ``off_record``, every line is off the record: ``%`` is dropped, and any other sign stays in the text. Lines off
    the record are never starred.
    """
    body, starred = _parse_star(line.strip())
    sign, text = _parse_sign(body, _CALL_KIND_BY_SIGN)
    kind = _CALL_KIND_BY_SIGN[sign] if sign else NoteKind.NOTE
    if off_record and kind is not NoteKind.OFF_RECORD:
        return CallLine(NoteKind.OFF_RECORD, body if sign else text, starred=False)
    if kind is NoteKind.QUOTE:
        text = _drop_closing_quote(text)
    if not text:
        kind, text = (NoteKind.OFF_RECORD if off_record else NoteKind.NOTE), body
    return CallLine(kind, text, starred and kind is not NoteKind.OFF_RECORD)


def format_call_line(kind: NoteKind, text: str, starred: bool) -> str:
    """Format a note as an editable line; the inverse of `parse_call_line`.

    For every stripped, non-empty text ``parse_call_line(format_call_line(k, t, s)) == CallLine(k, t, s)``, except that
    a note off the record is never starred.
    """
    if kind is NoteKind.NOTE:
        line = ESCAPE + text if _starts_with_sign(text.lstrip(ESCAPE), _CALL_KIND_BY_SIGN) else text
    elif kind is NoteKind.QUOTE:
        line = QUOTE_SIGN + (text[:-1] + ESCAPE + QUOTE_SIGN if _needs_quote_escape(text) else text)
    elif kind is NoteKind.REFERRAL:
        line = _SIGN_BY_CALL_KIND[kind] + text
    else:
        line = f"{_SIGN_BY_CALL_KIND[kind]} {text}"
    if starred:
        return f"{line} {STAR}"
    return line[:-1] + ESCAPE + STAR if line.endswith(STAR) else line


def note_kind_of_sign(sign: str) -> NoteKind | None:
    """Return the note kind of a sign, or None if it is not a sign in a call."""
    return _CALL_KIND_BY_SIGN.get(sign)


def change_line_kind(line: str, kind: NoteKind) -> str:
    """Rewrite a line of a call with another kind. The text stays, and so does the star if the kind allows one."""
    parsed = parse_call_line(line)
    return (
        format_call_line(kind, parsed.text, parsed.starred and kind is not NoteKind.OFF_RECORD) if parsed.text else line
    )


def to_off_record(line: CallLine) -> CallLine:
    """Return a parsed line off the record."""
    return CallLine(NoteKind.OFF_RECORD, line.text, starred=False)


def mark_off_record(line: str, *, is_edit: bool = False) -> str:
    """Put the sign of a note off the record before an unfinished line, which is written off the record.

    The line of an edited note gives up its sign; in another, a sign is part of the text. Spaces at the end stay, since
    the line goes on.
    """
    cleaned = clean_line(line)
    parsed = parse_call_line(cleaned, off_record=not is_edit)
    if not parsed.text or parse_call_line(cleaned).kind is NoteKind.OFF_RECORD:
        return line
    return format_call_line(NoteKind.OFF_RECORD, parsed.text, False) + line[len(line.rstrip()) :]


def split_pasted_text(text: str) -> list[str]:
    """Split a pasted block into clean, non-empty lines, one for each note.

    Returns at most `MAX_PASTED_NOTES` lines; the last one contains all the rest, so that nothing is lost.
    """
    lines = [line for line in map(clean_line, clean_text(text).split("\n")) if line]
    return (
        [*lines[: MAX_PASTED_NOTES - 1], " ".join(lines[MAX_PASTED_NOTES - 1 :])]
        if len(lines) > MAX_PASTED_NOTES
        else lines
    )


def is_wrapped_passage(lines: Sequence[str]) -> bool:
    """Whether lines look like one passage with line breaks, as in an email: full lines that end within a sentence."""
    full = lines[:-1]
    breaks = sum(line[-1:] not in ".!?" for line in full)
    has_signs = any(_starts_with_sign(line, _RESEARCH_KIND_BY_SIGN) for line in lines[1:])
    return not has_signs and all(len(line) >= MIN_FULL_LINE for line in full) and breaks * 2 >= len(full)


def join_call_lines(first: CallLine, second: CallLine) -> CallLine:
    """Join two consecutive notes into one, without losing any text or star.

    The result has the kind of the first note, or is off the record if either note is. If the kind of the second note
    differs, its sign stays in the text, so that splitting there restores it.
    """
    kind = NoteKind.OFF_RECORD if NoteKind.OFF_RECORD in {first.kind, second.kind} else first.kind
    tail = second.text if second.kind in {NoteKind.NOTE, kind} else format_call_line(second.kind, second.text, False)
    head = first.text if first.kind in {NoteKind.NOTE, kind} else format_call_line(first.kind, first.text, False)
    starred = (first.starred or second.starred) and kind is not NoteKind.OFF_RECORD
    return CallLine(kind, f"{head} {tail}", starred)


def parse_split_line(head: str, tail: str) -> tuple[CallLine, CallLine] | None:
    """Parse the two halves of a split line into two notes, or return None if either would be empty.

    The second note has the kind of the first unless it starts with a sign. Both halves of a line off the record are
    off the record. A star at the end stars both.
    """
    first, second = parse_call_line(head), parse_call_line(tail)
    if not first.text or not second.text or _parse_star(head.strip())[0] in _CALL_KIND_BY_SIGN or tail.strip() == STAR:
        return None
    if first.kind is NoteKind.OFF_RECORD:
        second = parse_call_line(tail, off_record=True)
    elif not _has_sign(tail):
        second = second._replace(kind=first.kind)
    starred = first.starred or _parse_star(tail.strip())[1]
    return _with_star(first, starred), _with_star(second, starred)


def _has_sign(line: str) -> bool:
    """Whether a line starts with a sign or bullet, escaped or not."""
    return _starts_with_sign(line.lstrip().lstrip(ESCAPE), _CALL_KIND_BY_SIGN)


def _with_star(line: CallLine, starred: bool) -> CallLine:
    return line._replace(starred=starred and line.kind is not NoteKind.OFF_RECORD)


def parse_research_line(line: str) -> ResearchLine:
    """Parse one line of research (R16–R18, R22).

    The first URL in a finding or offering is moved from the text to the source. If a line is only a URL, it is both.
    """
    body = line.strip()
    sign, text = _parse_sign(body, _RESEARCH_KIND_BY_SIGN)
    kind = _RESEARCH_KIND_BY_SIGN[sign] if sign else ResearchKind.FINDING
    if not text:
        kind, text = ResearchKind.FINDING, body
    if kind in {ResearchKind.FINDING, ResearchKind.OFFERING}:
        text, source = extract_url(text)
        return ResearchLine(kind, text, source)
    return ResearchLine(kind, text, "")


def _starts_with_sign(text: str, kinds: dict[str, NoteKind] | dict[str, ResearchKind]) -> bool:
    return text[:1] in kinds or text.startswith(BULLET)


def _parse_star(body: str) -> tuple[str, bool]:
    if not body.endswith(STAR) or body == STAR:
        return body, False
    if body[-2] == ESCAPE:
        return body[:-2] + STAR, False
    return body[:-1].rstrip(), True


def _parse_sign(body: str, kinds: dict[str, NoteKind] | dict[str, ResearchKind]) -> tuple[str, str]:
    if body[:1] in kinds:
        return body[0], body[1:].strip()
    if body.startswith(BULLET):
        return "", body[len(BULLET) :].lstrip()
    # Remove only one of several backslashes, so that any text can be written, and \\server\share needs no escaping.
    if body.startswith(ESCAPE) and _starts_with_sign(body.lstrip(ESCAPE), kinds):
        return "", body[1:]
    return "", body


def _drop_closing_quote(text: str) -> str:
    if text.endswith(ESCAPE + QUOTE_SIGN):
        return text[:-2] + QUOTE_SIGN
    return text[:-1].rstrip() if _closes_opening_quote(text) else text


def _needs_quote_escape(text: str) -> bool:
    return text.endswith(ESCAPE + QUOTE_SIGN) or _closes_opening_quote(text)


def _closes_opening_quote(text: str) -> bool:
    """Whether the last quote matches the sign: the number of quotes is odd, as in ``"She said "no" at once"``."""
    return text.endswith(QUOTE_SIGN) and text.count(QUOTE_SIGN) % 2 == 1
