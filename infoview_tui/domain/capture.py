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
from infoview_tui.domain.urls import take_source

STAR = "*"
ESCAPE = "\\"
BULLET = "- "
QUOTE = '"'

MOST_PASTED = 500
"""The most notes that one pasted block becomes."""


class ResearchKind(StrEnum):
    """What a line written in research is (R16–R18, R22, R5)."""

    FINDING = "finding"
    HYPOTHESIS = "hypothesis"
    WARM_WAY = "warm_way"
    ACTION = "action"
    OFFERING = "offering"
    COMMON_GROUND = "common_ground"


class Sign(NamedTuple):
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


CALL_SIGNS: tuple[Sign, ...] = (
    Sign("", NoteKind.NOTE, "note", "whatever was said"),
    Sign('"', NoteKind.QUOTE, "quote", "their very words"),
    Sign("!", NoteKind.INSIGHT, "insight", "an insight or a surprise"),
    Sign(">", NoteKind.REWARD, "reward", "what they love about it"),
    Sign("<", NoteKind.DRAWBACK, "drawback", "a drawback, hidden demand or limit"),
    Sign("?", NoteKind.WANT_TO_KNOW, "want to know", "something to find out more about"),
    Sign("@", NoteKind.REFERRAL, "referral", "a person to talk to: @Priya Shah, designer at Figma"),
    Sign("+", NoteKind.PROMISE, "promise", "a promise or next step: + send portfolio by fri"),
    Sign("~", NoteKind.COMMON_GROUND, "common ground", "something that you share"),
    Sign("%", NoteKind.OFF_RECORD, "off the record", "never leaves the program"),
)
"""The signs of a call, in the order in which help shows them."""

RESEARCH_SIGNS: tuple[Sign, ...] = (
    Sign("", ResearchKind.FINDING, "finding", "something learned; a web address in it becomes its source"),
    Sign("?", ResearchKind.HYPOTHESIS, "hypothesis", "a belief to test in interviews"),
    Sign("@", ResearchKind.WARM_WAY, "warm way", "who may introduce you"),
    Sign("+", ResearchKind.ACTION, "action", "something to do: + ask Tom for her address by fri"),
    Sign("$", ResearchKind.OFFERING, "offering", "something to bring to the conversation"),
    Sign("~", ResearchKind.COMMON_GROUND, "common ground", "something that you share"),
)
"""The signs of research, in the order in which help shows them."""

SIGNS: tuple[Sign, ...] = CALL_SIGNS + RESEARCH_SIGNS
"""Both tables, for whoever wants to show the whole grammar."""

MARKS: tuple[tuple[str, str], ...] = (
    ("*", "at the end: stars the moment for the thank-you"),
    ("- ", "at the beginning: a plain line, whatever follows"),
    ("\\", "before a sign, a bullet or the last star: takes it literally"),
)
"""What else the grammar knows, as (mark, meaning)."""

_CALL_KINDS = {row.sign: row.kind for row in CALL_SIGNS if row.sign and isinstance(row.kind, NoteKind)}
_CALL_SIGN_OF = {kind: sign for sign, kind in _CALL_KINDS.items()}
_RESEARCH_KINDS = {row.sign: row.kind for row in RESEARCH_SIGNS if row.sign and isinstance(row.kind, ResearchKind)}


def parse_call_line(line: str, off_record: bool = False) -> CallLine:
    r"""Read one line written during a call (R26–R30).

    A lone sign is a plain note that consists of it, and a lone ``*`` stars nothing. The closing ``"`` of a quote is
    dropped where it closes the sign itself (``\"`` at the end keeps it). An empty line gives an empty note.

    While ``off_record``, every line is off the record: ``%`` is dropped, any other sign stays as part of the text.
    What is off the record is never starred.
    """
    body, starred = _take_star(line.strip())
    sign, text = _take_sign(body, _CALL_KINDS)
    kind = _CALL_KINDS[sign] if sign else NoteKind.NOTE
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
        line = ESCAPE + text if _begins_with_sign(text.lstrip(ESCAPE), _CALL_KINDS) else text
    elif kind is NoteKind.QUOTE:
        line = QUOTE + (text[:-1] + ESCAPE + QUOTE if _would_lose_its_quote(text) else text)
    elif kind is NoteKind.REFERRAL:
        line = _CALL_SIGN_OF[kind] + text
    else:
        line = f"{_CALL_SIGN_OF[kind]} {text}"
    if starred:
        return f"{line} {STAR}"
    return line[:-1] + ESCAPE + STAR if line.endswith(STAR) else line


def kind_of_sign(sign: str) -> NoteKind | None:
    """Return the kind that a sign of a call stands for; None where it stands for none."""
    return _CALL_KINDS.get(sign)


