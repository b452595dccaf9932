"""Read the bundled question banks and templates once per process: reading and checking them takes 50 ms each time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from infoview_tui.services.banks.library import BankLoader
from infoview_tui.services.core.library_loader import Library, LibraryLoader
from infoview_tui.services.outreach.templates import TemplateLoader

LibraryT = TypeVar("LibraryT", bound=Library)


@contextmanager
def shared_libraries() -> Iterator[None]:
    """Let all loaders without files of the user share what they read. Libraries never change."""
    with ExitStack() as stack:
        _share(stack, BankLoader)
        _share(stack, TemplateLoader)
        yield


def _share(stack: ExitStack, loader: type[LibraryLoader[LibraryT]]) -> None:
    read, libraries = loader.read, dict[Path, LibraryT]()

    def read_once(self: LibraryLoader[LibraryT]) -> LibraryT:
        if self.own is not None and self.own.exists():
            return read(self)
        if self.bundled not in libraries:
            libraries[self.bundled] = read(self)
        return libraries[self.bundled]

    stack.enter_context(patch.object(loader, "read", read_once))
