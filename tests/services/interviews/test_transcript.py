"""Reading an interview again: what it gave, what stays in the program, and what is looked for in it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview_tui.domain.enums import NoteKind, Verdict
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.debrief import verdicts
from infoview_tui.services.interviews import notes, transcript
from infoview_tui.services.interviews.transcript import Page, Sieve
from tests.conftest import Campaign
from tests.hostile_texts import NAUGHTY


@pytest.fixture
def page(desk: Desk, campaign: Campaign) -> Page:
    return transcript.read_page(desk, campaign.interview)


def texts(page: Page) -> list[str]:
    return [note.text for note in page.notes]


def off_record(page: Page) -> int:
    return next(note.id for note in page.notes if note.kind == NoteKind.OFF_RECORD)


def test_a_page_holds_all_that_an_interview_gave(page: Page, campaign: Campaign) -> None:
    assert texts(page) == ["Ship it", "Priya Shah, designer at Figma", "send portfolio by fri", "She is leaving"]
    assert page.became[campaign.referral].contact == "Priya Shah"
    assert page.became[campaign.promise].action_id is not None
    assert [row.hypothesis for row in page.verdicts] == ["Design pays well"]
    assert page.ratings
    assert page.outcomes


def test_an_interview_that_is_gone_is_told(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="no longer there"):
        transcript.read_page(desk, 4711)


def test_all_interviews_with_a_contact(desk: Desk, campaign: Campaign, page: Page) -> None:
    assert transcript.read_pages(desk, campaign.maria) == [page]
    assert [row.contact for row in transcript.held_interviews(desk, 10)] == ["Maria Lopez"]


def test_what_is_off_the_record_stays_here(page: Page) -> None:
    shared = transcript.on_record(page)
    assert texts(shared) == ["Ship it", "Priya Shah, designer at Figma", "send portfolio by fri"]
    assert "leaving" not in str(shared)


def test_a_verdict_that_rests_on_it_stays_here_too(desk: Desk, campaign: Campaign, page: Page, now: datetime) -> None:
    verdicts.give_verdict(desk, campaign.hypothesis, campaign.interview, Verdict.REFUTED, now, note_id=off_record(page))
    assert transcript.on_record(transcript.read_page(desk, campaign.interview)).verdicts == []
    verdicts.give_verdict(desk, campaign.hypothesis, campaign.interview, Verdict.REFUTED, now, note_id=campaign.note)
    told = transcript.on_record(transcript.read_page(desk, campaign.interview))
    assert [row.verdict for row in told.verdicts] == ["refuted"]
    assert told.note(told.verdicts[0].note_id) is not None


def test_what_became_of_a_note_that_goes_off_the_record_stays_here(
    desk: Desk, campaign: Campaign, now: datetime
) -> None:
    notes.edit_note(desk, campaign.referral, "% Priya Shah, designer at Figma", now)
    shared = transcript.on_record(transcript.read_page(desk, campaign.interview))
    assert campaign.referral not in shared.became
    assert "Priya" not in str(shared)


def test_notes_stand_under_their_questions(page: Page, campaign: Campaign) -> None:
    answers = transcript.by_question(page.questions, page.notes)
    found = [(row.question.text if row.question else "", [note.text for note in row.notes]) for row in answers]
    assert found == [
        ("What do you do all day?", ["Ship it", "She is leaving"]),
        ("Whom should I ask?", []),
        ("", ["Priya Shah, designer at Figma", "send portfolio by fri"]),
    ]


def test_how_long_was_spoken(page: Page, now: datetime) -> None:
    kept = page.interview
    assert transcript.spoken(kept._replace(spoken_seconds=75), now) == timedelta(seconds=75)
    assert transcript.spoken(kept._replace(started_at=None), now) is None
    since = "2026-11-26T08:59:00.000Z"
    running = kept._replace(state="running", ended_at=None, spoken_seconds=30, spoken_at=since)
    assert transcript.spoken(running, now) == timedelta(seconds=90)


def test_a_sieve_lets_through_what_it_says(page: Page) -> None:
    def through(sieve: Sieve) -> list[str]:
        return [note.text for note in page.notes if sieve.lets_through(note)]

    assert through(Sieve()) == texts(page)
    assert through(Sieve(frozenset({NoteKind.PROMISE}))) == ["send portfolio by fri"]
    assert through(Sieve(starred=True)) == ["Ship it"]
    assert through(Sieve(frozenset({NoteKind.PROMISE}), starred=True)) == []


@pytest.mark.parametrize(
    ("kinds", "starred", "said"),
    [
        ((), False, ""),
        ((), True, "starred"),
        ((NoteKind.QUOTE,), False, "quotes"),
        ((NoteKind.INSIGHT, NoteKind.QUOTE), False, "quotes and insights"),
        ((NoteKind.INSIGHT, NoteKind.QUOTE, NoteKind.NOTE), True, "plain notes, quotes and insights, starred"),
    ],
)
def test_a_sieve_is_said_in_words(kinds: tuple[NoteKind, ...], starred: bool, said: str) -> None:
    assert Sieve(frozenset(kinds), starred).spell() == said


def test_every_kind_has_a_name() -> None:
    assert all(Sieve(frozenset({kind})).spell() for kind in NoteKind)


def test_a_kind_is_taken_in_and_out() -> None:
    quotes = Sieve().with_kind(NoteKind.QUOTE)
    assert quotes.kinds == {NoteKind.QUOTE}
    assert quotes.with_kind(NoteKind.QUOTE) == Sieve()


@pytest.mark.parametrize(
    ("sought", "text", "found"),
    [
        ("bus", "The bus, a Bus", ["bus", "Bus"]),
        ("carvalho", "Inês CARVALHO", ["CARVALHO"]),
        ("ines", "Inês", ["Inês"]),
        ("Inês", "ines", ["ines"]),
        ("strasse", "Große Straße", ["Straße"]),
        ("株式", "株式会社", ["株式"]),
        ("", "anything", []),
        ("  ", "anything", []),
        ("[/]", "a [/] b", ["[/]"]),
        ("aa", "aaaa", ["aa", "aa"]),
    ],
)
def test_what_is_sought_is_found_whatever_its_case_and_accents(sought: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in transcript.places_of(sought, text)] == found


@given(st.text(max_size=20), st.one_of(st.text(max_size=40), st.sampled_from(NAUGHTY)))
def test_what_is_found_is_what_was_sought(sought: str, text: str) -> None:
    text = clean_line(text)[:500]
    last = 0
    for start, end in transcript.places_of(sought, text):
        assert last <= start < end <= len(text)
        assert fold(clean_line(sought)) in fold(text[start:end])
        last = start
