"""Fixtures of the tests of insights."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.services.core.workspace import Workspace
from tests.services.insights.talking import Talker


@pytest.fixture
def talker(workspace: Workspace, now: datetime) -> Talker:
    """Adds interviews to an empty workspace."""
    return Talker(workspace, now)
