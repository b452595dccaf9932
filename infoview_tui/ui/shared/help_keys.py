"""The keys of a screen for help: which work now, which only type, and which are disabled and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol, runtime_checkable

from textual.actions import parse
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.keys import REPLACED_KEYS, key_to_character
from textual.screen import Screen

from infoview_tui.ui.shared.binding_keys import split_keys

ONLY_TYPES = "types a character here"
"""Why a letter key does not work in a text field."""


@runtime_checkable
class KeyExplainer(Protocol):
    """A screen or widget that knows why some of its actions are disabled."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether an action is enabled."""
        ...

    def disabled_reason(self, action: str) -> str:
        """Return why the key of an action does nothing at the moment; empty if there is no particular reason."""
        ...


class HelpKey(NamedTuple):
    """An action and its keys: those that work now, or else *reason* says why none does."""

    binding: Binding
    keys: tuple[str, ...]
    works: bool = False
    reason: str = ""


def list_working_keys(screen: Screen[Any]) -> list[HelpKey]:
    """Return the actions with an id that work now on a screen: the footer's first, then those nearer to the focus."""
    found: dict[str, list[ActiveBinding]] = {}
    for key, active in screen.active_bindings.items():
        if (
            active.enabled
            and active.binding.id
            and not (types_character(screen, key) and active.node is not screen.focused and not active.binding.priority)
        ):
            found.setdefault(active.binding.id, []).append(active)
    nodes = list((screen.focused or screen).ancestors_with_self)

    def place(alike: Sequence[ActiveBinding]) -> tuple[bool, int, int]:
        first = alike[0]
        return not first.binding.show, _index(nodes, first.node), _index(_ids(first.node), first.binding.id)

    return [
        HelpKey(alike[0].binding, tuple(active.binding.key for active in alike), works=True)
        for alike in sorted(found.values(), key=place)
    ]


def explain_key(screen: Screen[Any], binding: Binding) -> str:
    """Return why a key of a screen does not work now; empty if no reason is known."""
    if not binding.priority and all(types_character(screen, key) for key in split_keys(binding.key)):
        return ONLY_TYPES
    _, action, parameters = parse(binding.action)
    for node in (screen.focused or screen).ancestors_with_self:
        if isinstance(node, KeyExplainer) and not node.check_action(action, parameters):
            return node.disabled_reason(action)
    return ""


def types_character(screen: Screen[Any], key: str) -> bool:
    """Whether the focused field takes the key as a character."""
    focused = screen.focused
    return focused is not None and focused.check_consume_key(key, key_to_character(REPLACED_KEYS.get(key, key)))


def _ids(node: DOMNode) -> list[str | None]:
    return [binding.id for binding in type(node).BINDINGS if isinstance(binding, Binding)]


def _index(values: Sequence[object], value: object) -> int:
    return values.index(value) if value in values else len(values)
