"""Former employers and schools in one line each."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.affiliation_lines import (
    AffiliationLine,
    describe_affiliation,
    format_affiliation,
    parse_affiliation,
)
from infoview_tui.domain.enums import AffiliationKind

WORK, STUDY = AffiliationKind.WORK, AffiliationKind.STUDY

LINES = [
    ("Stripe, data analyst, 2018-2021", AffiliationLine("Stripe", WORK, "data analyst", 2018, 2021)),
    ("Stripe", AffiliationLine("Stripe")),
    ("Stripe, Inc., data analyst", AffiliationLine("Stripe, Inc.", WORK, "data analyst")),
    ("Stripe 2018–2021", AffiliationLine("Stripe", WORK, "", 2018, 2021)),
    ("Stripe, 2018 to 2021", AffiliationLine("Stripe", WORK, "", 2018, 2021)),
    ("Stripe (2018-2021)", AffiliationLine("Stripe", WORK, "", 2018, 2021)),
    ("Stripe, since 2018", AffiliationLine("Stripe", WORK, "", 2018, None)),
    ("Stripe, 2018-present", AffiliationLine("Stripe", WORK, "", 2018, None)),
    ("Stripe, until 2021", AffiliationLine("Stripe", WORK, "", None, 2021)),
    ("Stripe, 2019", AffiliationLine("Stripe", WORK, "", 2019, 2019)),
    ("data analyst at Stripe, 2018-2021", AffiliationLine("Stripe", WORK, "data analyst", 2018, 2021)),
    ("worked at Stripe as data analyst", AffiliationLine("Stripe", WORK, "data analyst")),
    ("studied design at RISD, 2010-2014", AffiliationLine("RISD", STUDY, "design", 2010, 2014)),
    ("studied at RISD", AffiliationLine("RISD", STUDY)),
    ("University of Oslo, physics, 2009-2012", AffiliationLine("University of Oslo", STUDY, "physics", 2009, 2012)),
    ("MIT, B.Sc. physics", AffiliationLine("MIT", STUDY, "B.Sc. physics")),
    ("worked at University of Oslo, lecturer", AffiliationLine("University of Oslo", WORK, "lecturer")),
    ('"Gray, Green & Co", clerk', AffiliationLine("Gray, Green & Co", WORK, "clerk")),
    ("1984", AffiliationLine("1984")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_parse(text: str, expected: AffiliationLine) -> None:
    assert parse_affiliation(text) == expected


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Type the name of an organization"),
        ("studied", "Type the name of an organization"),
        ("Stripe, 2021-2018", "2021 is after 2018"),
    ],
)
def test_what_is_wrong_is_said(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        parse_affiliation(text)


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_formatted_line_reads_the_same(text: str, expected: AffiliationLine) -> None:
    assert parse_affiliation(format_affiliation(expected)) == expected


WORDS = st.sampled_from(
    ["Stripe", "Inc.", "at", "studied", "worked", "college", "BA", "2018", "2020-2021", "since 2019", "until", ",", "-"]
) | st.sampled_from('"()é')


@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
def test_writing_a_line_again_keeps_what_it_says(text: str) -> None:
    try:
        first = parse_affiliation(text)
    except ValueError:
        return
    assert parse_affiliation(format_affiliation(first)) == first


def test_describe() -> None:
    assert (
        describe_affiliation(parse_affiliation("Stripe, analyst, 2018-2021"))
        == "worked at Stripe as analyst, 2018-2021"
    )
    assert describe_affiliation(parse_affiliation("studied design at RISD")) == "studied design at RISD"
