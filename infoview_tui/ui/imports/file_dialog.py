"""Dialog that asks for a file to import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.imports.folders import expand_folders
from infoview_tui.exchange.imports.text_file import display_path
from infoview_tui.typed_path import expand_path, is_file, parse_paths
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.file import FileDialog


class ImportDialog(FileDialog):
    """Asks for files."""

    draft_fixed_key = "import"
    draft_home = "import:0"
    heading = Content("Import contacts")
    CSS_PATH = "imports.tcss"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    SUFFIXES = (".csv", ".zip", ".tsv", ".txt", ".vcf", ".json")
    PLACEHOLDER = "~/Downloads/Connections.csv"

    def __init__(self, path: str = "", *, error_message: str = "") -> None:
        """Set the initial path; *error_message* says what was wrong with it."""
        super().__init__(path, error_message=error_message)
        self.set_class(bool(error_message), "-failed")

    def compose_explanation(self) -> Iterator[Static]:
        """Compose what can be imported."""
        yield Static(
            "From LinkedIn, Google, Outlook, Thunderbird, an address book, or any table with names. "
            "One file, several, or a folder."
        )
        advice = (
            "In LinkedIn: Settings, Data privacy, Get a copy of your data; use the download as it is. "
            "Nothing is saved before you have seen what it changes."
        )
        yield Static(assemble((advice, "$text-muted")), id="advice")

    def describe_path(self, typed: str) -> Content:
        """Return which files were found, with a quoted or dragged path as it was understood."""
        return _describe_path(typed)


def _describe_path(typed: str) -> Content:
    """Return whether a file exists, or several do; empty while a path is typed."""
    paths = parse_paths(typed)
    files = expand_folders(paths)
    if len(files) > 1:
        names = ", ".join(clean_line(file.name) for file in files)
        return assemble((f"{len(files)} files found: {names}", "$success"))
    path = paths[0]
    name = "" if path == expand_path(typed) else f" {display_path(path)}"
    if is_file(path):
        return assemble((f"File found:{name}" if name else "File found.", "$success"))
    if _has_cards(path):
        return assemble(("Directory with contact cards found.", "$success"))
    return assemble((f"No such file:{name}", "$text-muted")) if name else Content("")


def _has_cards(path: Path) -> bool:
    """Return whether a path is a directory with contact cards, as vdirsyncer keeps them."""
    try:
        return path.is_dir() and any(path.glob("*.vcf"))
    except (OSError, ValueError):
        return False
