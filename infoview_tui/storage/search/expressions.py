"""Expressions in the query language of FTS5, built from words. What a person types is always quoted, never syntax."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

_TOKEN_CATEGORIES = frozenset({"Co", "So"})
"""General categories that are part of a word, besides letters, marks and numbers, as in migration 0008."""


def split_tokens(text: str) -> list[str]:
    """Split a text into words, nearly as the index does. Symbols such as emoji belong to words."""
    return "".join(character if _is_in_word(character) else " " for character in text).split()


def match_phrase(words: Sequence[str]) -> str:
    """Return an expression for words in this order; empty if the words have no letters."""
    tokens = split_tokens(" ".join(words))
    return f'"{" ".join(tokens)}"' if tokens else ""


def match_prefix(word: str) -> str:
    """Return an expression for a word or phrase whose last word may go on, unless a sign such as ``+`` ends it."""
    phrase = match_phrase([word])
    return f"{phrase}*" if phrase and _is_in_word(word[-1]) else phrase


def match_all(parts: Iterable[str]) -> str:
    """Return an expression that all of these must match; empty parts are left out."""
    found = [part for part in parts if part]
    return " AND ".join(found) if len(found) < 2 else f"({' AND '.join(found)})"


def match_any(parts: Iterable[str]) -> str:
    """Return an expression that one of these must match; empty parts are left out."""
    found = [part for part in parts if part]
    return " OR ".join(found) if len(found) < 2 else f"({' OR '.join(found)})"


def match_without(expression: str, excluded: Sequence[str]) -> str:
    """Return an expression for what matches, but none of the excluded words."""
    unwanted = match_any(map(match_prefix, excluded))
    return f"{expression} NOT {unwanted}" if expression and unwanted else expression


def _is_in_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LMN" or category in _TOKEN_CATEGORIES
