"""Query parser of the board's filter and of the search: words to search for, and terms such as ``path:design``.

``priya path:design -stage:met #alumni due:today "staff designer" -intern``. Quotes allow spaces in a word or in the
value of a term. A minus negates a term or excludes a word. Anything that is not a term is a word, so there are no
syntax errors. The board and the search have one grammar, but not all keys in common.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from infoview_tui.domain.normalize import fold

FILTER_KEY_MEANINGS: Mapping[str, str] = {
    "who": "name of the contact",
    "path": "path that the contact is linked to",
    "stage": "column of the board",
    "due": "when something is due: today, week, late, none",
    "referrer": "who referred you",
    "tag": "tag; #alumni is short for tag:alumni",
    "org": "organization",
    "place": "where they are",
    "relationship": "how you know the contact; also tie:",
}
"""Keys of the board's filter, with their meaning for help."""

SEARCH_KEY_MEANINGS: Mapping[str, str] = {
    "who": "name of the contact",
    "org": "organization of the contact",
    "place": "where the contact is",
    "path": "path that the contact is linked to",
    "stage": "column of the board",
    "kind": "contact, note, quote, message …",
    "since": "not before a day: 2026-11-01, mon, nov 3",
    "before": "before a day",
}
"""Keys of the search, with their meaning for help."""

NEGATION_MEANING = "before a term or a word: exclude what matches it"

MAX_QUERY_CHARS = 1000
"""Longest filter or search, in characters; comparing contacts with more would take seconds."""

FILTER_KEYS = tuple(FILTER_KEY_MEANINGS)

SEARCH_KEYS = tuple(SEARCH_KEY_MEANINGS)

_KEY_ALIASES = {"tie": "relationship"}
"""Other spellings of keys: the stored name of a relationship, which saved views may contain."""

DUE_VALUES: tuple[str, ...] = ("today", "week", "late", "none")
"""Values of ``due``: by the end of today, within seven days, already late, and nothing dated at all."""

_WORD_PATTERN = re.compile(r'(?:[^\s"]|"[^"]*(?:"|$))+')
"""A word or term of the query; an unclosed quotation mark extends to the end."""

_EXCLUSION = re.compile(r'-"?\w')
"""The start of an excluded word; other words with a minus, such as an arrow, are words."""


class FilterTerm(NamedTuple):
    """A condition that a contact must meet or, if negated, must not meet."""

    key: str
    value: str
    is_negated: bool = False


class FilterQuery(NamedTuple):
    """A parsed query: what is found must match every word and every term, and none of the excluded words."""

    words: tuple[str, ...] = ()
    terms: tuple[FilterTerm, ...] = ()
    excluded: tuple[str, ...] = ()


def parse_filter_query(text: str, keys: Sequence[str] = FILTER_KEYS) -> FilterQuery:
    """Parse a query with these keys. Terms without a value and empty words are ignored."""
    words: list[str] = []
    terms: list[FilterTerm] = []
    excluded: list[str] = []
    for part in _WORD_PATTERN.findall(text):
        term = _parse_term(part, keys)
        if term is not None:
            terms.append(term)
        elif _EXCLUSION.match(part):
            excluded.append(_unquote(part[1:]))
        else:
            words.append(_unquote(part))
    return FilterQuery(
        tuple(filter(None, words)), tuple(dict.fromkeys(term for term in terms if term.value)), tuple(excluded)
    )


def quote_value(value: str) -> str:
    """Return a value for use in a query, in quotation marks if it is empty or contains spaces.

    Quotation marks inside the value become apostrophes, since the syntax cannot escape them.
    """
    value = value.replace('"', "'")
    return f'"{value}"' if not value or any(c.isspace() for c in value) else value


def replace_value(text: str, keys: Collection[str], old: str, new: str) -> str:
    """Return a query in which the terms of some keys with exactly the value *old* have the value *new*."""
    wanted = fold(quote_value(old))

    def replace(match: re.Match[str]) -> str:
        term = _parse_term(match[0], FILTER_KEYS)
        if term is None or term.key not in keys or fold(quote_value(term.value)) != wanted:
            return match[0]
        return f"{'-' if term.is_negated else ''}{term.key}:{quote_value(new)}"

    return _WORD_PATTERN.sub(replace, text)


def word_span(text: str, cursor: int) -> tuple[int, int]:
    """Return the start and end of the word at the cursor; an empty span between words."""
    cursor = max(0, min(cursor, len(text)))
    for match in _WORD_PATTERN.finditer(text):
        if match.start() <= cursor <= match.end():
            return match.span()
    return cursor, cursor


def complete_filter(
    text: str, cursor: int, values_by_key: Mapping[str, Sequence[str]], keys: Sequence[str] = FILTER_KEYS
) -> tuple[str, ...]:
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
        return tuple(f"{sign}{key}:" for key in keys if key.startswith(fold(bare)))
    values = values_by_key.get(_normalize_key(key), ())
    return tuple(f"{sign}{key}:{quote_value(name)}" for name in _rank_by_prefix(_unquote(value), values))


def _parse_term(part: str, keys: Sequence[str]) -> FilterTerm | None:
    bare = part.removeprefix("-")
    negated = bare != part
    if bare.startswith("#") and "tag" in keys:
        return FilterTerm("tag", _unquote(bare[1:]), negated)
    key, colon, value = bare.partition(":")
    key = _normalize_key(key)
    return FilterTerm(key, _unquote(value), negated) if colon and key in keys else None


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
