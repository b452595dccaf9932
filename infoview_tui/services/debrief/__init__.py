"""The debrief of an interview: its results and next steps.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["commands", "commitments", "outcomes", "ratings", "referrals", "verdicts"]

if TYPE_CHECKING:
    from infoview_tui.services.debrief import commands, commitments, outcomes, ratings, referrals, verdicts
else:
    __getattr__ = lazy_modules(__name__, *__all__)
