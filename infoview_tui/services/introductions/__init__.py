"""Introductions: former employers and schools, asks with their outcome, and the warmest way in (R3, R5).

`queries` and `ways` read; the modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on
first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["affiliations", "asks"]

if TYPE_CHECKING:
    from infoview_tui.services.introductions import affiliations, asks
else:
    __getattr__ = lazy_modules(__name__, *__all__)
