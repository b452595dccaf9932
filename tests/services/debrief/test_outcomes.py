"""Outcomes of an interview."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.enums import OutcomeKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import (
    outcomes,
)
from infoview_tui.storage.queries.debrief import debrief as queries
from tests.hostile_texts import HOSTILE_TEXTS


def test_outcome_is_one_clean_line(workspace: Workspace, call: int, now: datetime) -> None:
    for text in (text for text in HOSTILE_TEXTS if text.strip()):
        if not clean_line(text):
            with pytest.raises(InfoviewError, match="few words"):
                outcomes.add_outcome(workspace, call, OutcomeKind.LEAD, text, now)
            continue
        outcome = outcomes.add_outcome(workspace, call, OutcomeKind.LEAD, text, now)
        (row,) = workspace.store.all(queries.OUTCOMES, interview_id=call)
        assert row == (outcome, "lead", clean_line(text)), ascii(text)
        outcomes.delete_outcome(workspace, outcome, now)
