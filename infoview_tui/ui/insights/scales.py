"""Scores and ranges drawn in a line of cells. Each stands beside its number, so no color is needed to read it."""

from __future__ import annotations

from infoview_tui.domain.path_scores import Range
from infoview_tui.domain.ratings import MAX_SCORE, MIN_SCORE

_LEVELS = "▁▂▃▄▅▆▇█"
_SPAN = MAX_SCORE - MIN_SCORE


def draw_bar(share: float, width: int) -> str:
    """Return a line that fills a share, from 0 to 1, of a width in cells, to the nearest half; padded to the width."""
    halves = round(max(0.0, min(1.0, share)) * width * 2)
    return ("━" * (halves // 2) + "╸" * (halves % 2)).ljust(width)


def draw_level(score: float) -> str:
    """Return a score from 1 to 5 as a block of that height."""
    return _LEVELS[round((score - MIN_SCORE) / _SPAN * (len(_LEVELS) - 1))]


def draw_range(total: Range, width: int) -> str:
    """Return a range on a scale from 1 to 5 that takes a width in cells: ``··━━━━··``."""
    low = min(round((total.low - MIN_SCORE) / _SPAN * width), width - 1)
    high = max(round((total.high - MIN_SCORE) / _SPAN * width), low + 1)
    return "·" * low + "━" * (high - low) + "·" * (width - high)
