"""Parse each stylesheet once per process instead of once per app: parsing takes a fifth of a UI test's time."""

from __future__ import annotations

import pytest
from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

CACHED_SOURCES = 1024
"""Number of parsed sources kept for each set of variables; an app has about a hundred."""

_caches: dict[tuple[tuple[str, str], ...], LRUCache[tuple[object, ...], list[RuleSet]]] = {}


def share_parsed_css(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all stylesheets with the same variables share the rules that have been parsed."""
    set_variables, parse = Stylesheet.set_variables, Stylesheet.parse

    def set_variables_and_keep_rules(self: Stylesheet, variables: dict[str, str]) -> None:
        self._parse_cache = LRUCache(1)  # the original clears it
        set_variables(self, variables)

    def parse_with_shared_rules(self: Stylesheet) -> None:
        variables = tuple(sorted(self._variables.items()))
        self._parse_cache = _caches.setdefault(variables, LRUCache(CACHED_SOURCES))
        parse(self)

    monkeypatch.setattr(Stylesheet, "set_variables", set_variables_and_keep_rules)
    monkeypatch.setattr(Stylesheet, "parse", parse_with_shared_rules)
