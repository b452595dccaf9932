"""The words, numbers, and signs of a line that may name a date or a time, each with its place."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import NamedTuple


class TokenKind(Enum):
    """What a token is. Numbers that are glued to something unknown (``3rdx``) are `OTHER`."""

    ISO = "iso"
    """``2026-12-03``"""
    NUMERIC = "numeric"
    """``3/4``, ``3/4/27``, ``3-4-2027``, ``2027/4/3``: day and month in either order."""
    DOTTED = "dotted"
    """``4.12.``, ``4.12.2026``: always day and month."""
    CLOCK = "clock"
    """``14:00``, ``2pm``, ``2:30 p.m.``, ``14h30``, ``9.15``"""
    ORDINAL = "ordinal"
    """``15th``"""
    SHORT = "short"
    """``3d``, ``20min``"""
    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"
    OTHER = "other"


class Token(NamedTuple):
    """One token: ``text`` in lower case, and the place in the line. `is_glued`: no space is before it."""

    kind: TokenKind
    text: str
    start: int
    end: int
    is_glued: bool = False

    @property
    def number(self) -> int:
        """The digits at the start as a number."""
        return int(self.text[: len(self.text) - len(self.text.lstrip("0123456789"))])


@cache
def _token_pattern() -> re.Pattern[str]:
    """The pattern of a token; compiled on first use to keep startup fast."""
    return re.compile(
        r"""
        (?P<iso>[0-9]{4}-[0-9][0-9]-[0-9][0-9])(?=T[0-9]|(?![\w-]))
      | (?P<numeric>[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}|[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4})(?![\w/]|-\w)
      | (?P<dotted>[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9][0-9])?)(?![\w.])
      | (?P<clock>[0-9]{1,2}(?:[:.][0-9][0-9])?(?::[0-9][0-9])?\ ?[ap]\.?m\b\.?
          | [0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?=Z\b|(?![\w:]|\.[0-9]))
          | [0-9]{1,2}\.[0-9][0-9](?![\w:.]*\w)
          | [0-9]{1,2}h(?:[0-9][0-9])?\b)
      | (?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th))\b
      | (?P<short>[0-9]{1,3}(?:d|w|m|min|mins|hrs?))\b
      | (?P<number>[0-9]{1,9})\b
      | (?P<word>T(?=[0-9])|[^\W\d_]+(?![0-9_]))
      | (?P<other>\w+)
      | (?P<sign>\S)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def read_tokens(text: str) -> list[Token]:
    """Return the tokens of a line, in order."""
    tokens = []
    end = -1
    for found in _token_pattern().finditer(text):
        kind = TokenKind(found.lastgroup)
        tokens.append(Token(kind, found[0].lower().replace("’", "'"), found.start(), found.end(), found.start() == end))
        end = found.end()
    return tokens
