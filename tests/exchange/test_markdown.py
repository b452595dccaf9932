"""Interviews as Markdown: what people wrote stays text, whatever it looks like."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import pytest
from hypothesis import example, given, strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from infoview_tui.domain.enums import Confidence, InterviewState, Medium, NoteKind, OutcomeKind, QuestionState, Verdict
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange import markdown
from infoview_tui.services.interviews.transcript import Transcript
from infoview_tui.storage.queries.debrief.debrief import OutcomeRow
from infoview_tui.storage.queries.interviews.interviews import InterviewRow, NoteRow, QuestionRow
from infoview_tui.storage.queries.interviews.transcript import NoteResultRow, PathRatingRow, VerdictRow
from tests.hostile_texts import NAUGHTY

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
PLAIN = "plain"

HOSTILE = (
    *(text for text in NAUGHTY if len(text) < 1000),
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
    """A piece of a document as it is built: its kind, and what is in it."""

    kind: str
    level: int


def page(said: str) -> Transcript:
    """An interview in which a person wrote the same text wherever they can write one, in a debrief as single lines."""
    line = clean_line(said)
    interview = InterviewRow._make([0] * len(InterviewRow._fields))._replace(
        contact=said,
        title=said,
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
    questions = [QuestionRow(1, 1, "", "", said, (), 3, False, QuestionState.OPEN, 0)]
    blank = NoteRow._make([0] * len(NoteRow._fields))._replace(question="", referred_contact_id=None, action_id=None)
    notes = [
        blank._replace(id=number, kind=kind, text=said, seconds=60 * number, question_id=1 if number % 2 else None)
        for number, kind in enumerate(NoteKind, 1)
    ]
    return Transcript(
        interview,
        questions,
        notes,
        {7: NoteResultRow(7, 1, said, None, None, None, None)},
        [VerdictRow(1, said, said, Verdict.REFINED, said, 2), VerdictRow(2, said, said, Verdict.REFUTED, said, 1)],
        [PathRatingRow(said, "day-to-day", 4, Confidence.SURE)],
        [OutcomeRow(1, OutcomeKind.LEAD, said)],
    )


def document(said: str) -> str:
    return markdown.format_interviews([page(said)], NOW, UTC)


def parsers() -> list[MarkdownIt]:
    """CommonMark, and what GitHub makes of it but for links out of bare addresses, which are text all the same."""
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
    """The text of each block, its lines apart."""
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
def test_hostile_text_stays_text(said: str) -> None:
    shown = clean_line(said)
    if not shown:
        return  # an empty paragraph is none
    for parser in parsers():
        assert structure(parser, document(said)) == structure(parser, document(PLAIN))
        as_it_was = [line.replace(PLAIN, shown) for line in words(parser, document(PLAIN))]
        assert words(parser, document(said)) == as_it_was


@pytest.mark.parametrize("said", HOSTILE)
def test_every_known_trick_stays_text(said: str) -> None:
    shown = clean_line(said)
    for parser in parsers():
        assert words(parser, markdown.escape(said)) == ([shown] if shown else [])


@given(text)
def test_text_is_one_clean_line(said: str) -> None:
    assert clean_line(markdown.escape(said)) == markdown.escape(said)


@pytest.mark.parametrize(
    "said",
    ["They said 40 % of it, no more. I (really) liked it - a lot; see x.org/a-b, or a@b.org!", "R&D", "C#", "Yes. No."],
)
def test_ordinary_text_is_written_as_it_is(said: str) -> None:
    assert markdown.escape(said) == said


def test_quotes_are_quotes_and_stars_stay() -> None:
    given_page = page("Said")
    quote = next(note for note in given_page.notes if note.kind == NoteKind.QUOTE)
    starred = given_page._replace(notes=[quote._replace(starred=True, question_id=None)], verdicts=[], conversions={})
    assert "\n> Said\n>\n> — 2:00 ★\n" in markdown.format_interviews([starred], NOW, UTC)


def test_a_promise_says_what_became_of_it() -> None:
    given_page = page("Said")
    promise = next(note for note in given_page.notes if note.kind == NoteKind.COMMITMENT)

    def told(became: NoteResultRow) -> str:
        only = given_page._replace(notes=[promise], conversions={promise.id: became})
        written = markdown.format_interviews([only], NOW, UTC)
        return next(line for line in written.split("\n") if "**Commitment:**" in line).partition("Said ")[2]

    due = datetime(2026, 11, 27, 17, tzinfo=UTC)
    assert told(NoteResultRow(promise.id, None, "", 1, due, None, None)) == "*(due Friday 27 November 2026)*"
    assert told(NoteResultRow(promise.id, None, "", 1, None, None, None)) == "*(to do, no due date)*"
    assert told(NoteResultRow(promise.id, None, "", 1, due, due, None)) == "*(done)*"
    assert told(NoteResultRow(promise.id, None, "", 1, due, None, due)) == "*(dismissed)*"


def test_no_interviews_are_no_document() -> None:
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
def test_a_file_is_named_after_whom_and_when(contact: str, name: str) -> None:
    assert markdown.suggest_file_name(page(contact).interview, UTC) == name
