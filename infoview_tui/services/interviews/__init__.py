"""Interviews: plan, call, notes and transcript.

The modules in ``__all__`` write to the database. They import SQLModel, so they are loaded on first use.
"""

from typing import TYPE_CHECKING

from infoview_tui.services.core.lazy_modules import lazy_modules

__all__ = [
    "abandoned_drafts",
    "call_clock",
    "call_questions",
    "empty_interviews",
    "live_draft",
    "note_content",
    "note_split_merge",
    "notes",
    "off_record",
    "opening",
    "planning",
    "practice",
    "selection",
]

if TYPE_CHECKING:
    from infoview_tui.services.interviews import (
        abandoned_drafts,
        call_clock,
        call_questions,
        empty_interviews,
        live_draft,
        note_content,
        note_split_merge,
        notes,
        off_record,
        opening,
        planning,
        practice,
        selection,
    )
else:
    __getattr__ = lazy_modules(__name__, *__all__)
