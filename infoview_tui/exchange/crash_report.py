"""Ending after an error in the program: a sentence for the person, and a file with the details for who mends it."""

from __future__ import annotations

import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.private_file import write_private_file


def report_crash(error: BaseException, local_now: datetime) -> str:
    """Write the traceback, without any data, to a private temporary file, and return what to tell the user."""
    name = type(error).__name__
    try:
        path = Path(tempfile.gettempdir()) / f"infoview-crash-{local_now:%Y-%m-%d-%H%M%S}.txt"
        write_private_file(path, "".join(traceback.format_tb(error.__traceback__)) + name + "\n")
    except (InfoviewError, OSError):
        return f"Infoview ended because of an error in the program ({name})."
    return f"Infoview ended because of an error in the program ({name}); the details are in {path}"
