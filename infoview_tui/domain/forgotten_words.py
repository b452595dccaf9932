"""What identifies a person in a text: full name, addresses, and profiles, which are replaced to forget them."""

from __future__ import annotations

import re
from collections.abc import Iterable

FORGOTTEN = "(forgotten)"
"""What stands in the place of the words."""

MIN_LENGTH = 4
"""Shorter words would be found in the middle of others."""

MIN_PART_LENGTH = 3
"""Length of the shortest word of a name that is looked for alone."""


def compile_words(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for whole words, whatever their case and the white space in them; None if there are none.

    A single name of one word is left out: it may be anybody's.
    """
    wanted = {" ".join(word.split()) for word in words}
    patterns = [
        r"\s+".join(map(re.escape, word.split()))
        for word in sorted(wanted, key=len, reverse=True)
        if len(word) >= MIN_LENGTH and (" " in word or any(character in "@/.+0123456789" for character in word))
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE) if patterns else None


def compile_name_parts(name: str) -> re.Pattern[str] | None:
    """Return a pattern for each word of a name alone, as it is written; None if there are none.

    A short word in ASCII, such as an initial, is left out: it would be found everywhere.
    """
    words = {word for word in re.findall(r"[^\W\d_]+", name) if len(word) >= MIN_PART_LENGTH or not word.isascii()}
    alternatives = "|".join(map(re.escape, sorted(words)))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if words else None


def replace_words(text: str, pattern: re.Pattern[str]) -> str:
    """Return a text without the words."""
    return pattern.sub(FORGOTTEN, text)
