"""Parts of a screen: each has the actions for one subject, and can be tested without the screen."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class HasParts(Protocol):
    """A screen that is made of parts."""

    @property
    def parts(self) -> tuple[object, ...]:
        """The parts, in the order in which an action is looked for."""


def find_action_owner(node: object, action: str) -> object:
    """Return what has the method of an action: the node itself, or else its first part that has one.

    If nothing has the method, that is the node.
    """
    method = f"action_{action}"
    if not hasattr(node, method) and isinstance(node, HasParts):
        for part in node.parts:
            if hasattr(part, method):
                return part
    return node
