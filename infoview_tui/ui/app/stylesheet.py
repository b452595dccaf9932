"""A stylesheet that parses each source once, and finds the styles of nodes that are alike once.

Textual parses every source again when a screen brings its own, and goes through all rules for each node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile
from typing import Any, NamedTuple, cast

from textual.cache import LRUCache
from textual.css.model import CombinatorType, RuleSet, Selector, SelectorType
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

MAX_SOURCES = 1024
"""Number of sources whose rules are kept; the app has about a hundred, and Textual keeps 64."""

MAX_STYLES = 4096
"""Number of different styles that are kept."""

_OF_THE_APP = frozenset({"dark", "light", "inline", "ansi", "nocolor"})
"""Pseudo-classes that all nodes have, or none has."""

_OF_THE_ORDER = frozenset({"first-of-type", "last-of-type", "first-child", "last-child", "empty"})
_OF_THE_PARITY = frozenset({"odd", "even"})


class Candidates(NamedTuple):
    """The rules whose last selector fits a node. Which of them apply depends on ancestors and pseudo-classes."""

    rules: tuple[RuleSet, ...]
    """From the last one to the first."""
    pseudo_classes: frozenset[str]
    """All that the selectors have."""
    app_states: tuple[str, ...]
    """Those of the app."""
    node_states: tuple[str, ...]
    """Those of the node itself."""
    ancestor_states: tuple[str, ...]
    """Those of its ancestors."""
    is_sure: bool
    """Whether at least one of the rules applies in any case."""


class StyleCache:
    """Styles by what they follow from: the candidates, and what these can tell about a node and its ancestors."""

    def __init__(self) -> None:
        """Create an empty cache."""
        self.candidates: dict[tuple[RuleSet, ...], Candidates] = {}
        self.styles: dict[tuple[object, ...], RulesMap] = {}

    def add(self, key: tuple[object, ...], styles: RulesMap) -> None:
        """Keep the styles of nodes with a key."""
        if len(self.styles) >= MAX_STYLES:
            self.styles.clear()
        self.styles[key] = styles


class CachedStylesheet(Stylesheet):
    """Keeps the rules of all its sources, and the styles of nodes that its selectors can't tell apart.

    Textual, private: names that `Stylesheet.apply` reads and sets. Its own cache of styles lasts for one update, and
    leaves out most nodes that can have the focus.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        """Create an empty stylesheet."""
        super().__init__(variables=variables)
        self._parse_cache: LRUCache[tuple[object, ...], list[RuleSet]] = LRUCache(MAX_SOURCES)
        self._style_cache = StyleCache()
        self._positions: dict[int, int] = {}
        self._candidates: dict[tuple[object, ...], Candidates] = {}

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the CSS variables, and forget the parsed rules if one has changed."""
        if variables != self._variables:
            super().set_variables(variables)
            self._style_cache = StyleCache()

    def parse(self) -> None:
        """Parse the sources that are new or whose variables have changed."""
        super().parse()
        self._positions = {id(rule): position for position, rule in enumerate(self._rules)}
        self._candidates = {}

    def reparse(self) -> None:
        """Parse as `parse` does; errors leave the rules as they were."""
        self.parse()

    def apply(
        self, node: DOMNode, *, animate: bool = False, cache: dict[tuple[Any, ...], RulesMap] | None = None
    ) -> None:
        """Give a node the styles that another one like it has; find them by the rules if it is the first one."""
        candidates = self._find_candidates(node)
        key = (candidates, *_describe_path(node, candidates))
        styles = self._style_cache.styles.get(key)
        base = node.styles.base
        if styles is None:
            # A node to which no rule applies keeps the styles it had. Those with transitions change only step by step.
            is_known = candidates.is_sure or not base._rules
            super().apply(node, animate=animate, cache=cache)
            if is_known and "transitions" not in base._rules:
                self._style_cache.add(key, base.get_rules())
            return
        found = candidates.pseudo_classes
        node._has_hover_style = "hover" in found
        node._has_focus_within = "focus-within" in found
        node._has_order_style = not found.isdisjoint(_OF_THE_ORDER)
        node._has_odd_or_even = not found.isdisjoint(_OF_THE_PARITY)
        if base._rules == styles:
            node.notify_style_update()  # those of an ancestor may have changed
        elif base._rules or node._is_mounted:
            self.replace_rules(node, styles, animate=animate)
        else:  # nothing has been drawn of it
            base.merge_rules(styles)
            node.notify_style_update()
        self._process_component_classes(node)

    def _find_candidates(self, node: DOMNode) -> Candidates:
        rules = self.rules  # parses new sources
        key = (type(node), node._id, frozenset(node._classes))
        found = self._candidates.get(key)
        if found is None:
            by_name = self.rules_map
            names = by_name.keys() & node._selector_names
            positions = {self._positions[id(rule)] for name in names for rule in by_name[name]}
            fitting = tuple(rules[position] for position in sorted(positions, reverse=True))
            known = self._style_cache.candidates
            found = self._candidates[key] = known.get(fitting) or known.setdefault(fitting, _examine(fitting))
        return found


def _examine(rules: tuple[RuleSet, ...]) -> Candidates:
    selectors = [each.selectors for rule in rules for each in rule.selector_set]
    own = {name for each in selectors for selector in _select_last_node(each) for name in selector.pseudo_classes}
    above = {name for each in selectors for selector in _select_ancestors(each) for name in selector.pseudo_classes}
    found = own | above
    return Candidates(
        rules,
        frozenset(found),
        app_states=tuple(sorted(found & _OF_THE_APP)),
        node_states=tuple(sorted(own - _OF_THE_APP)),
        ancestor_states=tuple(sorted(above - _OF_THE_APP)),
        is_sure=any(
            len(each) == 1 and each[0].type is not SelectorType.UNIVERSAL and not each[0].pseudo_classes
            for each in selectors
        ),
    )


def _select_last_node(selectors: list[Selector]) -> Iterable[Selector]:
    """Return the selectors of the node itself: the last one, and those that are joined to it."""
    joined = sum(1 for _ in takewhile(lambda each: each.combinator is CombinatorType.SAME, reversed(selectors)))
    return selectors[-joined - 1 :]


def _select_ancestors(selectors: list[Selector]) -> Iterable[Selector]:
    return selectors[: len(selectors) - len(list(_select_last_node(selectors)))]


def _describe_path(node: DOMNode, candidates: Candidates) -> list[object]:
    """Return all that selectors of the candidates can see of a node and its ancestors."""
    seen: list[object] = []
    states = candidates.node_states
    top, at = node, cast(object, node)
    while isinstance(at, DOMNode):
        seen += (type(at), at._id, frozenset(at._classes))
        if states:
            seen.append(_read_states(at, states))
        states = candidates.ancestor_states
        top, at = at, at._parent
    seen.append(_read_states(top, candidates.app_states))
    return seen


def _read_states(node: DOMNode, names: tuple[str, ...]) -> tuple[bool, ...]:
    checks: Mapping[str, Callable[[Any], bool]] = node._PSEUDO_CLASSES
    return tuple([name in checks and checks[name](node) for name in names])
