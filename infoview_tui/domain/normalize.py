"""Text folded for comparing: without case and accents, so that what is typed plainly finds what is written properly."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MAX_CACHED_LENGTH = 200
"""The most characters of a text whose folded form is kept for the next time."""

_UNDECOMPOSED_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Letters that Unicode does not take apart into a base and an accent."""


def fold(text: str) -> str:
    """Return *text* without case and accents; folding twice changes nothing more. Quick: many are folded."""
    if text.isascii():
        return text.lower()
    return _fold_accented(text) if len(text) <= MAX_CACHED_LENGTH else _fold_accented.__wrapped__(text)


@lru_cache(maxsize=8192)
def _fold_accented(text: str) -> str:
    """The same names are folded at every key of a filter: they are kept."""
    plain = _strip_marks(text.casefold())
    return plain.lower() if plain.isascii() else _strip_marks(plain.casefold().translate(_UNDECOMPOSED_LETTERS))


def _strip_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join([c for c in decomposed if c < "\u0300" or not unicodedata.combining(c)])


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the place in *text* of the one it comes from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    folded: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        piece = fold(character)
        folded.append(piece)
        offsets.extend([offset] * len(piece))
    return "".join(folded), offsets
