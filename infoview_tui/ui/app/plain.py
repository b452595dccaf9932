"""Plain mode, for screen readers and simple terminals: no borders, only ASCII glyphs, the terminal's colors."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar, ScrollBarRender

from infoview_tui.ui.shared.glyphs import to_ascii_glyphs

_SIMPLE_TERMINAL = re.compile(r"(linux|dumb|ansi|cygwin|cons25|vt\d+|.*-16color|.*-mono|.*-m)\b.*")
"""Values of ``TERM`` of terminals with at most 16 colors."""

_READER_VARIABLES = ("ACCESSIBLE", "ACCESSIBILITY_ENABLED")
"""Variables that people who use a screen reader set for other programs."""


def needs_plain_mode(environ: Mapping[str, str], wish: bool | None = None) -> bool:
    """Return whether to draw plainly: as the person wishes or, without a wish, as the environment suggests.

    It suggests plain mode with ``NO_COLOR`` (no-color.org), a terminal with at most 16 colors, a locale without
    Unicode, or a screen reader. An unset locale says nothing, since containers and ssh often leave it out.
    """
    if wish is not None:
        return wish
    return (
        bool(environ.get("NO_COLOR"))
        or _SIMPLE_TERMINAL.fullmatch(environ.get("TERM", "")) is not None
        or _has_ascii_locale(environ)
        or any(environ.get(name, "0") not in ("", "0", "false") for name in _READER_VARIABLES)
    )


def _has_ascii_locale(environ: Mapping[str, str]) -> bool:
    """Return whether the locale of the characters is not UTF-8. Python sets ``LC_CTYPE`` if it is C (PEP 538)."""
    values = [environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    if values[:2] == ["", "C.UTF-8"] and values[2] in ("C", "POSIX"):
        return True
    locale = next((value for value in values if value), "")
    _, _, charset = locale.partition(".")
    is_utf8 = charset.partition("@")[0].lower().replace("-", "") == "utf8"
    return locale in ("C", "POSIX") or (bool(charset) and not is_utf8)


class AsciiFilter(LineFilter):
    """Replaces the program's glyphs in everything that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Replace the glyphs in the segments of a line."""
        return [Segment(to_ascii_glyphs(text), style, control) for text, style, control in segments]


class PlainScrollBar(ScrollBarRender):
    """A scroll bar without the glyphs that make its ends smooth."""

    VERTICAL_BARS = [" "] * 8
    HORIZONTAL_BARS = [" "] * 8


def prepare_plain_mode(wish: bool | None) -> bool:
    """Return whether to draw plainly; then scroll bars are plain too, in the whole process."""
    plain = needs_plain_mode(os.environ, wish)
    if plain:
        ScrollBar.renderer = PlainScrollBar
    return plain
