"""The user's own profile: saved as it is typed, with one undo for each visit, and the questions of the first start.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["commands", "first_run"]

if TYPE_CHECKING:
    from infoview_tui.services.profile import commands, first_run
else:
    __getattr__ = lazy_modules(__name__, *__all__)
