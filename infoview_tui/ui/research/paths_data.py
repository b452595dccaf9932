"""What is known of paths beyond their research: ratings and talks by topic, and what nobody has answered yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.gauges import PathGauges
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.insights.find_out import Gap, read_gaps
from infoview_tui.services.insights.hypotheses import read_hypotheses
from infoview_tui.services.insights.paths import PathColumn, read_paths
from infoview_tui.services.profile.gauges import read_gauges


class PathKnowledge(NamedTuple):
    """A path with its ratings and talks (None if it was just deleted), and what is still unknown about it, ranked."""

    column: PathColumn | None
    gaps: tuple[Gap, ...]
    gauges: PathGauges = PathGauges()


NO_KNOWLEDGE = PathKnowledge(None, ())


def read_path_knowledge(workspace: Workspace, now: datetime) -> Mapping[int, PathKnowledge]:
    """Return what the interviews say about each path, by its id."""
    paths, hypotheses = read_paths(workspace), read_hypotheses(workspace)
    gaps: defaultdict[int, list[Gap]] = defaultdict(list)
    for gap in read_gaps(workspace, now, paths=paths, hypotheses=hypotheses):
        if gap.path_id is not None:
            gaps[gap.path_id].append(gap)
    gauges = read_gauges(workspace)
    return {
        path.path_id: PathKnowledge(path, tuple(gaps[path.path_id]), gauges.get(path.path_id, PathGauges()))
        for path in paths.paths
    }
