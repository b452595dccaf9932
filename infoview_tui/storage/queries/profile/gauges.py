"""What the user made of each path, and when."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.storage.query import Query


class GaugeRow(NamedTuple):
    """One assessment of a path, from 1 to 5 each; None if not answered."""

    id: int
    path_id: int
    interview_id: int | None
    resources: int | None
    liking: int | None
    confidence: int | None
    coherence: int | None
    created_at: datetime


PATH_GAUGES = Query(
    "SELECT id, path_id, interview_id, resources, liking, confidence, coherence, created_at FROM path_gauges"
    " ORDER BY created_at, id",
    GaugeRow,
)
