"""Results of checks: what they found, where in the text, why it is important, and how to correct it."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A range of characters of a body, by offset. An empty one is the place where something is missing."""

    start: int
    end: int


class Fix(NamedTuple):
    """A correction: what it does ("delete the second “the”"), and the span to replace."""

    label: str
    span: Span
    replacement: str


class CheckResult(NamedTuple):
    """The result of one check. Checks advise and never block, and they give no score.

    ``code`` names the check. ``text`` is a sentence for the screen, ``reason`` says why it is important, with its
    source. ``spans`` are the places in the body; they and the fix are empty if the check passed. Without ``can_tell``,
    there is nothing to compare with: the check has neither passed nor failed, and the text says so.
    """

    code: str
    passed: bool
    text: str
    reason: str = ""
    spans: tuple[Span, ...] = ()
    fix: Fix | None = None
    can_tell: bool = True
