"""The name of an imported contact, from its parts or from one column."""

from __future__ import annotations

from collections.abc import Callable

from infoview_tui.domain.name_parts import core_name, join_name
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.person_names import put_given_name_first
from infoview_tui.services.imports.table_fields import TableField

_COURTESY_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "herr", "frau", "hr", "fr", "m", "mme", "mlle", "monsieur", "madame"}
    | {"mademoiselle", "sr", "sra", "srta", "senor", "senora", "senorita", "don", "dona", "sig", "sigra", "signor"}
    | {"signora", "dhr", "mevr", "mw", "de", "heer", "mevrouw", "senhor", "senhora"}
)
"""Titles that are no part of the name; Dr. and Prof. are."""

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def build_name(first: Callable[[TableField], str]) -> str:
    """Return the name, of given and family name with what belongs to them, or the full name; empty if there is none.

    *first* returns the text of a field. An email address in place of a name is none.
    """
    given, family = (first(kind) for kind in (TableField.GIVEN_NAME, TableField.FAMILY_NAME))
    full = _read_full_name(first(TableField.NAME))
    if full and not (given and family):
        return full
    given = " ".join(filter(None, (given, first(TableField.MIDDLE_NAME))))
    name = join_name(given, family)
    if not name or "@" in name:
        return ""
    return _add_suffix(_add_prefix(name, first(TableField.NAME_PREFIX)), first(TableField.NAME_SUFFIX))


def _read_full_name(text: str) -> str:
    """Return a full name in its usual order; empty if it is an address."""
    if "@" in text:
        return ""
    return put_given_name_first(text) if "," in core_name(text) else text


def _add_prefix(name: str, prefix: str) -> str:
    words = [word for word in prefix.split() if fold(word).strip(".") not in _COURTESY_TITLES]
    return " ".join((*words, name))


def _add_suffix(name: str, suffix: str) -> str:
    if not suffix:
        return name
    return f"{name} {suffix}" if fold(suffix).strip(".") in _GENERATIONS else f"{name}, {suffix}"
