"""Preload the modules that the first write needs, so that no key press waits for the import."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from threading import get_ident
from types import ModuleType

from infoview_tui.domain.business_days import BusinessCalendar
from infoview_tui.services import (
    availability,
    banks,
    board,
    contacts,
    copies,
    debrief,
    drafts,
    exports,
    imports,
    insights,
    interviews,
    introductions,
    outreach,
    profile,
    research,
    trip_requests,
    trips,
)


def warm_up(calendar: BusinessCalendar, wait_until_idle: Callable[[], None] = lambda: None) -> None:
    """Import SQLModel and all modules that write (about 400 ms), and load the holidays of the user's country (20 ms).

    Call it in a thread after the first paint. *wait_until_idle* is called before each module; it waits while keys come
    in, which otherwise share the interpreter with the imports.
    """
    pacing = _PacedImports(wait_until_idle)
    sys.meta_path.insert(0, pacing)
    try:
        _import_all(calendar)
    finally:
        sys.meta_path.remove(pacing)


def _import_all(calendar: BusinessCalendar) -> None:
    features = (board, imports, interviews, debrief, drafts, outreach, insights, banks, profile, research, trips)
    for package in (contacts, availability, introductions, *features, copies, exports, trip_requests):
        for name in package.__all__:
            getattr(package, name)
    import ctypes  # noqa: F401 - a data file that another one replaced is closed with it, when importing may fail

    from infoview_tui.services.core.stage_changes import prepare_statements
    from infoview_tui.storage.engine import configure_mappers

    configure_mappers()  # otherwise the first session does it
    prepare_statements()  # otherwise the first moved card does it
    calendar.preload()


class _PacedImports:
    """Finds modules that wait before they run, if the current thread imports them. Other threads do not wait.

    They may need a module that this thread is importing, so the wait must end by itself. It is not in `find_spec`,
    which is called with a lock that every import needs.
    """

    def __init__(self, wait: Callable[[], None]) -> None:
        """Pace the imports of the current thread."""
        self._wait = wait
        self._thread = get_ident()

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module as usual."""
        if get_ident() != self._thread:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _PacedLoader(name, spec.loader.path, self._wait)
        return spec


class _PacedLoader(SourceFileLoader):
    """Waits before it runs a module."""

    def __init__(self, name: str, path: str, wait: Callable[[], None]) -> None:
        """Load a module from a file."""
        super().__init__(name, path)
        self._wait = wait

    def exec_module(self, module: ModuleType) -> None:
        """Wait, and run the module."""
        self._wait()
        super().exec_module(module)
