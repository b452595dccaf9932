"""Outreach: stages, messages, actions, today's agenda and reports.

The modules named here write, and are imported with SQLModel at their first use; all others read.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["actions", "messages", "stages"]

if TYPE_CHECKING:
    from infoview_tui.services.outreach import actions, messages, stages
else:
    __getattr__ = lazy_modules(__name__, *__all__)
