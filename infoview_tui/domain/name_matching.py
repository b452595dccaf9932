"""Whether two names may be those of one person, given what else they share (R2)."""

from __future__ import annotations

import re

from infoview_tui.domain.name_parts import core_name
from infoview_tui.domain.person_names import alike_keys, is_similar_name, name_key, name_words

_MIN_RATIO = 90
"""How similar two names must be, in percent, to be two spellings of one."""

_UMLAUT_E = re.compile("(?<=[aou])e")
"""How umlauts are written without them: ``Mueller`` is ``Müller``, which is folded to ``muller``."""


def same_name_keys(name: str) -> tuple[str, ...]:
    """Return keys that overlap for names which are the same but for titles, degrees, and order; never empty."""
    return tuple(filter(None, alike_keys(name))) or (name.casefold(),)


def is_compatible_name(a: str, b: str) -> bool:
    """Whether two names may be written for one person who has an address in common.

    One may shorten or leave out a part of the other (``Priya``, ``M. Lopez``), have another order, titles, degrees, a
    typo, or another transliteration (``Mueller``).
    """
    if a == b or is_similar_name(a, b):
        return True
    one, other = name_words(core_name(a)), name_words(core_name(b))
    if not one or not other:
        return False
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    from rapidfuzz import fuzz  # 3 MB, and only a few names of an import come here

    return fuzz.token_sort_ratio(_plain(one), _plain(other)) >= _MIN_RATIO


def may_have_same_profile(a: str, b: str) -> bool:
    """Whether two names may be written for the owner of one profile, who may have married or changed the script."""
    if is_compatible_name(a, b):
        return True
    one, other = ({word for word in name_words(core_name(name)) if len(word) > 1} for name in (a, b))
    return not one.isdisjoint(other) or name_key(a).isascii() != name_key(b).isascii()


def shares_name_word(a: str, b: str) -> bool:
    """Whether two names have a word in common: ``Bob Smith`` and ``Robert Smith``."""
    return not set(name_words(core_name(a))).isdisjoint(name_words(core_name(b)))


def _plain(words: list[str]) -> str:
    return _UMLAUT_E.sub("", " ".join(words))
