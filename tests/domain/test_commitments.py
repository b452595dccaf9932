"""Commitments: whose they are, by examples, and what can be said of them in a message."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.commitments import CommitmentWords, address_contact, format_offer, parse_commitment
from infoview_tui.domain.sanitize import clean_line


@pytest.mark.parametrize(
    ("line", "text", "theirs"),
    [
        ("send portfolio by fri", "send portfolio by fri", False),
        ("I will send the portfolio", "send the portfolio", False),
        ("I'll send the portfolio", "send the portfolio", False),
        ("I’ll try to read her book", "read her book", False),
        ("I promised to call", "call", False),
        ("we will meet in May", "meet in May", False),
        ("she will send me the job ad", "send me the job ad", True),
        ("She'll introduce me to Priya by fri", "introduce me to Priya by fri", True),
        ("he’ll ask his boss", "ask his boss", True),
        ("he'd ask his boss", "ask his boss", True),
        ("they will write", "write", True),
        ("they're going to look around", "look around", True),
        ("she offered to read my résumé", "read my résumé", True),
        ("she promised me to call", "call", True),
        ("she can get me into the meetup", "get me into the meetup", True),
        ("Maria will send the slides", "send the slides", True),
        ("Maria Lopez is going to write to me", "write to me", True),
        ("Élodie offered to pass on my name", "pass on my name", True),
        ("she sends me the job ad", "send me the job ad", True),
        ("he passes on my résumé", "pass on my résumé", True),
        ("tell Maria what will happen", "tell Maria what will happen", False),
        ("ask whether she will speak", "ask whether she will speak", False),
        ("read the book that Tom offered to lend", "read the book that Tom offered to lend", False),
        ("her slides: read them", "her slides: read them", False),
        ("she will", "she will", False),
    ],
)
def test_owner_is_the_subject_of_the_line(line: str, text: str, theirs: bool) -> None:
    assert parse_commitment(line) == CommitmentWords(text, theirs)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("she will send me her slides", "send me your slides"),
        ("They'll show me their studio themselves", "show me your studio yourself"),
        ("he sends me the job ad", "send me the job ad"),
    ],
)
def test_offer_is_said_to_the_contact(line: str, said: str) -> None:
    assert format_offer(line) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("send her my portfolio", "send you my portfolio"),
        ("Send her slides by fri", "Send you slides by fri"),
        ("call him on Friday", "call you on Friday"),
        ("tell them how it went", "tell you how it went"),
        ("write to her next week", "write to you next week"),
        ("ask her boss", "ask your boss"),
        ("read his book", "read your book"),
        ("find three papers and send them", "find three papers and send them"),
        ("ask Tom and send him the ad", "ask Tom and send him the ad"),
        ("gather the papers", "gather the papers"),
    ],
)
def test_own_commitment_is_said_to_the_contact(line: str, said: str) -> None:
    assert address_contact(line) == said


@given(st.text())
def test_only_the_subject_of_a_line_is_left_out(line: str) -> None:
    words = parse_commitment(line)
    assert bool(words.text) == bool(clean_line(line))
    assert words.is_theirs or clean_line(line).endswith(words.text)
