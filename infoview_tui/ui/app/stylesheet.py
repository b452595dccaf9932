"""A stylesheet that parses each source once, so that opening a screen parses the styles of that screen only."""

from __future__ import annotations

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

MAX_SOURCES = 1024
"""Number of sources whose rules are kept; the app has about a hundred, and Textual keeps 64."""


class CachedStylesheet(Stylesheet):
    """Keeps the rules of all its sources; Textual parses every source again when a screen brings its own."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        """Create an empty stylesheet."""
        super().__init__(variables=variables)
        self._parse_cache: LRUCache[tuple[object, ...], list[RuleSet]] = LRUCache(MAX_SOURCES)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the CSS variables, and forget the parsed rules if one has changed."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse the sources that are new or whose variables have changed; errors leave the rules as they were."""
        self.parse()
