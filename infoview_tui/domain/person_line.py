"""People as they are written in one line, and whether two names are the same person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from infoview_tui.domain.normalize import fold

MAX_WORD_LENGTH = 100
"""The most characters of a word of a name by which others are looked for."""

_TRIM_CHARACTERS = " ,;:-–—"
_DASHES = (" - ", " – ", " — ")


class PersonLine(NamedTuple):
    """Who a line is about. What the line does not say is empty; ``via`` is who introduces (R9)."""

    name: str
    title: str = ""
    organization: str = ""
    email: str = ""
    via: str = ""
    tags: tuple[str, ...] = ()


def parse_person(text: str) -> PersonLine:
    """Read a person from one line, as in a referral (R29) or the quick add.

    ``Priya Shah, staff designer at Figma <priya@x.org> via Maria Lopez #alumni``; also ``Priya Shah (Figma)``,
    ``Priya Shah - designer - Figma`` and ``@`` for *at*. Everything but the name may be missing. A line without a
    recognizable name gives itself as the name, so that nothing is lost.
    """
    whole = " ".join(text.split())
    whole = whole.removeprefix("@").lstrip()
    rest, email = _extract(_patterns().email, whole)
    tags = tuple(dict.fromkeys(_patterns().tag.findall(rest)))
    rest = _patterns().tag.sub(" ", rest)
    rest, via = _extract(_patterns().via, rest)
    rest, parenthetical = _extract(_patterns().parenthetical, rest)
    name, title, organization = _name_title_organization(rest)
    if parenthetical and not organization:
        parenthetical_title, at, parenthetical_organization = _split_at(parenthetical)
        title, organization = (
            (title or parenthetical_title, parenthetical_organization) if at else (title, parenthetical)
        )
    elif parenthetical and not title:
        title = parenthetical
    return PersonLine(name or whole, title, organization, email, via, tags)


def name_key(name: str) -> str:
    """Fold a name for comparing: without case, accents and punctuation, and a hyphen as a space."""
    kept = (c if c.isalnum() else " " if c.isspace() or c in "-‐–_/," else "" for c in fold(name))
    return " ".join("".join(kept).split())


def name_words(name: str) -> list[str]:
    """Return the words of a folded name, without punctuation."""
    return "".join(c if c.isalnum() else " " for c in fold(name)).split()


def longest_name_word(name: str) -> str:
    """Return the longest word of a folded name, its first characters at most: who bears the name has it in theirs."""
    return max(name_words(name), key=len, default="")[:MAX_WORD_LENGTH]


def first_and_last_word(name: str) -> set[str]:
    """Return the first and the last word of a name that are more than a letter: who bears one that is similar has one.

    Names are similar by `similar_names`. Where there is no such word, somebody similar is not looked for.
    """
    words = [word for word in name_words(name) if len(word) > 1]
    return {words[0], words[-1]} if words else set()


def is_same_name(a: str, b: str) -> bool:
    """Whether two names are written for the same person; an empty name is nobody's."""
    key = name_key(a)
    return bool(key) and key == name_key(b)


def is_similar_name(a: str, b: str) -> bool:
    """Whether two names may be written for the same person, were it known that they work at the same place.

    One may leave out or shorten to its beginning a name of the other (``M. Lopez``, ``Maria C. Lopez``), have them in
    another order, or be one slip of a finger away from it.
    """
    one, other = name_key(a), name_key(b)
    if not one or not other:
        return False
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
    the query. Within each the given order stays. ``infoview live maria`` lives on this.
    """
    key = name_key(query)
    if not key:
        return []
    words = key.split()
    ranked: list[tuple[int, int]] = []
    for index, name in enumerate(names):
        folded = name_key(name)
        if folded == key:
            ranked.append((0, index))
        elif _prefixes_match(words, folded.split()):
            ranked.append((1, index))
        elif key in folded:
            ranked.append((2, index))
    return [index for _, index in sorted(ranked)]


class _Patterns(NamedTuple):
    email: re.Pattern[str]
    tag: re.Pattern[str]
    via: re.Pattern[str]
    parenthetical: re.Pattern[str]
    at: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compiled when first needed, so that the start does not pay for them."""
    return _Patterns(
        email=re.compile(
            r"<?(?:mailto:)?(?<![^\s<>(,;:])([^\s<>@,;()]+@[^\s<>@,;()]+\.[^\s<>@,;()]*[^\s<>@,;().])[>)]?"
        ),
        tag=re.compile(r"(?<!\S)#([\w][\w-]*)"),
        via=re.compile(r"(?<!\S)via ([^,;(]+)", re.IGNORECASE),
        parenthetical=re.compile(r"\(([^()]*)\)"),
        at=re.compile(r"(?:^|(?<=\s))(?:at\s+|@\s*)", re.IGNORECASE),
    )


def _extract(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """Cut the first match out of *text* and return what is left, and what it held."""
    match = pattern.search(text)
    if match is None:
        return text, ""
    return f"{text[: match.start()]} {text[match.end() :]}", match[1].strip(_TRIM_CHARACTERS)


def _name_title_organization(text: str) -> tuple[str, str, str]:
    before, _, organization = _split_at(" ".join(text.split()))
    name, separator, title = _split_name(before)
    title = title.strip(_TRIM_CHARACTERS)
    if organization and not title:
        organization, _, title = organization.partition(",")
    elif not organization and separator in _DASHES and separator in title:
        title, _, organization = title.rpartition(separator)
    return name.strip(_TRIM_CHARACTERS), title.strip(_TRIM_CHARACTERS), organization.strip(_TRIM_CHARACTERS)


def _split_at(text: str) -> tuple[str, bool, str]:
    match = _patterns().at.search(text)
    if match is None:
        return text.strip(_TRIM_CHARACTERS), False, ""
    return text[: match.start()].strip(_TRIM_CHARACTERS), True, text[match.end() :].strip(_TRIM_CHARACTERS)


def _split_name(text: str) -> tuple[str, str, str]:
    """Cut the name off at the first comma or spaced dash; a hyphen in a name is neither."""
    positions = [(text.find(mark), mark) for mark in (",", *_DASHES) if mark in text]
    if not positions:
        return text, "", ""
    _, mark = min(positions)
    return text.partition(mark)


def _prefixes_match(prefixes: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each prefix begins a word of its own."""
    left = list(words)
    for prefix in sorted(prefixes, key=len, reverse=True):
        found = next((word for word in left if word.startswith(prefix)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def first_name(name: str) -> str:
    """Return the name by which a person is called in passing: the first word of it."""
    return name.split(maxsplit=1)[0] if name.strip() else name
