"""File formats for import, detected by content, not by file name."""

from collections.abc import Callable, Mapping
from pathlib import Path

from infoview_tui.errors import ImportFileError
from infoview_tui.exchange import linkedin, text_file

FORMATS: Mapping[str, Callable[[str], bool]] = {"linkedin": linkedin.sniff}
"""Format names with functions that check whether a text is in the format. `importer.PARSERS` has their parsers."""


def detect_format(path: Path, text: str) -> str:
    """Return the name of the format of a file with this text.

    Raises ImportFileError, with *path* in the message, if the format is unknown.
    """
    for name, sniff in FORMATS.items():
        if sniff(text):
            return name
    raise ImportFileError(
        f"{text_file.display_path(path)} is not in a supported format; Infoview imports LinkedIn's Connections.csv."
    )
