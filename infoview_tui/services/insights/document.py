"""All insights at once, for one document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.insights.find_out import Gap, read_gaps
from infoview_tui.services.insights.hypotheses import HypothesesView, read_hypotheses
from infoview_tui.services.insights.network import NetworkView, read_network
from infoview_tui.services.insights.paths import PathsView, read_paths
from infoview_tui.services.insights.practice import PracticeView, read_practice_view


@dataclass(frozen=True, slots=True)
class Insights:
    """Everything that the Insights screen shows, without what is off the record."""

    at: datetime
    paths: PathsView
    hypotheses: HypothesesView
    network: NetworkView
    practice: PracticeView
    gaps: tuple[Gap, ...]


def read_insights(workspace: Workspace, now: datetime) -> Insights:
    """Read all insights as they are now (UTC)."""
    paths, hypotheses = read_paths(workspace), read_hypotheses(workspace)
    return Insights(
        now,
        paths,
        hypotheses,
        read_network(workspace),
        read_practice_view(workspace),
        read_gaps(workspace, now, paths=paths, hypotheses=hypotheses),
    )
