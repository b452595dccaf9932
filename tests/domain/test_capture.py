"""The capture grammar: what a sign means, and that nothing that is typed is lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infoview_tui.domain.capture import (
    CALL_SIGNS,
    RESEARCH_SIGNS,
    SIGNS,
    CallLine,
    ResearchKind,
    ResearchLine,
    format_call_line,
    parse_call_line,
    parse_research_line,
)
from infoview_tui.domain.vocabulary import NoteKind

TRICKY = st.text(alphabet='"!><?@+~%*-\\ $aé9', min_size=1, max_size=12)
TEXTS = st.one_of(TRICKY, st.text(min_size=1)).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("they moved in 2019", NoteKind.NOTE, "they moved in 2019"),
        ('"Nobody reads the résumé"', NoteKind.QUOTE, "Nobody reads the résumé"),
        ('"an open quote', NoteKind.QUOTE, "an open quote"),
        ("! half the work is writing", NoteKind.INSIGHT, "half the work is writing"),
        (">seeing it used", NoteKind.REWARD, "seeing it used"),
        ("<  on call every third week", NoteKind.DRAWBACK, "on call every third week"),
        ("? how teams are staffed", NoteKind.WANT_TO_KNOW, "how teams are staffed"),
        ("@Priya Shah, staff designer at Figma", NoteKind.REFERRAL, "Priya Shah, staff designer at Figma"),
        ("+ send portfolio by fri", NoteKind.PROMISE, "send portfolio by fri"),
        ("~ both row", NoteKind.COMMON_GROUND, "both row"),
        ("% they are hiring in May", NoteKind.OFF_RECORD, "they are hiring in May"),
    ],
)
def test_the_sign_says_what_a_line_is(line: str, kind: NoteKind, text: str) -> None:
    assert parse_call_line(line) == CallLine(kind, text, starred=False)


@pytest.mark.parametrize("line", ["! it is all writing*", "! it is all writing *", "!it is all writing   *  "])
def test_a_star_at_the_end_stars_the_moment(line: str) -> None:
    assert parse_call_line(line) == CallLine(NoteKind.INSIGHT, "it is all writing", starred=True)


def test_a_bullet_is_a_plain_note() -> None:
    assert parse_call_line("- ! team of nine") == CallLine(NoteKind.NOTE, "! team of nine", starred=False)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (r"\>20 people", ">20 people"),
        (r"\- minus", "- minus"),
        (r"\\server\share", r"\\server\share"),
        (r"\plain", r"\plain"),
        (r"rated 5\*", "rated 5*"),
    ],
)
def test_a_backslash_takes_a_sign_literally(line: str, text: str) -> None:
    assert parse_call_line(line) == CallLine(NoteKind.NOTE, text, starred=False)


@pytest.mark.parametrize("line", ["!", "+ ", '"', '""', "-", "*", "@", "\\"])
def test_a_lone_sign_is_kept_as_text(line: str) -> None:
    assert parse_call_line(line) == CallLine(NoteKind.NOTE, line.strip(), starred=False)


def test_a_quote_inside_a_quote_keeps_its_own_marks() -> None:
    assert parse_call_line('"She said "no" at once"').text == 'She said "no" at once'
    assert parse_call_line('"She said "no"').text == 'She said "no"'
    assert parse_call_line('"It ends in "no"" *') == CallLine(NoteKind.QUOTE, 'It ends in "no"', starred=True)


@given(st.sampled_from(NoteKind), TEXTS, st.booleans())
@example(NoteKind.QUOTE, '5"', False)
@example(NoteKind.QUOTE, '\\"', True)
@example(NoteKind.NOTE, "\\!", False)
@example(NoteKind.NOTE, "*", True)
@example(NoteKind.NOTE, "\\*", False)
@example(NoteKind.NOTE, "- a bullet", True)
def test_a_note_written_out_reads_back_as_itself(kind: NoteKind, text: str, starred: bool) -> None:
    assert parse_call_line(format_call_line(kind, text, starred)) == CallLine(kind, text, starred)


@given(st.one_of(TRICKY, st.text()))
def test_no_letter_or_digit_of_a_line_is_lost(line: str) -> None:
    typed = [c for c in line if c.isalnum()]
    assert [c for c in parse_call_line(line).text if c.isalnum()] == typed
    assert bool(parse_call_line(line).text) == bool(line.strip())
    assert bool(parse_research_line(line).text) == bool(line.strip())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("she wrote a book", ResearchLine(ResearchKind.FINDING, "she wrote a book", "")),
        ("? they work late", ResearchLine(ResearchKind.HYPOTHESIS, "they work late", "")),
        ("@ Tom knows her", ResearchLine(ResearchKind.WARM_WAY, "Tom knows her", "")),
        ("+ ask Tom by fri", ResearchLine(ResearchKind.ACTION, "ask Tom by fri", "")),
        ("$ the new law", ResearchLine(ResearchKind.OFFERING, "the new law", "")),
        ("~ both from Cork", ResearchLine(ResearchKind.COMMON_GROUND, "both from Cork", "")),
        ("! surprise", ResearchLine(ResearchKind.FINDING, "! surprise", "")),
        ("- a bullet", ResearchLine(ResearchKind.FINDING, "a bullet", "")),
        (r"\$5 a month", ResearchLine(ResearchKind.FINDING, "$5 a month", "")),
        ("?", ResearchLine(ResearchKind.FINDING, "?", "")),
    ],
)
def test_research_has_its_own_signs(line: str, expected: ResearchLine) -> None:
    assert parse_research_line(line) == expected


@pytest.mark.parametrize(
    ("line", "text", "source"),
    [
        ("grew by half https://a.org/x", "grew by half", "https://a.org/x"),
        ("grew by half: https://a.org/x.", "grew by half", "https://a.org/x"),
        ("see https://a.org/x, page 3", "see, page 3", "https://a.org/x"),
        ("a talk (https://a.org/x) of hers", "a talk of hers", "https://a.org/x"),
        ("a talk <http://a.org/x>", "a talk", "http://a.org/x"),
        ("wiki HTTPS://en.org/Go_(game)", "wiki", "HTTPS://en.org/Go_(game)"),
        ("her page - https://a.org", "her page", "https://a.org"),
        ("https://a.org/x", "https://a.org/x", "https://a.org/x"),
        ("https://a.org/x.", "https://a.org/x.", "https://a.org/x"),
        ("two https://a.org https://b.org", "two https://b.org", "https://a.org"),
        ("https:// is no address", "https:// is no address", ""),
    ],
)
def test_an_address_becomes_the_source_of_a_finding(line: str, text: str, source: str) -> None:
    assert parse_research_line(line) == ResearchLine(ResearchKind.FINDING, text, source)


def test_an_offering_may_have_a_source_and_a_hypothesis_keeps_its_address() -> None:
    assert parse_research_line("$ new law https://a.org") == ResearchLine(
        ResearchKind.OFFERING, "new law", "https://a.org"
    )
    assert parse_research_line("? as https://a.org says").text == "as https://a.org says"


def test_a_huge_line_is_read_at_once() -> None:
    line = "https://a.org/" + ")" * 100_000
    assert parse_research_line(line).source == "https://a.org/"


def test_help_shows_every_kind_of_both_contexts_once() -> None:
    assert {row.kind for row in CALL_SIGNS} == set(NoteKind)
    assert {row.kind for row in RESEARCH_SIGNS} == set(ResearchKind)
    assert len(SIGNS) == len(CALL_SIGNS) + len(RESEARCH_SIGNS)
    for table in (CALL_SIGNS, RESEARCH_SIGNS):
        assert len({row.sign for row in table}) == len(table)
