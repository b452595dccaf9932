r"""The grammar of quick capture: one line whose leading sign says what it is.

It has two contexts, a call and research. In both a line may begin with a sign, ``\`` before a sign takes it literally,
and a line that begins with ``- `` is plain, because people type bullets. In a call ``*`` at the end stars a moment for
the thank-you (R33). Nothing that is typed is lost: a sign with nothing behind it is kept as text.

Lines are expected to be clean already (``domain.text.clean_line``).
"""

from __future__ import annotations

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
"""The most notes that one pasted block becomes."""


class ResearchKind(StrEnum):
    """What a line written in research is (R16–R18, R22, R5)."""

    FINDING = "finding"
    HYPOTHESIS = "hypothesis"
    WARM_INTRODUCTION = "warm_way"
    ACTION = "action"
    OFFERING = "offering"
    COMMON_GROUND = "common_ground"


class CaptureSign(NamedTuple):
    """One row of the grammar as a help screen shows it; ``sign`` is empty for a line without one."""

    sign: str
    kind: NoteKind | ResearchKind
    label: str
    meaning: str


class CallLine(NamedTuple):
    """What one line of a call says: its kind, its text without signs, and whether it is starred."""

    kind: NoteKind
    text: str
    starred: bool


class ResearchLine(NamedTuple):
    """What one line of research says; ``source`` is the address it came from, or empty."""

    kind: ResearchKind
    text: str
    source: str


CALL_SIGNS: tuple[CaptureSign, ...] = (
    CaptureSign("", NoteKind.NOTE, "note", "whatever was said"),
    CaptureSign('"', NoteKind.QUOTE, "quote", "their very words"),
    CaptureSign("!", NoteKind.INSIGHT, "insight", "an insight or a surprise"),
    CaptureSign(">", NoteKind.REWARD, "reward", "what they love about it"),
    CaptureSign("<", NoteKind.DRAWBACK, "drawback", "a drawback, hidden demand or limit"),
    CaptureSign("?", NoteKind.WANT_TO_KNOW, "want to know", "something to find out more about"),
    CaptureSign("@", NoteKind.REFERRAL, "referral", "a person to talk to: @Priya Shah, designer at Figma"),
    CaptureSign("+", NoteKind.COMMITMENT, "promise", "a promise or next step: + send portfolio by fri"),
    CaptureSign("~", NoteKind.COMMON_GROUND, "common ground", "something that you share"),
    CaptureSign("%", NoteKind.OFF_RECORD, "off the record", "never leaves the program"),
)
"""The signs of a call, in the order in which help shows them."""

RESEARCH_SIGNS: tuple[CaptureSign, ...] = (
    CaptureSign("", ResearchKind.FINDING, "finding", "something learned; a web address in it becomes its source"),
    CaptureSign("?", ResearchKind.HYPOTHESIS, "hypothesis", "a belief to test in interviews"),
    CaptureSign("@", ResearchKind.WARM_INTRODUCTION, "warm way", "who may introduce you"),
    CaptureSign("+", ResearchKind.ACTION, "action", "something to do: + ask Tom for her address by fri"),
    CaptureSign("$", ResearchKind.OFFERING, "offering", "something to bring to the conversation"),
    CaptureSign("~", ResearchKind.COMMON_GROUND, "common ground", "something that you share"),
)
"""The signs of research, in the order in which help shows them."""

ALL_SIGNS: tuple[CaptureSign, ...] = CALL_SIGNS + RESEARCH_SIGNS
"""Both tables, for whoever wants to show the whole grammar."""

SYNTAX_MARKS: tuple[tuple[str, str], ...] = (
    ("*", "at the end: stars the moment for the thank-you"),
    ("- ", "at the beginning: a plain line, whatever follows"),
    ("\\", "before a sign, a bullet or the last star: takes it literally"),
)
"""What else the grammar knows, as (mark, meaning)."""

_CALL_KIND_BY_SIGN = {row.sign: row.kind for row in CALL_SIGNS if row.sign and isinstance(row.kind, NoteKind)}
_SIGN_BY_CALL_KIND = {kind: sign for sign, kind in _CALL_KIND_BY_SIGN.items()}
_RESEARCH_KIND_BY_SIGN = {
    row.sign: row.kind for row in RESEARCH_SIGNS if row.sign and isinstance(row.kind, ResearchKind)
}


