"""How many people stand behind each hypothesis, the same on every screen (R36)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from infoview_tui.domain.circles import Voice, group_circles, latest_by_person
from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.contacts import HypothesisRow
from infoview_tui.storage.queries.insights import evidence as queries
from infoview_tui.storage.store import Store


def read_verdict_counts(workspace: Workspace) -> Mapping[int, VerdictCount]:
    """Return the verdicts on each hypothesis that has one, by its id. Read once until the data changes.

    Verdicts that rest on a note off the record are left out, as in the insights.
    """
    return workspace.cache.get(_read_verdict_counts)


def order_to_test(hypotheses: Iterable[HypothesisRow], counts: Mapping[int, VerdictCount]) -> list[HypothesisRow]:
    """Return the hypotheses at a contact in the order in which they need to be tested, those written for them first."""
    return sorted(hypotheses, key=lambda row: (not row.is_own, *counts.get(row.id, VerdictCount()).testing_rank))


def read_circles(workspace: Workspace) -> Mapping[int, int]:
    """Return the circle of each contact who was talked to (see `group_circles`). Read once until the data changes."""
    return workspace.cache.get(_read_circles)


def _read_circles(store: Store) -> Mapping[int, int]:
    rows = store.all(queries.TALKS)
    return group_circles({Voice(row.contact_id, row.referrer_id, row.organization_id) for row in rows})


def _read_verdict_counts(store: Store) -> Mapping[int, VerdictCount]:
    circles = _read_circles(store)
    verdicts = latest_by_person((row.hypothesis_id, row.contact_id, row.verdict) for row in store.all(queries.VERDICTS))
    return {hypothesis_id: VerdictCount.from_verdicts(given, circles) for hypothesis_id, given in verdicts.items()}
