"""The warmest way to a contact or an organization, from what is stored (R3, R5)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.introduction_links import Statement, Target
from infoview_tui.domain.introduction_network import NetworkIndex
from infoview_tui.domain.introductions import Introductions, find_introductions
from infoview_tui.domain.normalize import sort_key
from infoview_tui.domain.relationship_proposals import RelationshipProposal, propose_relationships
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.introductions.network import StoredNetwork
from infoview_tui.services.introductions.queries import AskRow, list_asks_about
from infoview_tui.storage.queries.contacts.contacts import ORGANIZATION_NAMES
from infoview_tui.storage.queries.introductions.network import DECLINED, NOTED, TARGET

_PART_LENGTH = 4
"""How many letters of an organization's longest word a line of research must have to be looked at."""


class WaysIn(NamedTuple):
    """The target, the ways to it, and whoever was asked about its organization already, the latest first."""

    target: Target
    organization_id: int | None
    found: Introductions
    asks: tuple[AskRow, ...] = ()


def find_ways_to_contact(workspace: Workspace, contact_id: int, now: datetime) -> WaysIn:
    """Return who could introduce the user to a contact. Raises NotFoundError if it does not exist."""
    row = workspace.store.first(TARGET, contact_id=contact_id)
    if row is None:
        raise NotFoundError("This contact no longer exists.")
    return _find_ways(workspace, Target(row.organization, contact_id, row.name), row.organization_id, now)


def find_ways_to_organization(workspace: Workspace, organization_id: int, now: datetime) -> WaysIn:
    """Return who could introduce the user to somebody at an organization. Raises NotFoundError if it does not exist."""
    names = {row.id: row.name for row in workspace.store.all(ORGANIZATION_NAMES)}
    if organization_id not in names:
        raise NotFoundError("This organization no longer exists.")
    return _find_ways(workspace, Target(names[organization_id]), organization_id, now)


def list_relationship_proposals(workspace: Workspace) -> list[RelationshipProposal]:
    """Return which relationship could be set for contacts who were where the user was, and why. Nothing is set.

    What the user has declined is not proposed again.
    """
    declined = {(row.contact_id, row.relationship) for row in workspace.store.all(DECLINED)}
    proposals = propose_relationships(NetworkIndex(StoredNetwork(workspace)))
    return [each for each in proposals if (each.contact_id, each.relationship) not in declined]


def _find_ways(workspace: Workspace, target: Target, organization_id: int | None, now: datetime) -> WaysIn:
    longest = max(target.key.split(), key=len, default="")
    noted = workspace.store.all(NOTED, contact_id=target.contact_id, part=sort_key(longest)[:_PART_LENGTH])
    lines = [Statement(row.contact_id, "", text=row.text, is_warm=row.is_warm) for row in noted]
    found = find_introductions(NetworkIndex(StoredNetwork(workspace)), target, now, lines)
    asks = list_asks_about(workspace, target.organization) if target.key else []
    return WaysIn(target, organization_id, found, tuple(asks))
