"""Screens are made of parts: a screen has one base of ours at most, and few methods."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from functools import cached_property

from infoview_tui.ui.shared.screen import InfoviewScreen
from tests.architecture.sources import PACKAGE

MAX_METHODS = 40
"""How many methods and properties of ours a screen may have, with those of its base."""


def _screens() -> list[type[InfoviewScreen]]:
    """Return all screens that the app opens: the classes that no other screen of ours extends."""
    for path in (PACKAGE / "ui").rglob("*.py"):
        importlib.import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts))
    found = set(_subclasses(InfoviewScreen))
    return sorted((each for each in found if not each.__subclasses__()), key=lambda each: each.__name__)


def _subclasses(base: type[InfoviewScreen]) -> Iterator[type[InfoviewScreen]]:
    for each in base.__subclasses__():
        if each.__module__.startswith("infoview_tui."):
            yield each
            yield from _subclasses(each)


def _own_classes(screen: type) -> list[type]:
    return [each for each in screen.__mro__ if each.__module__.startswith("infoview_tui.")]


def _methods(screen: type) -> set[str]:
    return {
        name
        for each in _own_classes(screen)
        for name, value in vars(each).items()
        if (callable(value) and not isinstance(value, type)) or isinstance(value, property | cached_property)
    }


def _is_composed(screen: type) -> bool:
    return len(_own_classes(screen)) <= 2 and len(_methods(screen)) <= MAX_METHODS


def test_screens_are_composed_of_parts() -> None:
    screens = _screens()
    assert len(screens) > 20
    assert [screen.__name__ for screen in screens if not _is_composed(screen)] == [], "split them into parts"
