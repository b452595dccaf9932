"""Outreach: stages, messages, actions, today's agenda and reports.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = [
    "actions",
    "answers",
    "consequences",
    "draft_texts",
    "explanations",
    "message_options",
    "messages",
    "new_message",
    "report_back",
    "scheduling",
    "stages",
    "zone_changes",
]

if TYPE_CHECKING:
    from infoview_tui.services.outreach import (
        actions,
        answers,
        consequences,
        draft_texts,
        explanations,
        message_options,
        messages,
        new_message,
        report_back,
        scheduling,
        stages,
        zone_changes,
    )
else:
    __getattr__ = lazy_modules(__name__, *__all__)
