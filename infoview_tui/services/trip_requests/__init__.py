"""What concerns both trips and outreach: requests for the times of a trip, and the answers to them (R8, R10, R15).

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["answers", "drafts"]

if TYPE_CHECKING:
    from infoview_tui.services.trip_requests import answers, drafts
else:
    __getattr__ = lazy_modules(__name__, *__all__)
