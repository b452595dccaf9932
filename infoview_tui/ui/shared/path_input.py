"""Completion of file paths in an input."""

from __future__ import annotations

from pathlib import Path

from textual.suggester import Suggester

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.typed_path import parse_path


class PathSuggester(Suggester):
    """Suggests the names of directories and of files."""

    def __init__(self, *suffixes: str) -> None:
        """Suggest files with these suffixes, such as ``.csv``. Nothing is cached, since files come and go."""
        super().__init__(use_cache=False, case_sensitive=True)
        self.suffixes = suffixes

    async def get_suggestion(self, value: str) -> str | None:
        """Return the path completed with the first matching name."""
        directory, slash, begun = value.rpartition("/")
        place = parse_path(directory + slash) if slash else Path()
        try:
            entries = sorted(place.iterdir(), key=lambda entry: (entry.is_dir(), entry.name.casefold()))
        except (OSError, ValueError):
            return None
        for entry in entries:
            name = clean_line(entry.name)
            if name != entry.name or not name.startswith(begun) or (name.startswith(".") and not begun):
                continue
            if entry.is_dir():
                return f"{directory}{slash}{name}/"
            if name.lower().endswith(self.suffixes):
                return f"{directory}{slash}{name}"
        return None
