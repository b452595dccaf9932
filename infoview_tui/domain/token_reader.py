"""Reading tokens one after another: the base of the readers of days and of times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from infoview_tui.domain.date_tokens import Token, TokenKind

T = TypeVar("T")

_END = Token(TokenKind.SIGN, "", 0, 0)


class Found(NamedTuple, Generic[T]):
    """What was read, and the number of the token after it."""

    value: T
    end: int


def longest(found: Iterable[Found[T] | None]) -> Found[T] | None:
    """Return the reading that takes in the most tokens; of two, the first. A reading that takes in none is none."""
    return max(filter(None, found), key=lambda one: one.end, default=None)


class TokenReader:
    """Looks at the tokens of a line by their number; beyond the last one, there are empty signs."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Read these tokens."""
        self.tokens = tokens

    def at(self, index: int) -> Token:
        """Return a token."""
        return self.tokens[index] if index < len(self.tokens) else _END

    def word(self, index: int) -> str:
        """Return the text of a token in lower case."""
        return self.at(index).text

    def skip(self, index: int, *words: str) -> int:
        """Return the number of the next token if this one is one of some words; otherwise its own."""
        return index + (self.word(index) in words)

    def after(self, index: int, phrase: str) -> int | None:
        """Return the number of the token after a phrase; None if something else is there."""
        words = phrase.split()
        return index + len(words) if all(self.word(index + n) == word for n, word in enumerate(words)) else None
