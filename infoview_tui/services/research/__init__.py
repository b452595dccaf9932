"""Research: organizations, industries, and paths, with what was found about them, and what is believed.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["industries", "organizations", "paths", "subject_changes"]

if TYPE_CHECKING:
    from infoview_tui.services.research import industries, organizations, paths, subject_changes
else:
    __getattr__ = lazy_modules(__name__, *__all__)
