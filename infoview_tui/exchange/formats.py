"""The file formats that can be imported, recognized by content and not by name."""

from collections.abc import Callable, Mapping
from pathlib import Path

from infoview_tui.errors import ImportFileError
from infoview_tui.exchange import linkedin, text_file

FORMATS: Mapping[str, Callable[[str], bool]] = {"linkedin": linkedin.sniff}
"""Each format's name with the function that tells whether a text is in it. `importer.parse_file` parses it."""


def detect_format(path: Path, text: str) -> str:
    """Return the name of the format that the text of a file is in.

    Raises `ImportFileError`, which names *path*, if it is in none.
    """
    for name, sniff in FORMATS.items():
        if sniff(text):
            return name
    raise ImportFileError(
        f"{text_file.display_path(path)} is in no format that Infoview knows; it reads LinkedIn's Connections.csv."
    )
