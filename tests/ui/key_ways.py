"""The way of a key: which functions of the program run from the key to the painted frame, and in which files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple
from unittest.mock import patch

from rich.console import RenderableType
from textual._compositor import ChopsUpdate
from textual.app import App
from textual.screen import Screen

import infoview_tui

PACKAGE = f"{Path(infoview_tui.__file__).parent}/"

COMPREHENSIONS = ("<genexpr>", "<listcomp>", "<setcomp>", "<dictcomp>")
"""Parts of a function that Python runs as functions of their own."""


class Place(NamedTuple):
    """A function of the program."""

    file: str
    function: str


class Call(NamedTuple):
    """A call of a function by another one, which may have called it through a library."""

    caller: Place | None
    callee: Place
    is_inside: bool
    """Whether both are methods of the same object."""


class Counts(NamedTuple):
    """How long a way is. *crossings* are the calls from a file to another, each counted once; *inside* is how many of
    them are inside one object."""

    files: int
    functions: int
    crossings: int
    inside: int


class Way:
    """The calls of functions of the program, in their order, until a frame is painted."""

    def __init__(self) -> None:
        """Start without any."""
        self.calls: list[Call] = []

    def __str__(self) -> str:
        """The functions by file, in the order in which they are first called."""
        functions: dict[str, dict[str, None]] = {}
        for call in self.calls:
            functions.setdefault(call.callee.file, {})[call.callee.function] = None
        return "\n".join(f"{file}: {', '.join(names)}" for file, names in functions.items())

    @property
    def counts(self) -> Counts:
        """How long the way is."""
        functions = {call.callee for call in self.calls}
        crossings = {call for call in self.calls if call.caller is not None and call.caller.file != call.callee.file}
        inside = {(call.caller, call.callee) for call in crossings if call.is_inside}
        pairs = {(call.caller, call.callee) for call in crossings}
        return Counts(len({place.file for place in functions}), len(functions), len(pairs), len(inside))

    def record(self, frame: FrameType, event: str, _: object) -> None:
        """Record a call, for `sys.setprofile`."""
        callee = _place_of(frame)
        if event != "call" or callee is None:
            return
        back, caller = frame.f_back, None
        while back is not None and (caller := _place_of(back)) is None:
            back = back.f_back
        owner = frame.f_locals.get("self")
        is_inside = owner is not None and back is not None and back.f_locals.get("self") is owner
        if caller != callee:
            self.calls.append(Call(caller, callee, is_inside))


def _place_of(frame: FrameType) -> Place | None:
    """Return the function of a frame, or None if it is not the program's. A comprehension belongs to its function."""
    code = frame.f_code
    if not code.co_filename.startswith(PACKAGE):
        return None
    name = code.co_qualname
    while name.endswith(COMPREHENSIONS):
        name = name.rpartition(".<locals>.")[0]
    return Place(code.co_filename.removeprefix(PACKAGE), name)


@contextmanager
def recorded_way() -> Iterator[Way]:
    """Record the way of a key that is pressed in the block, in this thread, up to the next frame."""
    way, display = Way(), App._display

    def end(app: App[object], screen: Screen[object], update: RenderableType | None) -> None:
        if isinstance(update, ChopsUpdate):
            update.render_segments(app.console)  # as the driver of a terminal does
            sys.setprofile(None)
        display(app, screen, update)

    with patch.object(App, "_display", end):
        sys.setprofile(way.record)
        try:
            yield way
        finally:
            sys.setprofile(None)