def parse_call_line(line: str, off_record: bool = False) -> CallLine:
    r"""Read one line written during a call (R26–R30).

    A lone sign is a plain note that consists of it, and a lone ``*`` stars nothing. The closing ``"`` of a quote is
    dropped where it closes the sign itself (``\"`` at the end keeps it). An empty line gives an empty note.

    While ``off_record``, every line is off the record: ``%`` is dropped, any other sign stays as part of the text.
    What is off the record is never starred.
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
    """Write a note as the line that would give it again, for editing.

    For every stripped, non-empty text ``parse_call_line(format_call_line(k, t, s)) == CallLine(k, t, s)``, but for a
    star on what is off the record.
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
    """Return the kind that a sign of a call stands for; None where it stands for none."""
    return _CALL_KIND_BY_SIGN.get(sign)


def change_line_kind(line: str, kind: NoteKind) -> str:
    """Write a call's line as one of another kind; its words stay, and its star where that kind may have one."""
    parsed = parse_call_line(line)
    return (
        format_call_line(kind, parsed.text, parsed.starred and kind is not NoteKind.OFF_RECORD) if parsed.text else line
    )


def split_pasted_text(text: str) -> list[str]:
    """Return a pasted block as clean lines that become notes; empty ones go.

    There are at most `MOST_PASTED`: what would be more stands in the last one, so that nothing is lost.
    """
    lines = [line for line in map(clean_line, clean_text(text).split("\n")) if line]
    return (
        [*lines[: MAX_PASTED_NOTES - 1], " ".join(lines[MAX_PASTED_NOTES - 1 :])]
        if len(lines) > MAX_PASTED_NOTES
        else lines
    )


def join_call_lines(first: CallLine, second: CallLine) -> CallLine:
    """Return one note of two that stand one after the other; no word and no star is lost.

    It is of the first one's kind, and off the record where either is. The second one's sign stays in the text where it
    says what the whole is not: split there again, it is what it was.
    """
    kind = NoteKind.OFF_RECORD if NoteKind.OFF_RECORD in {first.kind, second.kind} else first.kind
    tail = second.text if second.kind in {NoteKind.NOTE, kind} else format_call_line(second.kind, second.text, False)
    head = first.text if first.kind in {NoteKind.NOTE, kind} else format_call_line(first.kind, first.text, False)
    starred = (first.starred or second.starred) and kind is not NoteKind.OFF_RECORD
    return CallLine(kind, f"{head} {tail}", starred)


def parse_split_line(head: str, tail: str) -> tuple[CallLine, CallLine] | None:
    """Return the two notes of a call's line that was cut in two; None where one of them would be empty.

    The second is of the first one's kind unless it begins with a sign of its own; what is off the record stays so.
    A star at its end stars both.
    """
    first, second = parse_call_line(head), parse_call_line(tail)
    if not first.text or not second.text or head.strip() in _CALL_KIND_BY_SIGN or tail.strip() == STAR:
        return None
    if first.kind is NoteKind.OFF_RECORD:
        second = parse_call_line(tail, off_record=True)
    elif not _has_sign(tail):
        second = second._replace(kind=first.kind)
    starred = first.starred or _parse_star(tail.strip())[1]
    return _with_star(first, starred), _with_star(second, starred)


def _has_sign(line: str) -> bool:
    """Tell whether a line says itself what it is."""
    return _starts_with_sign(line.lstrip().lstrip(ESCAPE), _CALL_KIND_BY_SIGN)


def _with_star(line: CallLine, starred: bool) -> CallLine:
    return line._replace(starred=starred and line.kind is not NoteKind.OFF_RECORD)


def parse_research_line(line: str) -> ResearchLine:
    """Read one line written in research (R16–R18, R22).

    The first web address in a finding or an offering becomes its source and leaves the text; a line that is nothing
    but an address keeps it as its text too.
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
    # Of several backslashes one goes: so every text can be written, and \\server\share needs no care.
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
    """With an odd number of quotes the last one has no partner but the sign: ``"She said "no" at once"``."""
    return text.endswith(QUOTE_SIGN) and text.count(QUOTE_SIGN) % 2 == 1
