"""Text normalization for search: ignore case and accents, so that ``lopez`` finds ``López``."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MAX_CACHED_LENGTH = 200
"""Longest text, in characters, whose normalized form is cached."""

_UNDECOMPOSED_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Letters that Unicode does not decompose into a base letter and an accent."""


def fold(text: str) -> str:
    """Return *text* in lower case without accents. Idempotent, and fast, since it runs on every contact."""
    if text.isascii():
        return text.lower()
    return _fold_accented(text) if len(text) <= MAX_CACHED_LENGTH else _fold_accented.__wrapped__(text)


@lru_cache(maxsize=8192)
def _fold_accented(text: str) -> str:
    """Cached, because a filter folds the same names on every keystroke."""
    plain = _strip_marks(text.casefold())
    return plain.lower() if plain.isascii() else _strip_marks(plain.casefold().translate(_UNDECOMPOSED_LETTERS))


def sort_key(name: str) -> str:
    """Return the key by which names are sorted in all lists: without case and accents, so that Élodie precedes Zoe.

    It is in NFC, as all stored text, in which Korean syllables are in their order.
    """
    return unicodedata.normalize("NFC", fold(name))


def _strip_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join([c for c in decomposed if c < "\u0300" or not unicodedata.combining(c)])


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the index in *text* of the original character."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    if all(len(fold(character)) == 1 for character in text if character > "\x7f"):
        return fold(text), list(range(len(text)))
    pieces = [fold(character) for character in text]
    return "".join(pieces), [offset for offset, piece in enumerate(pieces) for _ in piece]
