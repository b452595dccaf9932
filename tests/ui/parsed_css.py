"""Parse each stylesheet once per process instead of once per app: parsing takes a fifth of a UI test's time."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from infoview_tui.ui.app.stylesheet import CachedStylesheet, Candidates, StyleCache

CACHED_SOURCES = 1024
"""Number of parsed sources kept for each set of variables; an app has about a hundred."""

CACHED_SHEETS = 128
"""Number of whole stylesheets kept for each set of variables; an app has a larger one with each new kind of widget."""


class _Parsed(NamedTuple):
    """What a stylesheet makes of its sources. Nothing of it depends on an app."""

    rules: list[RuleSet]
    rules_map: dict[str, list[RuleSet]]
    positions: dict[int, int]
    candidates: dict[tuple[object, ...], Candidates]


class _Shared:
    """What all stylesheets with the same variables share."""

    def __init__(self) -> None:
        self.sources: LRUCache[tuple[object, ...], list[RuleSet]] = LRUCache(CACHED_SOURCES)
        self.styles = StyleCache()
        self.parsed: LRUCache[tuple[object, ...], _Parsed] = LRUCache(CACHED_SHEETS)


_shared: dict[tuple[tuple[str, str], ...], _Shared] = {}


def share_parsed_css(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all stylesheets with the same variables share the rules that have been parsed, and the styles by them."""
    set_variables, parse, parse_app = Stylesheet.set_variables, Stylesheet.parse, CachedStylesheet.parse

    def set_variables_and_keep_rules(self: Stylesheet, variables: dict[str, str]) -> None:
        self._parse_cache = LRUCache(1)  # the original clears it
        set_variables(self, variables)

    def parse_with_shared_rules(self: Stylesheet) -> None:
        self._parse_cache = _share(self).sources
        parse(self)

    def parse_app_once(self: CachedStylesheet) -> None:
        shared = _share(self)
        self._style_cache = shared.styles
        key = tuple(self.source.items())
        if key not in shared.parsed:
            parse_app(self)
            shared.parsed[key] = _Parsed(self._rules, self.rules_map, self._positions, self._candidates)
        self._rules, self._rules_map, self._positions, self._candidates = shared.parsed[key]
        self._require_parse = False

    monkeypatch.setattr(Stylesheet, "set_variables", set_variables_and_keep_rules)
    monkeypatch.setattr(Stylesheet, "parse", parse_with_shared_rules)
    monkeypatch.setattr(CachedStylesheet, "parse", parse_app_once)


def _share(sheet: Stylesheet) -> _Shared:
    return _shared.setdefault(tuple(sorted(sheet._variables.items())), _Shared())
