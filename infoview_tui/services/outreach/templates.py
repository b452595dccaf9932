"""Message templates: loaded once per run, with their errors reported once."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from infoview_tui.storage.import_lock import IMPORT_LOCK

if TYPE_CHECKING:
    from infoview_tui.storage.message_templates import TemplateLibrary as TemplateLibrary


class TemplateLoader:
    """Loads the message templates on first use and caches them. Thread-safe."""

    def __init__(self, bundled: Path, own: Path | None) -> None:
        """Store the directories of the bundled templates and of the user's own, without reading them."""
        self._bundled = bundled
        self._own = own
        self._lock = Lock()
        self._library: TemplateLibrary | None = None

    def load(self) -> TemplateLibrary:
        """Return all templates, reading them on the first call. Errors in files are in its ``problems``."""
        with self._lock:
            if self._library is None:
                with IMPORT_LOCK:
                    from infoview_tui.storage.message_templates import load_templates  # imports pydantic

                self._library = load_templates(self._bundled, self._own)
            return self._library
