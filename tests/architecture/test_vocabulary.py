"""Names and docstrings use the field's terms, not the private words that the code used before."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, nodes

TERMS = {
    "at_hand": "reference",
    "beginnings": "onboarding",
    "breaking": "line_wrap",
    "deed": "entry, event or command",
    "desk": "workspace",
    "errand": "action",
    "errands": "actions",
    "gist": "summary",
    "keeper": "autosave",
    "matters": "headline",
    "say": "show or notify",
    "sieve": "filter",
    "sifted": "filtered",
    "spell": "format",
    "spelled": "formatted",
    "spelling": "format",
    "stands_at": "insertion_index",
    "telling": "reporting or transcript",
    "told": "reported, recorded or shown",
    "what_matters": "headline",
    "whom": "contact or person",
}
"""Words that are not used, each with the term to use instead."""

ORDINARY_ENGLISH = {"breaking", "matters", "say", "spell", "spelled", "spelling"}
"""Words that are banned as names only: a sentence may have them."""

NAME_FIELDS = ("name", "id", "attr", "arg", "asname")
"""Fields of syntax nodes that hold an identifier."""


@cache
def words_of(identifier: str) -> str:
    """Return the words of an identifier in lower case, joined and enclosed by underscores."""
    parts = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", identifier)
    return f"_{'_'.join(parts).lower()}_"


def identifiers(tree: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    """Yield the line and text of each identifier."""
    for node in tree:
        for field in NAME_FIELDS:
            value = getattr(node, field, None) if field in node._fields else None
            if isinstance(value, str):
                yield getattr(node, "lineno", 1), value


def docstrings(tree: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    """Yield the line and text of each docstring, those of attributes included."""
    for node in tree:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.lineno, node.value.value


def banned_in_name(identifier: str, words: set[str]) -> list[str]:
    """Return the banned words of an identifier."""
    return [word for word in sorted(words) if f"_{word}_" in words_of(identifier)]


def banned_in_text(text: str, words: set[str]) -> list[str]:
    """Return the banned words of a sentence."""
    return sorted(words & set(re.findall(r"[a-z_]+", text.lower())))


def package_of(path: Path) -> str:
    """Return the name of the package's direct child in which a file is."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_words_of_identifiers_are_found() -> None:
    assert banned_in_name("DeskView", {"desk"}) == ["desk"]
    assert banned_in_name("_what_matters", {"what_matters", "matters"}) == ["matters", "what_matters"]
    assert banned_in_name("desktop_dialog", {"desk"}) == []
    assert banned_in_text("A desk over fresh data.", {"desk"}) == ["desk"]


@pytest.mark.parametrize("package", sorted({package_of(path) for path in PACKAGE.rglob("*.py")}))
def test_vocabulary(package: str) -> None:
    names = set(TERMS)
    sentences = names - ORDINARY_ENGLISH
    found: list[str] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if package_of(path) != package:
            continue
        tree = nodes(path)
        uses = [(1, word) for word in banned_in_name(path.stem, names)]
        uses += [(line, word) for line, name in identifiers(tree) for word in banned_in_name(name, names)]
        uses += [(line, word) for line, text in docstrings(tree) for word in banned_in_text(text, sentences)]
        for line, word in uses:
            found.append(f"{path.relative_to(PACKAGE.parent)}:{line}: “{word}”: use {TERMS[word]}")
    assert not found, "\n".join(["private vocabulary:", *found])
