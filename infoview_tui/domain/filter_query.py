"""Filter query parser for the board: words to search for, and terms such as ``path:design``.

``priya path:design -stage:met #alumni due:today "staff designer"``. Quotes allow spaces in a word or in the value of a
term. A minus negates a term. Anything that is not a term is a word, so there are no syntax errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from infoview_tui.domain.normalize import fold

FILTER_KEY_MEANINGS: Mapping[str, str] = {
    "path": "path that the contact is linked to",
    "stage": "column of the board",
    "due": "when something is due: today, week, late, none",
    "referrer": "who referred you",
    "tag": "tag; #alumni is short for tag:alumni",
    "org": "organization",
    "relationship": "how you know the contact; also tie:",
}
"""Keys of filter terms, with their meaning for help."""

NEGATION_MEANING = "before a term: exclude what matches it"

FILTER_KEYS = tuple(FILTER_KEY_MEANINGS)

_KEY_ALIASES = {"tie": "relationship"}
"""Other spellings of keys: the stored name of a relationship, which saved views may contain."""

DUE_VALUES: tuple[str, ...] = ("today", "week", "late", "none")
"""Values of ``due``: by the end of today, within seven days, already late, and nothing dated at all."""

_WORD_PATTERN = re.compile(r'(?:[^\s"]|"[^"]*(?:"|$))+')
"""A word or term of the query; an unclosed quotation mark extends to the end."""


class FilterTerm(NamedTuple):
    """A condition that a contact must meet or, if negated, must not meet."""

    key: str
    value: str
    is_negated: bool = False


class FilterQuery(NamedTuple):
    """A parsed query: a contact must match every word and every term."""

    words: tuple[str, ...] = ()
    terms: tuple[FilterTerm, ...] = ()


def parse_filter_query(text: str) -> FilterQuery:
    """Parse a filter query. Terms without a value and empty words are ignored."""
    words: list[str] = []
    terms: list[FilterTerm] = []
    for part in _WORD_PATTERN.findall(text):
        term = _parse_term(part)
        if term is None:
            words.append(_unquote(part))
        elif term.value:
            terms.append(term)
    return FilterQuery(tuple(word for word in words if word), tuple(dict.fromkeys(terms)))


def quote_value(value: str) -> str:
    """Return a value for use in a query, in quotation marks if it is empty or contains spaces.

    Quotation marks inside the value become apostrophes, since the syntax cannot escape them.
    """
    value = value.replace('"', "'")
    return f'"{value}"' if not value or any(c.isspace() for c in value) else value


def word_span(text: str, cursor: int) -> tuple[int, int]:
    """Return the start and end of the word at the cursor; an empty span between words."""
    cursor = max(0, min(cursor, len(text)))
    for match in _WORD_PATTERN.finditer(text):
        if match.start() <= cursor <= match.end():
            return match.span()
    return cursor, cursor


def complete_filter(text: str, cursor: int, values_by_key: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return completions of the word at the cursor (see `word_span`): keys or, after a colon, values of the key.

    Values that start with the typed text come before those that contain it.
    """
    start, end = word_span(text, cursor)
    word = text[start:end]
    sign = "-" if word.startswith("-") else ""
    bare = word.removeprefix("-")
    if bare.startswith("#"):
        tags = (tag for tag in values_by_key.get("tag", ()) if not any(c.isspace() for c in tag))
        return tuple(f"{sign}#{tag}" for tag in _rank_by_prefix(_unquote(bare[1:]), tags))
    key, colon, value = bare.partition(":")
    if not colon:
        return tuple(f"{sign}{key}:" for key in FILTER_KEYS if key.startswith(fold(bare)))
    values = values_by_key.get(_normalize_key(key), ())
    return tuple(f"{sign}{key}:{quote_value(name)}" for name in _rank_by_prefix(_unquote(value), values))


def _parse_term(part: str) -> FilterTerm | None:
    bare = part.removeprefix("-")
    negated = bare != part
    if bare.startswith("#"):
        return FilterTerm("tag", _unquote(bare[1:]), negated)
    key, colon, value = bare.partition(":")
    key = _normalize_key(key)
    return FilterTerm(key, _unquote(value), negated) if colon and key in FILTER_KEYS else None


def _normalize_key(key: str) -> str:
    key = key.lower()
    return _KEY_ALIASES.get(key, key)


def _unquote(text: str) -> str:
    return text.replace('"', "").strip()


def _rank_by_prefix(typed: str, names: Iterable[str]) -> list[str]:
    """Return the names that start with the typed text, then those that contain it."""
    key = fold(typed)
    folded = [(fold(name), name) for name in names]
    first = [name for other, name in folded if other.startswith(key)]
    return first + [name for other, name in folded if key in other and not other.startswith(key)]
