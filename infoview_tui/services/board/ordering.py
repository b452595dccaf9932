"""Sort orders of the board with groups: by last change, name, organization or path."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, tzinfo
from itertools import groupby

from infoview_tui.domain.day_bounds import past_periods
from infoview_tui.domain.enums import Sort, Stage
from infoview_tui.domain.normalize import sort_key
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.board.manual_order import read_manual_order
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board import ordering as ordering_queries
from infoview_tui.storage.query import Query
from infoview_tui.storage.store import Store

Groups = Iterable[tuple[str, Iterable[int]]]
"""Headings in order, each with the ids of its contacts in order."""


def read_grouped_order(
    workspace: Workspace, sort: Sort, stage: Stage | None, now: datetime, zone: tzinfo
) -> tuple[dict[Stage, list[int]], dict[int, str]]:
    """Return the columns, or one of them, in a grouped sort order, and the heading of each contact."""
    columns: dict[Stage, list[int]] = {column: [] for column in Stage}
    column_of = {
        contact_id: columns[column] for column, ids in read_manual_order(workspace, stage).items() for contact_id in ids
    }
    groups: dict[int, str] = {}
    for heading, ids in _read_groups(workspace, sort, now, zone):
        included = [contact_id for contact_id in ids if contact_id in column_of]
        groups.update(dict.fromkeys(included, heading))
        for contact_id in included:
            column_of[contact_id].append(contact_id)
    return columns, groups


def _read_groups(workspace: Workspace, sort: Sort, now: datetime, zone: tzinfo) -> Groups:
    match sort:
        case Sort.CHANGED:
            return _group_by_last_change(workspace, now, zone)
        case Sort.NAME:
            return workspace.cache.get(read_letter_groups)
        case Sort.ORGANIZATION:
            return _group_by_name(workspace, ordering_queries.GROUPS_BY_ORGANIZATION, f"no {sort.value}")
        case _:
            return _group_by_name(workspace, ordering_queries.GROUPS_BY_PATH, f"no {sort.value}")


def read_letter_groups(store: Store) -> list[tuple[str, list[int]]]:
    """Return the ids of all contacts by name, grouped by first letter."""
    row = store.first(ordering_queries.ALL_CONTACT_NAMES)
    by_name = sorted(zip(map(sort_key, json.loads(row.names)), json.loads(row.ids), strict=True)) if row else []
    return [(letter, [contact_id for _, contact_id in names]) for letter, names in groupby(by_name, key=_first_letter)]


def _first_letter(entry: tuple[str, int]) -> str:
    """Return the heading of a folded name: its first letter, or ``#`` if that is not a letter."""
    first = entry[0][:1]
    return first.upper() if first.isalpha() else "#"


def _group_by_name(workspace: Workspace, query: Query[ordering_queries.GroupRow], fallback_heading: str) -> Groups:
    """Group contacts by organization or path, sorted by name. A contact in several groups appears in the first."""
    group_of: dict[int, str] = {}
    for group in sorted(workspace.store.all(query), key=lambda group: (sort_key(group.name), group.name), reverse=True):
        group_of.update(dict.fromkeys(json.loads(group.ids), group.name))
    members: defaultdict[str, list[int]] = defaultdict(list)
    ungrouped: list[int] = []
    for _, ids in workspace.cache.get(read_letter_groups):
        for contact_id in ids:
            (members[group_of[contact_id]] if contact_id in group_of else ungrouped).append(contact_id)
    return [
        *((name, members[name]) for name in sorted(members, key=lambda name: (sort_key(name), name))),
        (fallback_heading, ungrouped),
    ]


def _group_by_last_change(workspace: Workspace, now: datetime, zone: tzinfo) -> Groups:
    """Group contacts by their last change: today, this week, and so on, most recent first."""
    latest: dict[int, str] = {}
    for row in workspace.store.all(ordering_queries.LAST_CHANGES):
        for contact_id, at in zip(json.loads(row.ids), json.loads(row.at), strict=True):
            if latest.get(contact_id, "") < at:
                latest[contact_id] = at
    ids = sorted(latest, reverse=True)
    ids.sort(key=latest.__getitem__, reverse=True)
    begin = 0
    for label, since in past_periods(now, zone):
        end = bisect_right(ids, -1, begin, key=lambda contact_id: -(latest[contact_id] >= format_timestamp(since)))
        yield label, ids[begin:end]
        begin = end
