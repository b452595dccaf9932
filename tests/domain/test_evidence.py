"""Evidence for a hypothesis: status and words by small cases, and what always holds."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.circles import latest_by_person
from infoview_tui.domain.enums import Verdict
from infoview_tui.domain.evidence import STATUS_BOUNDS, Evidence, EvidenceStatus, VerdictCount, View

UNTESTED, ONE, SEVERAL = EvidenceStatus.UNTESTED, EvidenceStatus.ONE_VOICE, EvidenceStatus.SEVERAL
CONTESTED, REFUTED = EvidenceStatus.CONTESTED, EvidenceStatus.REFUTED


def evidence(supporting: int, opposing: int, without_view: int = 0, not_asked: int = 0) -> Evidence:
    """Return evidence with this many contacts, numbered from 1."""
    groups, start = [], 1
    for count in (supporting, opposing, without_view, not_asked):
        groups.append(frozenset(range(start, start + count)))
        start += count
    return Evidence(*groups)


@pytest.mark.parametrize(
    ("supporting", "opposing", "status"),
    [
        (0, 0, UNTESTED),
        (1, 0, ONE),
        (2, 0, SEVERAL),
        (9, 0, SEVERAL),
        (0, 1, CONTESTED),  # one voice refutes nothing
        (0, 2, REFUTED),
        (0, 9, REFUTED),
        (1, 1, CONTESTED),
        (1, 9, CONTESTED),
        (9, 1, CONTESTED),
    ],
)
def test_status(supporting: int, opposing: int, status: EvidenceStatus) -> None:
    assert evidence(supporting, opposing).status is status
    assert evidence(supporting, opposing, 3, 4).status is status


def test_every_status_has_bounds_and_words() -> None:
    assert {row.status for row in STATUS_BOUNDS} == set(EvidenceStatus)
    assert [status.label for status in EvidenceStatus] == [
        "untested", "one person says so", "several agree", "contested", "refuted",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (evidence(0, 0), "nobody yet"),
        (evidence(0, 0, 0, 2), "2 not asked: nobody yet"),
        (evidence(1, 0), "1 for: 1 person"),
        (evidence(5, 1, 0, 3), "5 for, 1 against, 3 not asked: 6 people from 3 independent sources"),
        (evidence(2, 0, 1), "2 for, 1 without a view: 2 people from 1 independent source"),
    ],
)
def test_words(found: Evidence, words: str) -> None:
    circles = {1: 1, 2: 1, 3: 2, 4: 2, 5: 2, 6: 3}
    assert found.format(circles) == words


VIEWS = st.dictionaries(st.integers(1, 20), st.sampled_from(View))


@given(VIEWS, st.integers(1, 20), st.sampled_from([View.FOR, View.REFINED]))
def test_voice_for_never_lowers_the_count_for(views: dict[int, View], contact_id: int, view: View) -> None:
    before, after = Evidence.from_views(views), Evidence.from_views({**views, contact_id: view})
    assert after.supporting >= before.supporting
    assert contact_id in after.supporting


@given(VIEWS)
def test_each_person_counts_once(views: dict[int, View]) -> None:
    found = Evidence.from_views(views)
    assert sum(map(len, found)) == len(views)
    assert found.count_voices({}).voices == len(found.supporting) + len(found.opposing)
    assert Evidence.from_views(dict(reversed(views.items()))) == found


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ({}, "no one asked yet"),
        ({1: Verdict.CONFIRMED}, "1 person: confirmed"),
        (
            {1: Verdict.CONFIRMED, 2: Verdict.CONFIRMED, 3: Verdict.REFINED},
            "3 people from 2 independent sources: 2 confirmed, 1 refined",
        ),
        ({4: Verdict.REFUTED, 5: Verdict.REFUTED}, "2 people from 2 independent sources: 2 refuted"),
    ],
)
def test_verdicts_are_counted_by_person(verdicts: dict[int, Verdict], expected: str) -> None:
    assert str(VerdictCount.from_verdicts(verdicts, {1: 1, 2: 2, 3: 2})) == expected


def test_of_two_verdicts_by_one_person_the_later_stands() -> None:
    said = [("pay", 1, Verdict.REFUTED), ("pay", 2, Verdict.REFINED), ("pay", 1, Verdict.CONFIRMED)]
    assert latest_by_person(said) == {"pay": {1: Verdict.CONFIRMED, 2: Verdict.REFINED}}


def test_contested_hypotheses_are_tested_first_and_then_those_that_fewest_spoke_to() -> None:
    def count(*verdicts: Verdict) -> VerdictCount:
        return VerdictCount.from_verdicts(dict(enumerate(verdicts)), {who: who for who in range(len(verdicts))})

    untested, one = count(), count(Verdict.CONFIRMED)
    several, contested = count(Verdict.CONFIRMED, Verdict.REFINED), count(Verdict.CONFIRMED, Verdict.REFUTED)
    ranked = sorted([several, one, untested, contested], key=lambda given: given.testing_rank)
    assert ranked == [contested, untested, one, several]
