"""Commands on industries (R1)."""

from __future__ import annotations

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.research_subjects import SubjectKind
from infoview_tui.services.research.forms import IndustryForm
from infoview_tui.services.research.subject_commands import SubjectCommands, SubjectEvents
from infoview_tui.storage.tables import Industry

INDUSTRIES = SubjectCommands(
    SubjectKind.INDUSTRY,
    Industry,
    SubjectEvents(
        EventKind.INDUSTRY_ADDED, EventKind.INDUSTRY_EDITED, EventKind.INDUSTRY_MERGED, EventKind.INDUSTRY_DELETED
    ),
    read_form=lambda _, row: IndustryForm(row.name, row.why),
)
"""Organizations of an industry that is deleted stay, without it."""
