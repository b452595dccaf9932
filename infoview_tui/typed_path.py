"""File paths that a person types, pastes, or drags into a terminal."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from urllib.parse import unquote_to_bytes

from infoview_tui.domain.sanitize import clean_line

_ESCAPED = re.compile(r"\\(.)")
_NEXT_PATH = re.compile(r"\s+(?=[/~]|file:)")
"""Where the next one of several paths with spaces begins."""

_FILE_URL = re.compile(r"file:(?://[^/]*)?(?=/)", re.IGNORECASE)


def parse_path(text: str) -> Path:
    """Return the path that was typed, pasted, or dragged, with ``~`` expanded.

    A path that exists as it is written is that file. Otherwise quoting is removed: quotation marks as in a shell (GNOME
    Terminal, Konsole, kitty), backslashes (macOS Terminal, iTerm2), or a ``file://`` URL with percent-encoding (file
    managers, browsers).
    """
    line = clean_line(text)
    unquoted = expand_path(_unquote(line))
    raw = text.strip()  # as on the disk, if its name has characters that cleaning would change
    candidates = (expand_path(line), unquoted, expand_path(raw), expand_path(_unquote(raw)))
    return next(filter(_exists, candidates), unquoted)


def parse_paths(text: str) -> list[Path]:
    """Return the paths in a text: several that were dragged or pasted at once, if all of them exist; otherwise one."""
    path = parse_path(text)
    if _exists(path):
        return [path]
    line = clean_line(text)
    try:
        quoted = shlex.split(line)
    except ValueError:  # an apostrophe in a name
        quoted = []
    for words in (quoted, _NEXT_PATH.split(line)):
        paths = list(dict.fromkeys(map(parse_path, words)))
        if len(paths) > 1 and all(map(_exists, paths)):
            return paths
    return [path]


def _unquote(text: str) -> str:
    """Remove the quoting of a shell, and of a URL. Several words without quotes are a name with spaces."""
    try:
        words = shlex.split(text)
    except ValueError:  # an apostrophe in a name
        words = []
    plain = words[0] if len(words) == 1 else _ESCAPED.sub(r"\1", text)
    url = _FILE_URL.match(plain)
    return os.fsdecode(unquote_to_bytes(plain[url.end() :])) if url else plain


def expand_path(text: str) -> Path:
    """Return a path as it is written, with ``~`` expanded."""
    try:
        return Path(text).expanduser()
    except RuntimeError:  # the home directory of an unknown user
        return Path(text)


def is_file(path: Path) -> bool:
    """Return whether a file exists; False for a path that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that is too long, or contains NUL
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
