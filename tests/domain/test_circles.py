"""Circles of voices: small cases worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.circles import Voice, VoiceCount, count_voices, group_circles

FIGMA, ACME = 70, 71
TOM, ANN = 90, 91
"""Referrers, who were not interviewed themselves."""

CASES: dict[str, tuple[list[Voice], list[set[int]]]] = {
    "nobody": ([], []),
    "two strangers": ([Voice(1), Voice(2)], [{1}, {2}]),
    "the same referrer": ([Voice(1, TOM), Voice(2, TOM), Voice(3, ANN)], [{1, 2}, {3}]),
    "the same organization": ([Voice(1, None, FIGMA), Voice(2, None, ACME), Voice(3, None, FIGMA)], [{1, 3}, {2}]),
    "1 and 2 share a referrer, 2 and 3 an organization": (
        [Voice(1, TOM), Voice(2, TOM, ACME), Voice(3, ANN, ACME)],
        [{1, 2, 3}],
    ),
    "a referrer is no link to the people referred": ([Voice(1), Voice(2, 1), Voice(3, 1)], [{1}, {2, 3}]),
    "an organization with the id of a referrer is no link": ([Voice(1, 7, None), Voice(2, None, 7)], [{1}, {2}]),
    "6 people from 3 independent sources": (
        [Voice(1, TOM), Voice(2, TOM), Voice(3, None, ACME), Voice(4, ANN, ACME), Voice(5, ANN), Voice(6)],
        [{1, 2}, {3, 4, 5}, {6}],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_circles(name: str) -> None:
    voices, expected = CASES[name]
    circles = group_circles(voices)
    assert [{key for key, number in circles.items() if number == at} for at in range(1, len(expected) + 1)] == expected
    assert count_voices(circles, circles) == (len(voices), len(expected))


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (VoiceCount(0, 0), "nobody yet"),
        (VoiceCount(1, 1), "1 person"),
        (VoiceCount(2, 1), "2 people from 1 independent source"),
        (VoiceCount(6, 3), "6 people from 3 independent sources"),
    ],
)
def test_count_in_words(count: VoiceCount, words: str) -> None:
    assert str(count) == words


VOICES = st.lists(
    st.builds(Voice, st.integers(1, 12), st.none() | st.integers(20, 23), st.none() | st.integers(30, 33)),
    unique_by=lambda voice: voice.contact_id,
)


@given(VOICES)
def test_order_of_voices_changes_nothing(voices: list[Voice]) -> None:
    shuffled = sorted(voices, key=lambda voice: voice.contact_id % 5)
    assert group_circles(shuffled) == group_circles(voices) == group_circles(reversed(voices))


@given(VOICES)
def test_linked_voices_share_a_circle(voices: list[Voice]) -> None:
    circles = group_circles(voices)
    for one in voices:
        for other in voices:
            if {one.referrer_id, one.organization_id} & {other.referrer_id, other.organization_id} - {None}:
                assert circles[one.contact_id] == circles[other.contact_id]
    assert set(circles.values()) == set(range(1, len(set(circles.values())) + 1))
