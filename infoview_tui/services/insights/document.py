"""All insights at once, with what was said, for one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from infoview_tui.domain.circles import VoiceCount, count_voices
from infoview_tui.services.core.talks import Talks, read_talks
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.insights.find_out import Gap, read_gaps
from infoview_tui.services.insights.hypotheses import HypothesesView, read_hypotheses
from infoview_tui.services.insights.network import NetworkView, read_network
from infoview_tui.services.insights.paths import PathsView, read_paths
from infoview_tui.services.insights.practice import PracticeView, read_practice_view
from infoview_tui.storage.queries.insights import evidence as queries
from infoview_tui.storage.queries.insights.evidence import SaidNote as SaidNote, WordsRow as WordsRow


@dataclass(frozen=True, slots=True)
class Insights:
    """Everything that the Insights screen shows, without what is off the record.

    ``said`` has the highlights of the interviews by path, ``words`` the latest verdict of each person by hypothesis.
    """

    at: datetime
    interviews: int
    people: VoiceCount
    paths: PathsView
    said: Mapping[int, tuple[SaidNote, ...]]
    hypotheses: HypothesesView
    words: Mapping[int, tuple[WordsRow, ...]]
    network: NetworkView
    practice: PracticeView
    gaps: tuple[Gap, ...]


def read_insights(workspace: Workspace, now: datetime) -> Insights:
    """Read all insights as they are now (UTC)."""
    talks = read_talks(workspace)
    paths, hypotheses = read_paths(workspace), read_hypotheses(workspace)
    return Insights(
        now,
        len(talks.rows),
        count_voices((row.contact_id for row in talks.rows), talks.circles),
        paths,
        _said_by_path(workspace, talks),
        hypotheses,
        _words_by_hypothesis(workspace),
        read_network(workspace),
        read_practice_view(workspace),
        read_gaps(workspace, now, paths=paths, hypotheses=hypotheses),
    )


def _said_by_path(workspace: Workspace, talks: Talks) -> dict[int, tuple[SaidNote, ...]]:
    said: defaultdict[int, list[SaidNote]] = defaultdict(list)
    for note in workspace.store.all(queries.HIGHLIGHTS):
        for path_id in talks.paths.get(note.interview_id, ()):
            said[path_id].append(note)
    return {path_id: tuple(notes) for path_id, notes in said.items()}


def _words_by_hypothesis(workspace: Workspace) -> dict[int, tuple[WordsRow, ...]]:
    latest: defaultdict[int, dict[int, WordsRow]] = defaultdict(dict)
    for row in workspace.store.all(queries.ALL_WORDS):
        latest[row.hypothesis_id][row.contact_id] = row
    return {hypothesis_id: tuple(rows.values()) for hypothesis_id, rows in latest.items()}
