"""Interviews as Markdown: the person's text is never interpreted as markup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest
from hypothesis import example, given, strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import Confidence, InterviewState, Medium, NoteKind, OutcomeKind, QuestionState, Verdict
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange import markdown
from infoview_tui.services.interviews.transcript import Transcript
from infoview_tui.storage.queries.debrief.debrief import OutcomeRow
from infoview_tui.storage.queries.interviews.interviews import InterviewRow, NoteRow, QuestionRow
from infoview_tui.storage.queries.interviews.transcript import NoteResultRow, PathRatingRow, VerdictRow
from tests.hostile_texts import HOSTILE_TEXTS

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
PLAIN = "plain"

HOSTILE = (
    *(text for text in HOSTILE_TEXTS if len(text) < 1000),
    "# heading",
    "heading #",
    "heading ##\\",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "123456789. item",
    "(1) item",
    "> quote",
    "---",
    "***",
    "===",
    "- - -",
    "```python",
    "~~~",
    "`code`",
    "*bold* **bold** _em_ __em__",
    "~~gone~~ ==marked==",
    "[a](javascript:alert(1)) ![b](http://x.org/y.png) <http://x.org>",
    "[a]: http://x.org",
    "[^1]: note",
    "[ ] task",
    "| a | b |",
    "|---|---|",
    ": term",
    "<!-- -->",
    "<details>",
    "</li></ul><h1>x",
    "&amp; &#35; &copy R&D",
    "ends in a backslash\\",
    "\\",
    "\\# \\* \\\\",
    "two  spaces  ",
    "$x$ %%hidden%% {#id} @name :smile:",
    "    indented",
    "\tindented",
)

text = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet="#*_-+=>`~|[](){}<>!\\&:;.$@^%1a \t\n", max_size=30),
    st.text(max_size=30),
)


class Block(NamedTuple):
    """A structural element of a document: its kind and nesting level."""

    kind: str
    level: int


def transcript_with(user_text: str) -> Transcript:
    """Return an interview with the same text in every field; the debrief's fields have it as single lines."""
    line = clean_line(user_text)
    interview = InterviewRow._make([0] * len(InterviewRow._fields))._replace(
        place="",
        link="",
        phone="",
        contact_phone="",
        contact=user_text,
        title=user_text,
        organization="",
        state=InterviewState.DEBRIEFED,
        starts_at=None,
        started_at=datetime(2026, 11, 10, 14, tzinfo=UTC),
        minutes=30,
        medium=Medium.VIDEO,
        ended_at=datetime(2026, 11, 10, 14, 42, tzinfo=UTC),
        clock_started_at=None,
        learned=f"{line}\n{line}\n\n{line}",
        want_to_know=line,
        next_steps=line,
        energy_before=2,
        energy_after=None,
    )
    questions = [QuestionRow(1, 1, "", "", user_text, (), 3, False, QuestionState.OPEN, 0)]
    blank = NoteRow._make([0] * len(NoteRow._fields))._replace(question="", referred_contact_id=None, action_id=None)
    blank = blank._replace(written_at=None)
    notes = [
        blank._replace(id=number, kind=kind, text=user_text, seconds=60 * number, question_id=1 if number % 2 else None)
        for number, kind in enumerate(NoteKind, 1)
    ]
    return Transcript(
        interview,
        questions,
        notes,
        {7: NoteResultRow(7, 1, user_text, None, None, None, None)},
        [
            VerdictRow(1, user_text, user_text, Verdict.REFINED, user_text, 2),
            VerdictRow(2, user_text, user_text, Verdict.REFUTED, user_text, 1),
        ],
        [PathRatingRow(user_text, "day-to-day", 4, Confidence.SURE)],
        [OutcomeRow(1, OutcomeKind.LEAD, user_text)],
    )


def document(user_text: str) -> str:
    return markdown.format_interviews([transcript_with(user_text)], NOW, UTC)


