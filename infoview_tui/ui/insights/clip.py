"""Wrapping of a text to a number of lines."""

from __future__ import annotations

from textual.content import Content


def clip_lines(text: Content, width: int, most: int) -> Content:
    """Wrap a text to a width in cells and at most *most* lines; the last one ends in an ellipsis if text is left."""
    lines = [line.rstrip() for line in text.wrap(max(1, width))]
    if len(lines) > most:
        rest = Content(" ").join(lines[most - 1 :])
        lines = [*lines[: most - 1], rest.truncate(max(1, width), ellipsis=True)]
    return Content("\n").join(lines)
