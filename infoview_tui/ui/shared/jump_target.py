"""A place that the jump mode can go to."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.geometry import Offset


class JumpTarget(NamedTuple):
    """A place: its cell, relative to the content of its widget, and what goes there."""

    offset: Offset
    go: Callable[[], object]
