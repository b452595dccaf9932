"""The network: who led to which contacts, what came of it, who was thanked, and how it grows (R34, R37, R38)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from infoview_tui.domain.labels import format_count
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.insights import network as queries
from infoview_tui.storage.queries.insights.network import NetworkRow


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A contact and the people that they referred; the root is the user, with ``contact_id`` None.

    ``thanked`` is whether the referrer was thanked since this contact was added; None without a referrer.
    ``came_of_it`` is ``talk, 2 introductions, 1 lead``; empty if nothing came of it yet.
    """

    contact_id: int | None
    name: str
    organization: str
    added_at: datetime | None
    talk_at: datetime | None
    came_of_it: str
    thanked: bool | None
    children: tuple[NetworkNode, ...]


@dataclass(frozen=True, slots=True)
class MonthGrowth:
    """The contacts added in a month (its first day), how many of them were referred, and all so far."""

    month: date
    added: int
    referred: int
    total: int


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The tree, the growth by month without gaps, and the introductions for which nobody was thanked yet."""

    root: NetworkNode
    months: tuple[MonthGrowth, ...]
    unthanked: tuple[tuple[str, str], ...]


def read_network(workspace: Workspace) -> NetworkView:
    """Read the network of all contacts. Months are in the time zone of the workspace."""
    rows = workspace.store.all(queries.NETWORK)
    user = next((row.name for row in workspace.store.all(queries.USER_NAME)), "")
    by_id = {row.id: row for row in rows}
    referred: defaultdict[int | None, list[NetworkRow]] = defaultdict(list)
    for row in rows:
        referred[row.referrer_id if row.referrer_id in by_id else None].append(row)
    nodes = _build_nodes(rows, referred, by_id)
    reached = {row.id for row in _descendants(referred[None], referred)}
    roots = [*referred[None], *_cycle_starts(rows, reached, referred)]
    root = NetworkNode(None, user or "You", "", None, None, "", None, tuple(nodes[row.id] for row in roots))
    unthanked = [
        (by_id[row.referrer_id].name, row.name)
        for row in rows
        if row.referrer_id in by_id and not _is_referrer_thanked(row)
    ]
    return NetworkView(root, tuple(_months(rows, workspace.cadence.calendar.zone)), tuple(unthanked))


def _descendants(rows: Iterable[NetworkRow], referred: Mapping[int | None, Sequence[NetworkRow]]) -> list[NetworkRow]:
    """Return rows with everybody who was referred by them, each once, parents first."""
    found: dict[int, NetworkRow] = {}
    waiting = list(rows)
    while waiting:
        row = waiting.pop()
        if row.id not in found:
            found[row.id] = row
            waiting += referred.get(row.id, ())
    return list(found.values())


def _cycle_starts(
    rows: Iterable[NetworkRow], reached: set[int], referred: Mapping[int | None, Sequence[NetworkRow]]
) -> list[NetworkRow]:
    """Return the first contact of each group that referred one another in a circle."""
    starts = []
    reached = set(reached)
    for row in rows:
        if row.id not in reached:
            starts.append(row)
            reached |= {other.id for other in _descendants([row], referred)}
    return starts


def _build_nodes(
    rows: Sequence[NetworkRow], referred: Mapping[int | None, Sequence[NetworkRow]], by_id: Mapping[int, NetworkRow]
) -> dict[int, NetworkNode]:
    """Build nodes from the leaves up, without recursion; a contact that closes a circle is left out below itself."""
    roots = [row for row in rows if row.referrer_id not in by_id]
    order = _descendants(roots, referred)
    for start in _cycle_starts(rows, {row.id for row in order}, referred):
        order += _descendants([start], referred)
    nodes: dict[int, NetworkNode] = {}
    for row in reversed(order):
        children = tuple(nodes[child.id] for child in referred.get(row.id, ()) if child.id in nodes)
        thanked = _is_referrer_thanked(row) if row.referrer_id in by_id else None
        nodes[row.id] = NetworkNode(
            row.id, row.name, row.organization, row.created_at, row.talk_at, _came_of_it(row), thanked, children
        )
    return nodes


def _is_referrer_thanked(row: NetworkRow) -> bool:
    return row.thanked_at is not None and row.thanked_at >= row.created_at


def _came_of_it(row: NetworkRow) -> str:
    counts = (
        (row.introductions, "introduction"),
        (row.leads, "lead"),
        (row.events, "event"),
        (row.offers, "offer"),
    )
    return ", ".join([*(["talk"] if row.talk_at else []), *(format_count(n, noun) for n, noun in counts if n)])


def _months(rows: Iterable[NetworkRow], zone: tzinfo) -> Iterable[MonthGrowth]:
    added: Counter[date] = Counter()
    referred: Counter[date] = Counter()
    for row in rows:
        month = row.created_at.astimezone(zone).date().replace(day=1)
        added[month] += 1
        referred[month] += row.referrer_id is not None
    total = 0
    month, last = min(added, default=date.max), max(added, default=date.min)
    while month <= last:
        total += added[month]
        yield MonthGrowth(month, added[month], referred[month], total)
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
