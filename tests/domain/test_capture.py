"""The capture grammar: the meaning of signs, and that no typed text is lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st

from infoview_tui.domain.capture import (
    CALL_SIGNS,
    MAX_PASTED_NOTES,
    RESEARCH_SIGNS,
    CallLine,
    ResearchKind,
    ResearchLine,
    change_line_kind,
    format_call_line,
    join_call_lines,
    note_kind_of_sign,
    parse_call_line,
    parse_research_line,
    parse_split_line,
    split_pasted_text,
)
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.sanitize import clean_line
from tests.clean import is_clean_line

TRICKY = st.text(alphabet='"!><?@+~%*-\\ $aé9', min_size=1, max_size=12)
TEXTS = st.one_of(TRICKY, st.text(min_size=1)).map(str.strip).filter(bool)
KINDS = st.sampled_from(NoteKind)
SAID = st.builds(CallLine, KINDS, TEXTS, st.booleans()).map(
    lambda said: said._replace(starred=said.starred and said.kind is not NoteKind.OFF_RECORD)
)


def letters(*texts: str) -> list[str]:
    """Return the letters and digits, which must never be lost."""
    return [c for c in "".join(texts) if c.isalnum()]


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
        ("+ send portfolio by fri", NoteKind.COMMITMENT, "send portfolio by fri"),
        ("~ both row", NoteKind.COMMON_GROUND, "both row"),
        ("% they are hiring in May", NoteKind.OFF_RECORD, "they are hiring in May"),
    ],
)
def test_sign_determines_the_note_kind(line: str, kind: NoteKind, text: str) -> None:
    assert parse_call_line(line) == CallLine(kind, text, starred=False)


@pytest.mark.parametrize("line", ["! it is all writing*", "! it is all writing *", "!it is all writing   *  "])
def test_trailing_asterisk_stars_the_note(line: str) -> None:
    assert parse_call_line(line) == CallLine(NoteKind.INSIGHT, "it is all writing", starred=True)


def test_bullet_is_a_plain_note() -> None:
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
def test_backslash_escapes_a_sign(line: str, text: str) -> None:
    assert parse_call_line(line) == CallLine(NoteKind.NOTE, text, starred=False)


@pytest.mark.parametrize("line", ["!", "+ ", '"', '""', "-", "*", "@", "\\"])
def test_sign_without_text_is_kept_as_text(line: str) -> None:
    assert parse_call_line(line) == CallLine(NoteKind.NOTE, line.strip(), starred=False)


def test_nested_quotation_marks_are_kept() -> None:
    assert parse_call_line('"She said "no" at once"').text == 'She said "no" at once'
    assert parse_call_line('"She said "no"').text == 'She said "no"'
    assert parse_call_line('"It ends in "no"" *') == CallLine(NoteKind.QUOTE, 'It ends in "no"', starred=True)


@given(SAID)
@example(CallLine(NoteKind.QUOTE, '5"', False))
@example(CallLine(NoteKind.QUOTE, '\\"', True))
@example(CallLine(NoteKind.NOTE, "\\!", False))
@example(CallLine(NoteKind.NOTE, "*", True))
@example(CallLine(NoteKind.NOTE, "\\*", False))
@example(CallLine(NoteKind.NOTE, "- a bullet", True))
def test_formatted_note_parses_to_the_same_note(said: CallLine) -> None:
    assert parse_call_line(format_call_line(*said)) == said


def test_off_record_note_cannot_be_starred() -> None:
    assert parse_call_line("% they are hiring*") == CallLine(NoteKind.OFF_RECORD, "they are hiring", starred=False)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("they are hiring*", "they are hiring"),
        ("% they are hiring", "they are hiring"),
        ("! they are hiring *", "! they are hiring"),
        ("@Priya Shah", "@Priya Shah"),
        ("- a bullet", "a bullet"),
        (r"\>20 people", ">20 people"),
        ("%", "%"),
        ("!", "!"),
    ],
)
def test_off_record_mode_keeps_signs_as_text(line: str, text: str) -> None:
    assert parse_call_line(line, off_record=True) == CallLine(NoteKind.OFF_RECORD, text, starred=False)


@given(st.one_of(TRICKY, st.text()))
def test_off_record_mode_loses_no_text_and_round_trips(line: str) -> None:
    said = parse_call_line(line, off_record=True)
    assert letters(said.text) == letters(line)
    assert bool(said.text) == bool(line.strip())
    if said.text:
        assert said.kind is NoteKind.OFF_RECORD
        assert not said.starred
        assert parse_call_line(format_call_line(*said), off_record=True) == said


@given(SAID, KINDS)
def test_changing_the_kind_keeps_the_text(said: CallLine, kind: NoteKind) -> None:
    starred = said.starred and kind is not NoteKind.OFF_RECORD
    assert parse_call_line(change_line_kind(format_call_line(*said), kind)) == CallLine(kind, said.text, starred)


def test_changing_the_kind_of_an_empty_line_does_nothing() -> None:
    assert change_line_kind("  ", NoteKind.INSIGHT) == "  "


def test_note_kind_of_each_sign() -> None:
    assert {row.sign: note_kind_of_sign(row.sign) for row in CALL_SIGNS if row.sign} == {
        row.sign: row.kind for row in CALL_SIGNS if row.sign
    }
    assert note_kind_of_sign("x") is None
    assert note_kind_of_sign("") is None


def test_joining_two_notes_of_the_same_kind() -> None:
    first, second = CallLine(NoteKind.QUOTE, "Ship it", starred=False), CallLine(NoteKind.QUOTE, "today", starred=True)
    assert join_call_lines(first, second) == CallLine(NoteKind.QUOTE, "Ship it today", starred=True)


def test_joined_note_keeps_the_sign_of_its_second_part() -> None:
    quote, promise = CallLine(NoteKind.QUOTE, "Ship it", False), CallLine(NoteKind.COMMITMENT, "write by fri", False)
    assert join_call_lines(quote, promise) == CallLine(NoteKind.QUOTE, "Ship it + write by fri", False)
    plain = CallLine(NoteKind.NOTE, "and laughed", False)
    assert join_call_lines(quote, plain) == CallLine(NoteKind.QUOTE, "Ship it and laughed", False)


@pytest.mark.parametrize("is_first", [True, False])
def test_joining_with_an_off_record_note_is_off_record(is_first: bool) -> None:
    secret, insight = CallLine(NoteKind.OFF_RECORD, "no budget", False), CallLine(NoteKind.INSIGHT, "so it is", True)
    joined = join_call_lines(secret, insight) if is_first else join_call_lines(insight, secret)
    assert joined.kind is NoteKind.OFF_RECORD
    assert not joined.starred
    assert joined.text == ("no budget ! so it is" if is_first else "! so it is no budget")


@given(SAID, SAID)
def test_joining_keeps_letters_star_and_off_record(first: CallLine, second: CallLine) -> None:
    joined = join_call_lines(first, second)
    assert letters(joined.text) == letters(first.text, second.text)
    assert (joined.kind is NoteKind.OFF_RECORD) == (NoteKind.OFF_RECORD in {first.kind, second.kind})
    assert joined.starred == ((first.starred or second.starred) and joined.kind is not NoteKind.OFF_RECORD)


WORDS = st.text("abcé9 ", min_size=1).map(str.strip).filter(bool)


@given(st.builds(CallLine, KINDS, WORDS, st.just(False)), st.builds(CallLine, KINDS, WORDS, st.just(False)))
@example(CallLine(NoteKind.NOTE, "9", False), CallLine(NoteKind.OFF_RECORD, "9", False))
def test_splitting_a_joined_note_restores_both_notes(first: CallLine, second: CallLine) -> None:
    joined = join_call_lines(first, second)
    line = format_call_line(*joined)
    at = len(line) - len(second.text if second.kind in {NoteKind.NOTE, joined.kind} else format_call_line(*second))
    parts = parse_split_line(line[:at], line[at:])
    if NoteKind.OFF_RECORD in {first.kind, second.kind}:
        assert parts is not None
        assert {part.kind for part in parts} == {NoteKind.OFF_RECORD}
        assert letters(*(part.text for part in parts)) == letters(first.text, second.text)
    else:
        kind = second.kind if second.kind is not NoteKind.NOTE else first.kind
        assert parts == (first, second._replace(kind=kind))


@given(SAID, st.integers(0, 30))
@example(CallLine(NoteKind.OFF_RECORD, "*9", False), 3)  # a sign and a star alone
def test_splitting_keeps_letters_star_and_off_record(said: CallLine, at: int) -> None:
    line = format_call_line(*said)
    parts = parse_split_line(line[:at], line[at:])
    if parts is None:
        return
    assert letters(*(part.text for part in parts)) == letters(said.text)
    assert all(part.text for part in parts)
    if said.kind is NoteKind.OFF_RECORD:
        assert {part.kind for part in parts} == {NoteKind.OFF_RECORD}
    if said.starred:
        assert all(part.starred or part.kind is NoteKind.OFF_RECORD for part in parts)


@pytest.mark.parametrize("at", [0, 1, 2, 11, 12, 13])
def test_note_is_not_split_at_its_ends(at: int) -> None:
    line = "! one two *"
    assert parse_split_line(line[:at], line[at:]) is None


def test_second_part_may_have_its_own_sign() -> None:
    assert parse_split_line("! writing counts", "@Priya Shah, editor") == (
        CallLine(NoteKind.INSIGHT, "writing counts", False),
        CallLine(NoteKind.REFERRAL, "Priya Shah, editor", False),
    )
    assert parse_split_line("! writing counts", "- and so on") == (
        CallLine(NoteKind.INSIGHT, "writing counts", False),
        CallLine(NoteKind.NOTE, "and so on", False),
    )


def test_pasted_text_is_split_into_lines() -> None:
    assert split_pasted_text("one\r\n\r\n\t two \n\x1b[31m\n@Priya\u2028three") == ["one", "two", "@Priya", "three"]
    assert split_pasted_text(" \n\t\n") == []


def test_huge_pasted_text_is_limited_without_losing_any() -> None:
    lines = [f"line {number}" for number in range(MAX_PASTED_NOTES + 100)]
    found = split_pasted_text("\n".join(lines))
    assert len(found) == MAX_PASTED_NOTES
    assert found[:-1] == lines[: MAX_PASTED_NOTES - 1]
    assert found[-1] == " ".join(lines[MAX_PASTED_NOTES - 1 :])
    exact = split_pasted_text("\n".join(lines[:MAX_PASTED_NOTES]))
    assert exact == lines[:MAX_PASTED_NOTES]


@given(st.text())
def test_pasted_lines_are_clean_and_lose_no_letter(block: str) -> None:
    found = split_pasted_text(block)
    assert all(line and is_clean_line(line) for line in found)
    assert letters(*found) == letters(clean_line(block))


@given(st.one_of(TRICKY, st.text()))
def test_parsing_loses_no_letter_or_digit(line: str) -> None:
    typed = [c for c in line if c.isalnum()]
    assert [c for c in parse_call_line(line).text if c.isalnum()] == typed
    assert bool(parse_call_line(line).text) == bool(line.strip())
    assert bool(parse_research_line(line).text) == bool(line.strip())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("she wrote a book", ResearchLine(ResearchKind.FINDING, "she wrote a book", "")),
        ("? they work late", ResearchLine(ResearchKind.HYPOTHESIS, "they work late", "")),
        ("@ Tom knows her", ResearchLine(ResearchKind.WARM_INTRODUCTION, "Tom knows her", "")),
        ("+ ask Tom by fri", ResearchLine(ResearchKind.ACTION, "ask Tom by fri", "")),
        ("$ the new law", ResearchLine(ResearchKind.OFFERING, "the new law", "")),
        ("~ both from Cork", ResearchLine(ResearchKind.COMMON_GROUND, "both from Cork", "")),
        ("! surprise", ResearchLine(ResearchKind.FINDING, "! surprise", "")),
        ("- a bullet", ResearchLine(ResearchKind.FINDING, "a bullet", "")),
        (r"\$5 a month", ResearchLine(ResearchKind.FINDING, "$5 a month", "")),
        ("?", ResearchLine(ResearchKind.FINDING, "?", "")),
    ],
)
def test_research_signs(line: str, expected: ResearchLine) -> None:
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
        ("they hire figma.com/jobs", "they hire", "figma.com/jobs"),
        ("their jobs (www.figma.com/jobs/) in May", "their jobs in May", "www.figma.com/jobs/"),
        ("figma.com/jobs", "figma.com/jobs", "figma.com/jobs"),
    ],
)
def test_url_becomes_the_source_of_a_finding(line: str, text: str, source: str) -> None:
    assert parse_research_line(line) == ResearchLine(ResearchKind.FINDING, text, source)


@pytest.mark.parametrize(
    "line",
    [
        "worked at booking.com",
        "wrote ASP.NET and Node.js/React",
        "met Mr.So and her.In May",
        "README.md in UI/UX.So",
        "and/or",
        "open 24/7.In May",
        "a@b.org/c",
        "v1.2/3.4",
        "ftp://a.org/x",
        "//a.org/x",
    ],
)
def test_text_that_resembles_a_url_stays_text(line: str) -> None:
    assert parse_research_line(line) == ResearchLine(ResearchKind.FINDING, line, "")


def test_offering_may_have_a_source_and_hypothesis_keeps_its_url() -> None:
    assert parse_research_line("$ new law https://a.org") == ResearchLine(
        ResearchKind.OFFERING, "new law", "https://a.org"
    )
    assert parse_research_line("? as https://a.org says").text == "as https://a.org says"


def test_huge_line_is_parsed() -> None:
    line = "https://a.org/" + ")" * 100_000
    assert parse_research_line(line).source == "https://a.org/"
    assert parse_research_line("https://" * 12_500).text


def test_help_lists_each_kind_once_per_context() -> None:
    assert {row.kind for row in CALL_SIGNS} == set(NoteKind)
    assert {row.kind for row in RESEARCH_SIGNS} == set(ResearchKind)
    for table in (CALL_SIGNS, RESEARCH_SIGNS):
        assert len({row.sign for row in table}) == len(table)
