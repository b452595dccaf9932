"""Person names: the name to greet somebody by, comparison, and search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from infoview_tui.domain.name_parts import COMMON_TITLES, core_name, east_asian_orders, is_east_asian
from infoview_tui.domain.normalize import fold

MAX_WORD_LENGTH = 100
"""The most characters of a word of a name by which others are looked for."""

_MAX_PARSED_LENGTH = 200
"""Longer names are not parsed: nameparser takes seconds for thousands of words."""

_WORD = re.compile(r"[^\W_]+")

_NO_PUNCTUATION = str.maketrans("", "", "-‐'’")


def first_name(name: str) -> str:
    """Return the name to greet a person by: "Maria" for "Dr. Maria Lopez", "Lopez, Maria" and "Maria Lopez PhD".

    A name without a given name stays whole ("Dr. Lopez"), and so does one in Chinese, Japanese or Korean characters.
    """
    if is_east_asian(name):
        return name
    words = name.split()
    if len(words) < 2:
        return name
    if (len(words) == 2 and _is_plain(words)) or len(name) > _MAX_PARSED_LENGTH:  # needs no parser
        return words[0]
    from nameparser import parse  # takes a third as long as Textual to import

    parsed = parse(name)
    is_particle = parsed.given.islower() and parsed.family[:1].isupper()  # "van Beethoven"
    return parsed.given if parsed.given and not is_particle else name


@lru_cache(maxsize=1024)
def put_given_name_first(name: str) -> str:
    """Return a name written with a comma in its usual order, without title and suffix: "Maria Lopez, PhD" too."""
    if "," not in name or len(name) > _MAX_PARSED_LENGTH:
        return name
    from nameparser import parse

    parsed = parse(name)
    return " ".join(filter(None, (parsed.given, parsed.middle, parsed.family))) or name


def _is_plain(words: Sequence[str]) -> bool:
    """Whether both words of a name are capitalized words without punctuation, and the first is no title."""
    return words[0].lower() not in COMMON_TITLES and all(
        word[0].isupper() and word.translate(_NO_PUNCTUATION).isalpha() for word in words
    )


def name_key(name: str) -> str:
    """Fold a name for comparing: without case, accents and punctuation, and a hyphen as a space."""
    kept = (c if c.isalnum() else " " if c.isspace() or c in "-‐–_/," else "" for c in fold(name))
    return " ".join("".join(kept).split())


def name_keys(name: str) -> tuple[str, ...]:
    """Return all keys by which a name is recognized, the usual one first: an East Asian name has one for each order.

    Two names whose keys overlap are the same but for spelling: 田中太郎, 田中 太郎, and 太郎 田中.
    """
    return tuple(dict.fromkeys(filter(None, map(name_key, (name, *east_asian_orders(name))))))


def alike_keys(name: str) -> tuple[str, ...]:
    """Return keys that overlap for names which are alike: the words without titles and degrees, in any order."""
    return name_keys(name) if is_east_asian(name) else (" ".join(sorted(name_words(core_name(name)))),)


def name_words(name: str) -> list[str]:
    """Return the words of a folded name, without punctuation."""
    return _WORD.findall(fold(name))


def longest_name_word(name: str) -> str:
    """Return the longest word of a folded name, its first characters at most: who bears the name has it in theirs."""
    return max(name_words(core_name(name)), key=len, default="")[:MAX_WORD_LENGTH]


def first_and_last_word(name: str) -> set[str]:
    """Return the first and the last word of a name that are more than a letter: who bears one that is similar has one.

    Names are similar by `is_similar_name`. Where there is no such word, somebody similar is not looked for.
    """
    words = [word for word in name_words(core_name(name)) if len(word) > 1]
    return {words[0], words[-1]} if words else set()


def is_same_name(a: str, b: str) -> bool:
    """Whether two names are the same but for spelling and order ("Lopez, Maria"); an empty name equals none."""
    return not set(name_keys(put_given_name_first(a))).isdisjoint(name_keys(put_given_name_first(b)))


def is_similar_name(a: str, b: str) -> bool:
    """Whether two names may be written for the same person, were it known that they work at the same place.

    One may leave out or shorten to its beginning a name of the other (``M. Lopez``, ``Maria C. Lopez``), have them in
    another order (``Nagy Anna``), have titles and degrees (``Dr. Maria Lopez``), or be one typo away from it.
    """
    one, other = name_key(core_name(a)), name_key(core_name(b))
    if not one or not other:
        return False
    if is_same_name(a, b):
        return True
    shorter, longer = sorted((one.split(), other.split()), key=len)
    if len(shorter) > 1 and shorter[-1] == longer[-1]:
        fewer, more = shorter[:-1], longer[:-1]
        if _prefixes_match(fewer, more) or (len(fewer) == len(more) and _prefixes_match(more, fewer)):
            return True
    return sorted(shorter) == sorted(longer) or (min(len(one), len(other)) >= 5 and _is_one_typo(one, other))


def _is_one_typo(a: str, b: str) -> bool:
    """Whether one letter was added, left out, exchanged for another, or swapped with its neighbor."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    return a[at + 1 :] == b[at + 1 :] or (a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :])


def match_names(query: str, names: Sequence[str]) -> list[int]:
    """Find the names that *query* may mean, as indices, best first.

    The same name comes before one in which every word of the query begins a word, and that before one which contains
    the query. Within each the given order stays. ``infoview live maria`` uses this. Titles and degrees in the query
    need not match.
    """
    keys = frozenset(name_keys(put_given_name_first(query)))
    if not keys:
        return []
    key = name_key(put_given_name_first(core_name(query)))
    words = key.split()
    ranked: list[tuple[int, int]] = []
    for index, name in enumerate(names):
        folded = name_key(name)
        if folded in keys or (not name.isascii() and not keys.isdisjoint(name_keys(name))):
            ranked.append((0, index))
        elif _prefixes_match(words, folded.split()):
            ranked.append((1, index))
        elif key in folded:
            ranked.append((2, index))
    return [index for _, index in sorted(ranked)]


def _prefixes_match(prefixes: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each prefix begins a word of its own."""
    left = list(words)
    for prefix in sorted(prefixes, key=len, reverse=True):
        found = next((word for word in left if word.startswith(prefix)), None)
        if found is None:
            return False
        left.remove(found)
    return True
