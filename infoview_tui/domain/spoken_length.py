"""Spoken length of a text: how many words it has, and how long it takes to say aloud (R23)."""

from __future__ import annotations

import re
from math import ceil

from infoview_tui.domain.labels import format_count

WORDS_PER_MINUTE = 150
"""A calm pace, at which a listener can follow."""

INTRODUCTION_SECONDS = 10
"""How long an introduction may take."""

INTRODUCTION_WORDS = INTRODUCTION_SECONDS * WORDS_PER_MINUTE // 60
"""How many words fit in an introduction."""

CHARACTERS_PER_WORD = 2
"""How many characters of a script without spaces, such as Chinese or Japanese, take as long as a word of English."""

_UNSPACED_SCRIPTS = (
    (0x0E00, 0x0EFF),  # Thai and Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana and Katakana
    (0x3400, 0x9FFF),  # Chinese characters
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Code points of scripts that are written without spaces: first and last."""

_UNSPACED = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in _UNSPACED_SCRIPTS)}]")

_WORD = re.compile(r"[^\W_]+(?:['’.,@:/-]+[^\W_]+)*")
"""A word as it is said: ``don't``, ``well-known``, ``3.5``, and an address count once; a dash or a smiley does not."""


def count_words(text: str) -> int:
    """Return how many words a text has. In a script without spaces, two characters count as a word."""
    unspaced, spaced = _UNSPACED.findall(text), _UNSPACED.sub(" ", text)
    return len(_WORD.findall(spaced)) + ceil(len(unspaced) / CHARACTERS_PER_WORD)


def spoken_seconds(text: str) -> int:
    """Return how many seconds it takes to say a text, rounded up."""
    return ceil(count_words(text) * 60 / WORDS_PER_MINUTE)


def is_too_long_to_introduce(text: str) -> bool:
    """Return whether a text takes longer than `INTRODUCTION_SECONDS` to say."""
    return spoken_seconds(text) > INTRODUCTION_SECONDS


def format_spoken_length(text: str) -> str:
    """Return the length of a text in words and as spoken: ``28 words · 12 seconds``, or ``190 words · 1:16 minutes``.

    An empty text has none.
    """
    words, seconds = count_words(text), spoken_seconds(text)
    if not words:
        return ""
    spoken = format_count(seconds, "second") if seconds < 60 else f"{seconds // 60}:{seconds % 60:02} minutes"
    return f"{format_count(words, 'word')} · {spoken}"