def parsers() -> list[MarkdownIt]:
    """Return parsers for CommonMark and for GitHub's dialect without autolinks, which do not change the text."""
    return [MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"])]


def tokens(found: list[Token]) -> Iterator[Token]:
    for token in found:
        yield token
        yield from tokens(token.children or [])


def structure(parser: MarkdownIt, written: str) -> list[Block]:
    return [
        Block(token.type, token.level)
        for token in tokens(parser.parse(written))
        if token.type not in {"text", "inline"}
    ]


def words(parser: MarkdownIt, written: str) -> list[str]:
    """Return the lines of text of all blocks."""
    found = []
    for token in parser.parse(written):
        if token.type == "inline":
            pieces = [
                "\n" if piece.type in {"hardbreak", "softbreak"} else piece.content for piece in token.children or []
            ]
            found += "".join(pieces).split("\n")
    return found


@given(text)
@example("# heading")
@example("\\")
def test_hostile_text_stays_text(user_text: str) -> None:
    shown = clean_line(user_text)
    if not shown:
        return  # an empty paragraph is not a block
    for parser in parsers():
        assert structure(parser, document(user_text)) == structure(parser, document(PLAIN))
        as_it_was = [line.replace(PLAIN, shown) for line in words(parser, document(PLAIN))]
        assert words(parser, document(user_text)) == as_it_was


@pytest.mark.parametrize("user_text", HOSTILE)
def test_every_hostile_text_stays_text(user_text: str) -> None:
    shown = clean_line(user_text)
    for parser in parsers():
        assert words(parser, markdown.escape(user_text)) == ([shown] if shown else [])


@given(text)
def test_escaped_text_is_one_clean_line(user_text: str) -> None:
    assert clean_line(markdown.escape(user_text)) == markdown.escape(user_text)


@pytest.mark.parametrize(
    "user_text",
    ["They said 40 % of it, no more. I (really) liked it - a lot; see x.org/a-b, or a@b.org!", "R&D", "C#", "Yes. No."],
)
def test_ordinary_text_is_not_escaped(user_text: str) -> None:
    assert markdown.escape(user_text) == user_text


def test_quotes_are_block_quotes_with_their_star() -> None:
    transcript = transcript_with("Said")
    quote = next(note for note in transcript.notes if note.kind == NoteKind.QUOTE)
    starred = transcript._replace(notes=[quote._replace(starred=True, question_id=None)], verdicts=[], conversions={})
    assert "\n> Said\n>\n> — 2:00 ★\n" in markdown.format_interviews([starred], NOW, UTC)


def test_commitment_shows_the_state_of_its_action() -> None:
    transcript = transcript_with("Said")
    commitment = next(note for note in transcript.notes if note.kind == NoteKind.COMMITMENT)

    def format_result(became: NoteResultRow) -> str:
        only = transcript._replace(notes=[commitment], conversions={commitment.id: became})
        written = markdown.format_interviews([only], NOW, UTC)
        return next(line for line in written.split("\n") if "**Commitment:**" in line).partition("Said ")[2]

    at = datetime(2026, 11, 27, 17, tzinfo=UTC)
    for due in (Due(at=at), Due(date(2026, 11, 27))):
        became = NoteResultRow(commitment.id, None, "", 1, due, None, None)
        assert format_result(became) == "*(due Friday 27 November 2026)*"
    assert format_result(NoteResultRow(commitment.id, None, "", 1, None, None, None)) == "*(to do, no due date)*"
    assert format_result(NoteResultRow(commitment.id, None, "", 1, due, at, None)) == "*(done)*"
    assert format_result(NoteResultRow(commitment.id, None, "", 1, due, None, at)) == "*(dismissed)*"


def test_no_interviews_give_an_empty_document() -> None:
    assert markdown.format_interviews([], NOW, UTC) == ""


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        ("Inês Carvalho", "infoview-ines-carvalho-2026-11-10.md"),
        ("../../etc/passwd", "infoview-etc-passwd-2026-11-10.md"),
        ("株式会社リクルート", "infoview-株式会社リクルート-2026-11-10.md"),
        ("[/]", "infoview-interview-2026-11-10.md"),
        ("x" * 100_000, f"infoview-{'x' * 40}-2026-11-10.md"),
    ],
)
def test_file_name_has_the_contact_and_the_date(contact: str, name: str) -> None:
    assert markdown.suggest_file_name(transcript_with(contact).interview, UTC) == name


def test_place_and_notes_written_afterwards_are_named() -> None:
    transcript = transcript_with("Said")
    note = transcript.notes[0]._replace(written_at=NOW, question_id=None)
    later = transcript._replace(
        interview=transcript.interview._replace(link="https://zoom.us/j/1_2"), notes=[note], verdicts=[], conversions={}
    )
    shown = markdown.format_interviews([later], NOW, UTC)
    assert "\n- (written afterwards) Said\n" in shown
    assert "\nVideo · https://zoom.us/j/1\\_2 · 0 min, 30 min agreed" in shown
