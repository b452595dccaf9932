"""Saturation: small cases worked out by hand."""

from __future__ import annotations

from infoview_tui.domain.saturation import Saturation, measure_saturation


def talks(*themes: str) -> list[frozenset[str]]:
    """Return talks whose themes are single letters."""
    return [frozenset(each) for each in themes]


def test_silent_below_six_talks_and_without_themes() -> None:
    assert measure_saturation(talks("ab", "cd", "ef", "gh", "ij")) is None
    assert measure_saturation(talks("", "", "", "", "ab", "c")) is None


def test_base_of_four_and_run_of_two() -> None:
    # Base: a b c d e f g h, 8 themes. The last two add x and y: 2 / 8 = 25 %.
    found = measure_saturation(talks("ab", "cd", "efg", "gh", "ax", "bxy"))
    assert found == Saturation(8, 2)
    assert (found.ratio, found.is_reached) == (0.25, False)
    assert str(found) == "The last 2 talks still added 2 new points to 8 heard before (25%): keep asking."


def test_nothing_new_is_saturated() -> None:
    found = measure_saturation(talks("abc", "de", "f", "gh", "ij", "a", "bj"))
    assert found == Saturation(10, 0)
    assert found.is_reached
    assert str(found) == "The last 2 talks added little: 0 new points to 10 heard before."


def test_threshold_is_five_percent() -> None:
    assert Saturation(20, 1).is_reached
    assert not Saturation(19, 1).is_reached
