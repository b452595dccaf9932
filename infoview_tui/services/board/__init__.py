"""The board: its columns, order, filter, saved views and bulk changes.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["bulk", "commands"]

if TYPE_CHECKING:
    from infoview_tui.services.board import bulk, commands
else:
    __getattr__ = lazy_modules(__name__, *__all__)
