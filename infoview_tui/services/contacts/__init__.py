"""Contacts: forms, details, duplicates, quick add, and tags.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["commands", "contact_merge", "deleted_contacts", "distinct", "methods", "relationships", "tagging"]

if TYPE_CHECKING:
    from infoview_tui.services.contacts import (
        commands,
        contact_merge,
        deleted_contacts,
        distinct,
        methods,
        relationships,
        tagging,
    )
else:
    __getattr__ = lazy_modules(__name__, *__all__)
