"""Imports: contacts from files of other programs, matched with those that are known.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["apply", "document_import", "mappings"]

if TYPE_CHECKING:
    from infoview_tui.services.imports import apply, document_import, mappings
else:
    __getattr__ = lazy_modules(__name__, *__all__)
