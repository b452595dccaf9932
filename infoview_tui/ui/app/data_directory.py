"""The data directory, found again after it was moved."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from weakref import finalize


class DataDirectory:
    """A directory that is held open from the start, so that it is found wherever it is moved to."""

    def __init__(self, path: Path) -> None:
        """Open the directory, if that is possible."""
        self._path = path
        self._handle: int | None = None
        with suppress(OSError):
            self._handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            finalize(self, os.close, self._handle)

    def current_path(self) -> Path:
        """Return where it is now, as far as the system tells; else where it was."""
        if self._handle is not None:
            with suppress(OSError):
                return Path(f"/proc/self/fd/{self._handle}").readlink()  # Linux
        return self._path
