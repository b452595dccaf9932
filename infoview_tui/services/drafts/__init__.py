"""Texts that are not finished: what is typed in dialogs, and where the unfinished texts of all kinds are.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["commands"]

if TYPE_CHECKING:
    from infoview_tui.services.drafts import commands
else:
    __getattr__ = lazy_modules(__name__, *__all__)
