"""Names of organizations: whether two are the same but for spelling, and whether a text mentions one.

Two names are the same if their keys are equal: without case, accents, punctuation, a leading "The", and legal forms at
the end such as Inc or GmbH. A part of a word is never enough: Meta is not Metabase, and Uber is not Uberall.
"""

from __future__ import annotations

import re
from functools import lru_cache

from infoview_tui.domain.normalize import fold

_FORMS = """
inc incorporated corp corporation co company llc llp lllp lp pllc plc ltd limited pbc unlimited
gmbh ggmbh mbh ag kg kgaa ohg gbr ug ev eg se
sa sas sasu sarl sca snc scop
spa srl srls sapa sl slu slp sau cv
nv bv vof
ab hb as ks asa aps oy oyj hf ehf publ
kft zrt nyrt spzoo doo dd sro ooo oao zao pao
pty pvt pte sdn bhd kk lda ltda eireli sab jsc pjsc ojsc fze fzco
株式会社 有限会社 合同会社 有限公司 股份有限公司 株 주식회사 유한회사 ооо оао зао пао
"""
_LEGAL_FORMS = frozenset(map(fold, _FORMS.split()))
"""Legal forms, folded. Of more than one word, each word is one: ``Pty Ltd``, ``S.p.A.``, ``GmbH & Co. KG``."""

_ATTACHED = tuple(map(fold, ("株式会社", "有限会社", "合同会社", "股份有限公司", "有限公司", "주식회사")))
"""Legal forms that are written without a space before or after the name."""

_JOINED = str.maketrans("", "", "'’‘ʼ`.·")
"""Signs inside a word: ``McDonald's`` is ``McDonalds``, and ``S.A.`` is ``SA``."""

_SLASHED = re.compile(r"\b([ak])/(s)\b")
"""Danish legal forms: ``A/S``, ``K/S``."""

_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)

_AND = frozenset({"and", "und", "et"})


@lru_cache(maxsize=16384)
def organization_key(name: str) -> str:
    """Return the key of a name: equal for names that are the same but for spelling. Idempotent.

    A name without letters and digits is its own key, and so is one of nothing but legal forms (``Limited``).
    """
    words = _split_words(name)
    if not words:
        return " ".join(fold(name).split())
    kept = _strip_attached(words)
    if len(kept) > 1 and kept[0] == "the":
        kept = kept[1:]
    while len(kept) > 1 and kept[0] in _LEGAL_FORMS and not kept[0].isascii():  # ООО Ромашка
        kept = kept[1:]
    while len(kept) > 1 and kept[-1] in _LEGAL_FORMS:
        kept = kept[:-1]
        if len(kept) > 1 and kept[-1] in _AND:  # Tiffany & Co.
            kept = kept[:-1]
    return " ".join(kept)


def is_legal_form(text: str) -> bool:
    """Whether a text is nothing but a legal form: the "Inc." in "Stripe, Inc."."""
    words = _split_words(text)
    return bool(words) and all(word in _LEGAL_FORMS for word in words)


def mentions_organization(text: str, name: str) -> bool:
    """Whether a text has the name of an organization as whole words, in any case, with or without its legal form."""
    return has_words(text, organization_key(name))


def has_words(text: str, key: str) -> bool:
    """Whether a text has the words of a key in this order, without a possessive: "Maria's team" has "maria"."""
    wanted = key.split()
    spoken = (_split_words(text), _split_words(_POSSESSIVE.sub("", text)))
    return bool(wanted) and any(
        words[start : start + len(wanted)] == wanted
        for words in spoken
        for start in range(len(words) - len(wanted) + 1)
    )


def _split_words(name: str) -> list[str]:
    """Return the folded words of a name; ``&`` and ``+`` between words are "and"."""
    joined = _SLASHED.sub(r"\1\2", fold(name).translate(_JOINED))
    spaced = "".join(c if c.isalnum() else " and " if c in "&+" else " " for c in joined)
    words = spaced.split()
    while words and words[0] == "and":
        words = words[1:]
    while words and words[-1] == "and":
        words = words[:-1]
    return words


def _strip_attached(words: list[str]) -> list[str]:
    """Remove an East Asian legal form at the start or end of a name without spaces: 株式会社リコー."""
    if len(words) != 1 or words[0].isascii():
        return words
    (word,) = words
    for form in _ATTACHED:
        rest = word.removeprefix(form).removesuffix(form)
        if rest and rest != word:
            return [rest]
    return words
