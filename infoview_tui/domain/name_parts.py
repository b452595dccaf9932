"""Parts of a written name: what people add to it, and the order of given and family name.

On LinkedIn and in email signatures, names come with titles, degrees, and pronouns ("Dr. Maria Lopez, MBA (she/her)").
In Chinese, Japanese, and Korean, the family name comes first, usually without a space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

COMMON_TITLES = frozenset(
    {"dr", "doctor", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "rev"}
    | {"father", "sister", "herr", "frau", "judge"}
)
"""Titles before a name, in lower case without a period."""

_OTHER_TITLES = (
    "dra drs profa señor señora sr sra srta don doña monsieur madame mme mlle ing dipl-ing mag dott dottssa hon"
)

_DEGREES = (
    "phd dphil mba emba md jd msc bsc meng llm llb mph mpa mpp msw edd psyd dba dds dvm mfa bba pmp cpa cfa cissp"
    " shrm-cp shrm-scp sphr phr csm cspo pmi-acp cfp cfre esq ccna lcsw lmft bcba rdn frsa fcca acca mcipd pharmd"
    " bfa mdes bdes mres mphil hons jr sr ii iii iv"
)
"""Degrees, certificates, and generations after a name, in lower case without periods."""

_CAPITAL_DEGREES = "MA BA MS BS AM SM SB PE RN DO RD PA AB SE FCA ACA CA CIA CMA PT"
"""Degrees that are degrees only in capitals: "Ma" and "Do" are names."""

_TITLE_WORDS = COMMON_TITLES.union(_OTHER_TITLES.split())
_DEGREE_WORDS = frozenset(_DEGREES.split())
_CAPITAL_DEGREE_WORDS = frozenset(_CAPITAL_DEGREES.split())

_PARENTHESES = re.compile(r"\([^()]*\)|\[[^][]*]|\{[^{}]*}|（[^（）]*）")
_PRONOUNS = re.compile(
    r"(?<!\w)(?:she|her|hers|he|him|his|they|them|theirs|ze|xe|hir|sie|ihr|er|ihm|elle|il|ella|él|elle|lei|lui|any)"
    r"(?:\s*[/|]\s*\w+)+(?!\w)",
    re.IGNORECASE,
)
_MAX_LENGTH = 200
"""Longer texts are not names, and stay as they are."""

_MAX_CERTIFICATE_LENGTH = 8


@lru_cache(maxsize=4096)
def core_name(name: str) -> str:
    """Return a name without titles, degrees, pronouns, and what is in parentheses: "Maria Lopez" of
    "Dr. Maria Lopez, MBA (she/her)". A name that has nothing else stays whole ("Dr. Li" is "Li", "MBA" is "MBA").
    """
    if len(name) > _MAX_LENGTH or _is_bare(name):
        return name
    text = _PRONOUNS.sub(" ", _PARENTHESES.sub(" ", name)) or name
    before, *parts = (part.split() for part in re.split("[,|·•]", text))
    words = _drop_degrees(_drop_titles(before), min_words=2)
    in_capitals = " ".join(words).isupper()
    others = [
        kept
        for part in parts
        if (kept := [word for word in _drop_titles(part) if not _is_degree(word, is_listed=not in_capitals)])
    ]
    rest = [" ".join(words), *map(" ".join, others)]
    return ", ".join(filter(None, rest)) or name


def _is_bare(name: str) -> bool:
    """Whether a name is only letters without a title or degree, as most are: fast."""
    words = name.split()
    return (
        len(words) > 1
        and "".join(words).isalpha()
        and words[0].lower() not in _TITLE_WORDS
        and not _is_degree(words[-1], is_listed=False)
    )


def _drop_titles(words: Sequence[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[0].replace(".", "").lower() in _TITLE_WORDS:
        kept.pop(0)
    return kept


def _drop_degrees(words: list[str], *, min_words: int) -> list[str]:
    kept = list(words)
    while len(kept) > min_words and _is_degree(kept[-1], is_listed=False):
        kept.pop()
    return kept


def _is_degree(word: str, *, is_listed: bool) -> bool:
    """Whether a word is a degree or certificate. After a comma (*is_listed*), so is any short word in capitals."""
    plain = word.replace(".", "")
    if plain.lower() in _DEGREE_WORDS or plain in _CAPITAL_DEGREE_WORDS:
        return True
    return is_listed and plain.isupper() and 2 <= len(plain) <= _MAX_CERTIFICATE_LENGTH


def is_east_asian(name: str) -> bool:
    """Return whether a name has Chinese, Japanese, or Korean characters."""
    return not name.isascii() and any(c.isalpha() and unicodedata.east_asian_width(c) in {"W", "H"} for c in name)


def join_name(given: str, family: str) -> str:
    """Return the full name of a given and a family name, as they are in an address book.

    In Chinese, Japanese, and Korean it is the family name and the given name without a space. Names that are foreign
    there, which Japanese writes in katakana, keep their order.
    """
    if is_east_asian(given) and is_east_asian(family) and not _is_katakana(given + family):
        return f"{family}{given}"
    return f"{given} {family}".strip()


def east_asian_orders(name: str) -> tuple[str, ...]:
    """Return an East Asian name of several parts without spaces, in both orders; empty for other names."""
    parts = name.split()
    if len(parts) < 2 or not is_east_asian(name):
        return ()
    return "".join(parts), "".join([parts[-1], *parts[:-1]])


def _is_katakana(text: str) -> bool:
    return all("\u30a0" <= c <= "\u30ff" or "\uff66" <= c <= "\uff9f" for c in text if c.isalpha())
