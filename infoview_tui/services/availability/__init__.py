"""When the user is free: busy times, calendars, and the times offered to contacts.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["calendar_entries", "offers"]

if TYPE_CHECKING:
    from infoview_tui.services.availability import calendar_entries, offers
else:
    __getattr__ = lazy_modules(__name__, *__all__)
