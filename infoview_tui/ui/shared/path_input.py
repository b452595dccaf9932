"""File paths that the user types, pastes, or drags: parsing and completion."""

from __future__ import annotations

from pathlib import Path

from textual.suggester import Suggester

from infoview_tui.domain.sanitize import clean_line


def parse_path(text: str) -> Path:
    """Return the path that the user typed, pasted, or dragged: unquoted, with ``~`` expanded."""
    text = clean_line(text)
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    elif "\\" in text and not Path(text).exists():
        text = text.replace("\\ ", " ").replace("\\(", "(").replace("\\)", ")")  # as terminals write a dragged file
    try:
        return Path(text).expanduser()
    except RuntimeError:  # the home directory of an unknown user
        return Path(text)


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
