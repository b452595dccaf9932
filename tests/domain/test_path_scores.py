"""Totals as ranges, and the comparison of paths: small cases worked out by hand, and what always holds."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.enums import Confidence, Topic
from infoview_tui.domain.path_scores import (
    AnswerTurn,
    Range,
    RankedPath,
    WeightTurn,
    average_score,
    combine_confidence,
    compare_paths,
    total_range,
)
from infoview_tui.domain.path_words import describe_comparison
from infoview_tui.domain.ratings import RATED_TOPICS

PAY, CULTURE, OUTLOOK = Topic.COMPENSATION, Topic.CULTURE, Topic.OUTLOOK
NONE = dict.fromkeys(RATED_TOPICS, 0)


def weights(**given: int) -> dict[Topic, int]:
    """Return weights of these topics (by member name); all others are 0."""
    return NONE | {Topic[name]: weight for name, weight in given.items()}


def test_total_of_known_scores_is_exact() -> None:
    # (4 x 3 + 2 x 1) / 4 = 3.5
    total = total_range({PAY: 4, CULTURE: 2}, weights(COMPENSATION=3, CULTURE=1))
    assert total == Range(3.5, 3.5)
    assert str(total) == "3.5"


def test_missing_answer_counts_from_one_to_five() -> None:
    # Known: 4 x 2 = 8. Missing culture with weight 2: 2 to 10. So 10 / 4 to 18 / 4.
    total = total_range({PAY: 4}, weights(COMPENSATION=2, CULTURE=2))
    assert total == Range(2.5, 4.5)
    assert (str(total), total.midpoint, total.is_exact) == ("2.5 to 4.5", 3.5, False)


def test_score_of_a_topic_without_weight_changes_nothing() -> None:
    assert total_range({PAY: 4, CULTURE: 1}, weights(COMPENSATION=2)) == Range(4, 4)
    assert total_range({PAY: 4}, NONE) is None


def test_no_answer_at_all_is_the_whole_scale() -> None:
    assert total_range({}, weights(COMPENSATION=2)) == Range(1, 5)


def test_mean_of_voices() -> None:
    assert average_score([5, 4, 4]) == pytest.approx(13 / 3)
    assert average_score([]) is None
    assert combine_confidence([Confidence.GUESS, Confidence.SURE]) is Confidence.FAIR
    assert combine_confidence([Confidence.FAIR, Confidence.SURE]) is Confidence.FAIR
    assert combine_confidence([]) is None


def test_leader_and_the_weight_that_turns_the_order() -> None:
    # Pay 5 against 3, culture 2 against 4. With weights 3 and 1: 17/4 = 4.25 against 13/4 = 3.25.
    # Equal weights make them level, so pay must fall to 0, or culture rise to 4.
    paths = [RankedPath(1, {PAY: 5, CULTURE: 2}), RankedPath(2, {PAY: 3, CULTURE: 4})]
    found = compare_paths(paths, weights(COMPENSATION=3, CULTURE=1))
    assert (found.ahead_id, found.second_id, found.overlap) == (1, 2, False)
    assert found.weight_turns == (WeightTurn(PAY, 3, 0, 2), WeightTurn(CULTURE, 1, 4, 2))
    assert found.answer_turns == ()
    assert [row.topic for row in found.strengths] == [PAY]
    assert [row.topic for row in found.weaknesses] == [CULTURE]
    totals = {path.path_id: Range(total, total) for path, total in zip(paths, (4.25, 3.25), strict=True)}
    assert describe_comparison(found, {1: "Design", 2: "Press"}, totals) == (
        "Design is ahead of Press: 4.2 against 3.2 of 5; the ranges do not overlap.",
        "One change could turn the order: a weight of 0 for compensation (now 3) puts Press ahead; "
        "a weight of 4 for culture (now 1) puts Press ahead.",
        "For it: compensation (5.0, Press 3.0).",
        "Against it: culture (2.0, Press 4.0).",
    )


def test_missing_answer_that_turns_the_order() -> None:
    # Pay 4 and 4; culture 4 and unknown (counts as 3). Equal weights: 4.0 against 3.5, from 2.5 to 4.5.
    # Culture 5 for the second makes it 4.5 and puts it ahead; with 4, they are level.
    paths = [RankedPath(1, {PAY: 4, CULTURE: 4}), RankedPath(2, {PAY: 4})]
    found = compare_paths(paths, weights(COMPENSATION=2, CULTURE=2))
    assert (found.ahead_id, found.overlap) == (1, True)
    assert found.answer_turns == (AnswerTurn(2, CULTURE, 5, 2),)
    assert found.weight_turns == ()


def test_missing_answer_of_the_leader_turns_the_order() -> None:
    # The leader's outlook is unknown (3). Midpoints: (5 + 3) / 2 = 4 against (4 + 3.5) / 2 = 3.75.
    # With 2, the leader has 3.5.
    paths = [RankedPath(1, {PAY: 5}), RankedPath(2, {PAY: 4, OUTLOOK: 3.5})]
    assert compare_paths(paths, weights(COMPENSATION=1, OUTLOOK=1)).answer_turns == (AnswerTurn(1, OUTLOOK, 2, 2),)


@pytest.mark.parametrize(
    ("paths", "sentence"),
    [
        ([], "No paths yet. Name one on a contact's form."),
        ([RankedPath(1, {})], "No ratings count yet."),
        ([RankedPath(1, {PAY: 4}), RankedPath(2, {})], "Only Path 1 has ratings so far: 4.0 of 5."),
        ([RankedPath(1, {PAY: 4}), RankedPath(2, {PAY: 4})], "Path 1 and Path 2 are level."),
    ],
)
def test_no_path_is_ahead(paths: list[RankedPath], sentence: str) -> None:
    given_weights = weights(COMPENSATION=1)
    found = compare_paths(paths, given_weights)
    totals = {
        path.path_id: total for path in paths if path.scores and (total := total_range(path.scores, given_weights))
    }
    assert found.ahead_id is None
    assert describe_comparison(found, {path.path_id: f"Path {path.path_id}" for path in paths}, totals)[0].startswith(
        sentence
    )


def test_all_weights_zero_compare_nothing() -> None:
    assert compare_paths([RankedPath(1, {PAY: 4}), RankedPath(2, {PAY: 3})], NONE).ahead_id is None


SCORES = st.dictionaries(st.sampled_from(RATED_TOPICS), st.integers(1, 5).map(float))
WEIGHTS = st.fixed_dictionaries({topic: st.integers(0, 5) for topic in RATED_TOPICS})


@given(SCORES, WEIGHTS, st.lists(st.integers(1, 5), min_size=12, max_size=12))
def test_range_contains_every_completion(
    scores: dict[Topic, float], given_weights: dict[Topic, int], answers: list[int]
) -> None:
    total = total_range(scores, given_weights)
    completed = total_range(
        {topic: float(answer) for topic, answer in zip(RATED_TOPICS, answers, strict=True)} | scores, given_weights
    )
    if total is None or completed is None:
        assert total is completed
    else:
        assert completed.is_exact
        assert total.low - 1e-9 <= completed.low <= total.high + 1e-9


@given(st.lists(SCORES, min_size=2, max_size=4), WEIGHTS)
def test_order_of_paths_changes_nothing(scores: list[dict[Topic, float]], given_weights: dict[Topic, int]) -> None:
    paths = [RankedPath(number, each) for number, each in enumerate(scores)]
    one, other = compare_paths(paths, given_weights), compare_paths(reversed(paths), given_weights)
    assert one._replace(answer_turns=()) == other._replace(answer_turns=())
    assert set(one.answer_turns) == set(other.answer_turns)


@given(st.lists(SCORES, min_size=2, max_size=3), WEIGHTS)
def test_turns_do_turn_the_order(scores: list[dict[Topic, float]], given_weights: dict[Topic, int]) -> None:
    paths = [RankedPath(number, each) for number, each in enumerate(scores)]
    found = compare_paths(paths, given_weights)
    for turn in found.weight_turns:
        turned = compare_paths(paths, {**given_weights, turn.topic: turn.needed})
        assert turned.ahead_id in {turn.path_id, None}  # None: the first two are level, both ahead of the leader
        assert turn.path_id != found.ahead_id
