"""Exports: all data as they were at one moment.

The modules in ``__all__`` import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["snapshot"]

if TYPE_CHECKING:
    from infoview_tui.services.exports import snapshot
else:
    __getattr__ = lazy_modules(__name__, *__all__)
