"""How a dialog was opened: the actions that led to it, so that they can be repeated at the next start."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple


class OpeningStep(NamedTuple):
    """An action: *target* is ``screen``, ``app``, or ``focused``, *cursor* the place where it was done, or empty.

    *dialog* is the class of the dialog in which it was done, such as a menu; empty for an action of the screen.
    """

    action: str
    target: str = "screen"
    cursor: str = ""
    dialog: str = ""


class Opening(NamedTuple):
    """The screen on which the first step was done, empty for the one of the draft, and the steps."""

    screen: str = ""
    steps: Sequence[OpeningStep] = ()


def format_opening(opening: Opening) -> str:
    """Return an opening as it is stored; empty without steps."""
    return json.dumps([opening.screen, *map(list, opening.steps)]) if opening.steps else ""


def parse_opening(stored: str) -> Opening:
    """Return a stored opening. A plain name is an action of the draft's screen; what is damaged has no steps."""
    if not stored.startswith("["):
        return Opening("", [OpeningStep(stored)] if stored else [])
    with suppress(ValueError, TypeError):
        screen, *steps = json.loads(stored)
        return Opening(str(screen), [OpeningStep(*map(str, step)) for step in steps])
    return Opening()
