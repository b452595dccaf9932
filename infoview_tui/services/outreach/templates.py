"""Message templates: loaded once per run, with their errors reported once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.services.core.library_loader import LibraryLoader
from infoview_tui.storage.import_lock import IMPORT_LOCK

if TYPE_CHECKING:
    from infoview_tui.storage.message_templates import TemplateLibrary as TemplateLibrary


class TemplateLoader(LibraryLoader["TemplateLibrary"]):
    """Loads the message templates."""

    noun = "template file"
    command = "infoview templates check"

    def read(self) -> TemplateLibrary:
        """Read all templates."""
        with IMPORT_LOCK:
            from infoview_tui.storage.message_templates import load_templates  # imports pydantic

        return load_templates(self.bundled, self.own)
