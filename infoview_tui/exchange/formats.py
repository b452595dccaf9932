"""Tells which format a file is in, by what it says and not by its name."""

from pathlib import Path

from infoview_tui.errors import ImportFileError
from infoview_tui.exchange import linkedin, text_file


def detect_format(path: Path) -> str:
    """The name of the format that *path* is in: ``"linkedin"``.

    Raises `ImportFileError` if it is in none, or cannot be read.
    """
    if linkedin.sniff(text_file.read_text(path).text):
        return "linkedin"
    raise ImportFileError(
        f"{text_file.display_path(path)} is in no format that Infoview knows; it reads LinkedIn's Connections.csv."
    )
