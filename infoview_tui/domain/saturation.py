"""Saturation: how much new the latest talks on a path still bring.

After Guest, Namey and Chen, "A simple method to assess and report thematic saturation in qualitative research" (PLOS
ONE 15(5), 2020): the new themes of a run of interviews, divided by the themes of a base before them. Their themes are
coded by hand; here, a theme is a topic together with the kind of what was noted on it (a drawback of the pay), or a
hypothesis together with the verdict on it. That is coarse, so the result is a hint.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple, TypeVar

from infoview_tui.domain.labels import format_count

Theme = TypeVar("Theme", bound=Hashable)

MIN_BASE = 4
"""The fewest talks in the base."""

RUN = 2
"""The talks whose new themes are counted."""

THRESHOLD = 0.05
"""At most this ratio of new themes means that little new is heard."""


class Saturation(NamedTuple):
    """The themes heard before the last talks, and those that are new in the last talks."""

    base: int
    new: int

    @property
    def ratio(self) -> float:
        """New themes by themes of the base."""
        return self.new / self.base

    @property
    def is_reached(self) -> bool:
        """Whether the last talks brought little new."""
        return self.ratio <= THRESHOLD

    def __str__(self) -> str:
        """One sentence."""
        new, base = format_count(self.new, "new point"), f"{self.base:,} heard before"
        if self.is_reached:
            return f"The last {RUN} talks added little: {new} to {base}."
        return f"The last {RUN} talks still added {new} to {base} ({self.ratio:.0%}): keep asking."


def measure_saturation(talks: Sequence[frozenset[Theme]]) -> Saturation | None:
    """Compare the last two talks with those before, in the order of time; None below six talks or without themes."""
    if len(talks) < MIN_BASE + RUN:
        return None
    base = frozenset[Theme]().union(*talks[:-RUN])
    new = frozenset[Theme]().union(*talks[-RUN:]) - base
    return Saturation(len(base), len(new)) if base else None
