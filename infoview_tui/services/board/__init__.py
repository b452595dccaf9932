"""The board: its columns, order, filter, saved views and bulk changes.

The modules named here write, and are imported with SQLModel at their first use; all others read.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["bulk", "commands"]

if TYPE_CHECKING:
    from infoview_tui.services.board import bulk, commands
else:
    __getattr__ = lazy_modules(__name__, *__all__)
