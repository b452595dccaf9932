"""Text folded for comparing: without case and accents, so that what is typed plainly finds what is written properly."""

from __future__ import annotations

import unicodedata

_UNCOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that Unicode does not take apart into a base and an accent."""


def fold(text: str) -> str:
    """Return *text* without case and accents; folding twice changes nothing more."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_UNCOMPOSED)).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the place in *text* of the one it comes from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        piece = fold(character)
        folded.append(piece)
        places.extend([place] * len(piece))
    return "".join(folded), places
