"""Every character beyond ASCII that the program draws, with the ASCII character that stands for it in plain mode.

Both are one cell wide, so that plain mode changes no layout. Box-drawing characters become spaces: screen readers read
them out, and terminals without them show others.
"""

from __future__ import annotations

_BARS = "▁▂▃▄▅▆▇█"

ASCII_TWINS: dict[str, str] = {
    "·": "-",  # between parts of a line
    "…": "~",  # text that is cut
    "–": "-",
    "—": "-",
    "−": "-",
    "‐": "-",
    "•": "*",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "′": "'",
    "ʼ": "'",
    "‹": "<",
    "›": ">",
    "←": "<",
    "→": ">",
    "↑": "^",
    "↓": "v",
    "↳": ">",
    "⏎": ">",
    "▲": "^",
    "▼": "v",
    "▸": ">",
    "▌": ">",  # the cursor
    "▪": "*",  # a selected card
    "●": "*",
    "○": "o",
    "□": "o",  # a box to tick
    "★": "*",
    "✓": "v",
    "×": "x",
    "�": "?",
    "\u00a0": " ",
    "━": "=",  # the part of a bar that is filled
    "╸": "=",
    "▔": "-",  # the current time
    "▀": "'",  # the upper half of a row
    "▎": "|",  # the left edge of an appointment
    "╱": "/",  # hatching
    **dict(zip(_BARS, "_.-:=+*#", strict=True)),
}
"""The ASCII twin of each drawn character."""

BOX_DRAWING = range(0x2500, 0x2580)
BLOCK_ELEMENTS = range(0x2580, 0x25A0)

_TRANSLATION: dict[int, str] = {
    **dict.fromkeys(BOX_DRAWING, " "),
    **dict.fromkeys(BLOCK_ELEMENTS, " "),
    **{ord(glyph): twin for glyph, twin in ASCII_TWINS.items()},
}


def to_ascii_glyphs(text: str) -> str:
    """Replace the glyphs of a text by their ASCII twins; letters of any language stay as they are."""
    return text if text.isascii() else text.translate(_TRANSLATION)
