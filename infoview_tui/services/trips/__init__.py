"""Trips: contacts to meet, where and when, packed into days (R15).

`queries` and `sheet` read, and `view` has the values; the modules in ``__all__`` write to the database. They import
SQLModel, so they are loaded on first use. What also concerns messages and answers is in `services.trip_requests`.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["commands", "packing"]

if TYPE_CHECKING:
    from infoview_tui.services.trips import commands, packing
else:
    __getattr__ = lazy_modules(__name__, *__all__)
