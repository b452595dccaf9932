"""Grapheme clusters: one character as people see it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.graphemes import cluster_start, iter_clusters, next_boundary, previous_boundary

CLUSTERS = {
    "family": "👨‍👩‍👧",
    "flag": "🇩🇪",
    "tag flag": "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "skin tone": "👍🏽",
    "heart": "❤️",
    "combining": "q\u0307\u0323",
    "jamo": "\u1112\u1161\u11ab",
    "devanagari": "क्षि",
}


@pytest.mark.parametrize("cluster", CLUSTERS.values(), ids=CLUSTERS)
@pytest.mark.parametrize("before", ["", "a", "é", "🇫🇷", "한"])
def test_a_cluster_is_one_character(cluster: str, before: str) -> None:
    text, at = f"{before}{cluster}z", len(before)
    assert next_boundary(text, at) == at + len(cluster)
    assert previous_boundary(text, at + len(cluster)) == at
    assert [cluster_start(text, at + inside) for inside in range(len(cluster))] == [at] * len(cluster)


@given(st.lists(st.sampled_from([*CLUSTERS.values(), "a", " ", "é", "한", "🇫🇷", "ب\u200cا", "\u200d", "\u0301"])))
def test_moving_left_and_right_meet_the_same_boundaries(parts: list[str]) -> None:
    text = "".join(parts)
    boundaries = [0]
    for cluster in iter_clusters(text):
        boundaries.append(boundaries[-1] + len(cluster))
    right, left = [0], [len(text)]
    while right[-1] < len(text):
        right.append(next_boundary(text, right[-1]))
    while left[-1] > 0:
        left.append(previous_boundary(text, left[-1]))
    assert right == boundaries
    assert left[::-1] == boundaries
    assert {cluster_start(text, at) for at in range(len(text) + 1)} <= set(boundaries)
