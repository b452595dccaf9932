"""File names of pages: allowed on every system, and possible in a link of Obsidian."""

from __future__ import annotations

import re

from infoview_tui.domain.sanitize import clean_line

MAX_LENGTH = 100  # characters
MAX_BYTES = 200
_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]]+')
_NUMBER = re.compile(r"\d+(?:-\d+)?")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names of devices on Windows."""


def format_stem(title: str) -> str:
    """Return a file name without its ending; empty if nothing of the title can be in one."""
    words = " ".join(_FORBIDDEN.sub(" ", clean_line(title)).split())[:MAX_LENGTH].strip(" .")
    while len(words.encode()) > MAX_BYTES:
        words = words[:-1].strip(" .")
    return f"{words} page" if _RESERVED.fullmatch(words) else words


def is_stem_of(stem: str, title: str) -> bool:
    """Return whether a file name is that of a title, also with a number that tells it from another file."""
    own = format_stem(title)
    return stem == own or (stem.startswith(f"{own} ") and _NUMBER.fullmatch(stem[len(own) + 1 :]) is not None)
