"""The debrief: what an interview gave, and what follows from it.

The modules named here write, and are imported with SQLModel at their first use; all others read.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["commands", "commitments", "outcomes", "ratings", "referrals", "verdicts"]

if TYPE_CHECKING:
    from infoview_tui.services.debrief import commands, commitments, outcomes, ratings, referrals, verdicts
else:
    __getattr__ = lazy_modules(__name__, *__all__)
