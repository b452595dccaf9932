"""Garbage is collected between keys, and what was there at the start never."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from infoview_tui.ui.app.garbage_collection import KEYS_TOGETHER, MAX_NEW_OBJECTS, GarbageCollection


class Cycle:
    """An object that only a collection deletes."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def thresholds() -> Iterator[None]:
    """The thresholds of the collection as they were, and nothing exempt from it, after the test."""
    before, was_enabled = gc.get_threshold(), gc.isenabled()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()
    (gc.enable if was_enabled else gc.disable)()


@pytest.mark.usefixtures("thresholds")
def test_garbage_is_collected_on_request() -> None:
    garbage = GarbageCollection()
    gc.disable()
    early = ref(Cycle())
    garbage.collect_young()
    garbage.freeze()
    assert early() is not None, "Python decides until it begins"
    garbage.begin()
    assert (gc.isenabled(), gc.get_threshold()[0]) == (True, MAX_NEW_OBJECTS)
    late = ref(Cycle())
    garbage.collect_young()
    assert late() is None
    assert early() is not None, "it was there at the start"
    survivor = Cycle()
    garbage.collect_young()
    closed = ref(survivor)
    del survivor
    garbage.collect_young()
    assert closed() is not None
    garbage.collect_all()
    assert closed() is None
    kept = ref(Cycle())
    garbage.freeze()
    garbage.collect_young()
    assert kept() is not None


@pytest.mark.usefixtures("thresholds")
def test_what_survived_a_key_is_collected_some_keys_later() -> None:
    garbage = GarbageCollection()
    garbage.begin()
    line = Cycle()
    garbage.collect_young()
    shown = ref(line)
    del line
    garbage.collect_young()
    assert shown() is not None
    for _ in range(KEYS_TOGETHER):
        garbage.collect_young()
    assert shown() is None
