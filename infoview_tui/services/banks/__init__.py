"""Question banks: the library of all questions, and the user's own questions (R20).

The modules in ``__all__`` write. They import what they need for that on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = ["commands", "own_questions"]

if TYPE_CHECKING:
    from infoview_tui.services.banks import commands, own_questions
else:
    __getattr__ = lazy_modules(__name__, *__all__)
