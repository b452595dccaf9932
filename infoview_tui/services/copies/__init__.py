"""Copies of the data on several machines: what another copy has changed is merged into this one.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = [
    "background",
    "bundles",
    "changes",
    "commands",
    "existence",
    "fields",
    "merging",
    "report",
    "sentences",
    "unify",
]

if TYPE_CHECKING:
    from infoview_tui.services.copies import (
        background,
        bundles,
        changes,
        commands,
        existence,
        fields,
        merging,
        report,
        sentences,
        unify,
    )
else:
    __getattr__ = lazy_modules(__name__, *__all__)
