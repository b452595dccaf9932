"""The user's own profile, the questions of the first start, and the gauges of paths.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["commands", "first_run", "gauge_changes", "imported"]

if TYPE_CHECKING:
    from infoview_tui.services.profile import commands, first_run, gauge_changes, imported
else:
    __getattr__ = lazy_modules(__name__, *__all__)
