"""The talks that all evidence comes from: who was interviewed, on which paths, and who is independent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from infoview_tui.domain.circles import Voice, group_circles
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.insights import evidence as queries
from infoview_tui.storage.queries.insights.evidence import TalkRow, VerdictRow
from infoview_tui.storage.store import Store


@dataclass(frozen=True, slots=True)
class Talks:
    """All talks in the order of time, with their paths by interview, and the circle of each contact who was talked to.

    A talk is about the paths that were rated after it; before it is rated, about those that its contact can talk about.
    ``linked`` has both.

    Circles are formed by everybody who was talked to, so that a person is in the same circle wherever they appear.
    """

    rows: tuple[TalkRow, ...]
    by_id: Mapping[int, TalkRow]
    paths: Mapping[int, frozenset[int]]
    linked: Mapping[int, frozenset[int]]
    circles: Mapping[int, int]
    verdicts: tuple[VerdictRow, ...]


def read_talks(workspace: Workspace) -> Talks:
    """Read all talks. They are read once until the data changes, since all views need them.

    Verdicts that rest on a note off the record are left out.
    """
    return workspace.cache.get(_read)


def _read(store: Store) -> Talks:
    rows = tuple(store.all(queries.TALKS))
    rated: defaultdict[int, set[int]] = defaultdict(set)
    linked: defaultdict[int, set[int]] = defaultdict(set)
    for interview_id, path_id, is_rated in store.tuples(queries.INTERVIEW_PATHS):
        linked[interview_id].add(path_id)
        if is_rated:
            rated[interview_id].add(path_id)
    return Talks(
        rows,
        {row.interview_id: row for row in rows},
        {row.interview_id: frozenset(rated[row.interview_id] or linked[row.interview_id]) for row in rows},
        {row.interview_id: frozenset(linked[row.interview_id]) for row in rows},
        group_circles({Voice(row.contact_id, row.referrer_id, row.organization_id) for row in rows}),
        tuple(store.all(queries.VERDICTS)),
    )