def change_line(line: str, kind: NoteKind) -> str:
    """Write a call's line as one of another kind; its words stay, and its star where that kind may have one."""
    said = parse_call_line(line)
    return format_call_line(kind, said.text, said.starred and kind is not NoteKind.OFF_RECORD) if said.text else line


def split_block(block: str) -> list[str]:
    """Return a pasted block as clean lines that become notes; empty ones go.

    There are at most `MOST_PASTED`: what would be more stands in the last one, so that nothing is lost.
    """
    lines = [line for line in map(clean_line, clean_text(block).split("\n")) if line]
    return [*lines[: MOST_PASTED - 1], " ".join(lines[MOST_PASTED - 1 :])] if len(lines) > MOST_PASTED else lines


def join_notes(first: CallLine, second: CallLine) -> CallLine:
    """Return one note of two that stand one after the other; no word and no star is lost.

    It is of the first one's kind, and off the record where either is. The second one's sign stays in the text where it
    says what the whole is not: split there again, it is what it was.
    """
    kind = NoteKind.OFF_RECORD if NoteKind.OFF_RECORD in {first.kind, second.kind} else first.kind
    tail = second.text if second.kind in {NoteKind.NOTE, kind} else format_call_line(second.kind, second.text, False)
    head = first.text if first.kind in {NoteKind.NOTE, kind} else format_call_line(first.kind, first.text, False)
    starred = (first.starred or second.starred) and kind is not NoteKind.OFF_RECORD
    return CallLine(kind, f"{head} {tail}", starred)


def split_line(head: str, tail: str) -> tuple[CallLine, CallLine] | None:
    """Return the two notes of a call's line that was cut in two; None where one of them would be empty.

    The second is of the first one's kind unless it begins with a sign of its own; what is off the record stays so.
    A star at its end stars both.
    """
    first, second = parse_call_line(head), parse_call_line(tail)
    if not first.text or not second.text or head.strip() in _CALL_KINDS or tail.strip() == STAR:
        return None
    if first.kind is NoteKind.OFF_RECORD:
        second = parse_call_line(tail, off_record=True)
    elif not _has_mark(tail):
        second = second._replace(kind=first.kind)
    starred = first.starred or _take_star(tail.strip())[1]
    return _starred(first, starred), _starred(second, starred)


def _has_mark(line: str) -> bool:
    """Tell whether a line says itself what it is."""
    return _begins_with_sign(line.lstrip().lstrip(ESCAPE), _CALL_KINDS)


def _starred(line: CallLine, starred: bool) -> CallLine:
    return line._replace(starred=starred and line.kind is not NoteKind.OFF_RECORD)


def parse_research_line(line: str) -> ResearchLine:
    """Read one line written in research (R16–R18, R22).

    The first web address in a finding or an offering becomes its source and leaves the text; a line that is nothing
    but an address keeps it as its text too.
    """
    body = line.strip()
    sign, text = _take_sign(body, _RESEARCH_KINDS)
    kind = _RESEARCH_KINDS[sign] if sign else ResearchKind.FINDING
    if not text:
        kind, text = ResearchKind.FINDING, body
    if kind in {ResearchKind.FINDING, ResearchKind.OFFERING}:
        text, source = take_source(text)
        return ResearchLine(kind, text, source)
    return ResearchLine(kind, text, "")


def _begins_with_sign(text: str, kinds: dict[str, NoteKind] | dict[str, ResearchKind]) -> bool:
    return text[:1] in kinds or text.startswith(BULLET)


def _take_star(body: str) -> tuple[str, bool]:
    if not body.endswith(STAR) or body == STAR:
        return body, False
    if body[-2] == ESCAPE:
        return body[:-2] + STAR, False
    return body[:-1].rstrip(), True


def _take_sign(body: str, kinds: dict[str, NoteKind] | dict[str, ResearchKind]) -> tuple[str, str]:
    if body[:1] in kinds:
        return body[0], body[1:].strip()
    if body.startswith(BULLET):
        return "", body[len(BULLET) :].lstrip()
    # Of several backslashes one goes: so every text can be written, and \\server\share needs no care.
    if body.startswith(ESCAPE) and _begins_with_sign(body.lstrip(ESCAPE), kinds):
        return "", body[1:]
    return "", body


def _drop_closing_quote(text: str) -> str:
    if text.endswith(ESCAPE + QUOTE):
        return text[:-2] + QUOTE
    return text[:-1].rstrip() if _closes_the_sign(text) else text


def _would_lose_its_quote(text: str) -> bool:
    return text.endswith(ESCAPE + QUOTE) or _closes_the_sign(text)


def _closes_the_sign(text: str) -> bool:
    """With an odd number of quotes the last one has no partner but the sign: ``"She said "no" at once"``."""
    return text.endswith(QUOTE) and text.count(QUOTE) % 2 == 1
