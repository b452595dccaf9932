"""What the terminal sends and is no UTF-8, such as an accent typed in an old encoding, becomes a ``�``.

The framework's driver decodes strictly: one such byte would end the reading of keys, and the call with it.
"""

from __future__ import annotations

import sys
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from functools import partial


def take_any_bytes() -> None:
    """Let the driver of the running app take any bytes. It is to be called before the app runs."""
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        # The driver has no setting for it, and makes its decoder in the midst of a long function.
        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[assignment, attr-defined]


def _forgiving(encoding: str) -> Callable[[], IncrementalDecoder]:
    return partial(getincrementaldecoder(encoding), errors="replace")
