"""Research: what was found about contacts, organizations, industries, and paths, and what is believed.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = [
    "abandoned_drafts",
    "drafts",
    "industries",
    "items",
    "lines",
    "organizations",
    "paths",
    "subject_changes",
    "subject_commands",
]

if TYPE_CHECKING:
    from infoview_tui.services.research import (
        abandoned_drafts,
        drafts,
        industries,
        items,
        lines,
        organizations,
        paths,
        subject_changes,
        subject_commands,
    )
else:
    __getattr__ = lazy_modules(__name__, *__all__)
