"""Reads of what the user made of each path, for all who show it (R35)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from infoview_tui.domain.gauges import Assessment, Gauge, PathGauges
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.profile.gauges import PATH_GAUGES


def read_gauges(workspace: Workspace) -> Mapping[int, PathGauges]:
    """Return the assessments of each path that has any, by the id of the path."""
    found: dict[int, list[Assessment]] = defaultdict(list)
    for row in workspace.store.all(PATH_GAUGES):
        scores = {gauge: score for gauge in Gauge if (score := getattr(row, gauge.value)) is not None}
        if scores:
            found[row.path_id].append(Assessment(row.created_at, scores, row.interview_id))
    return {path_id: PathGauges(tuple(assessments)) for path_id, assessments in found.items()}
