"""Reads former employers and schools, and asks with their outcome (R3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from infoview_tui.domain.affiliation_lines import AffiliationLine, format_affiliation
from infoview_tui.domain.enums import AskState, MessageState, Stage
from infoview_tui.domain.message_kinds import EXPECTS_REPLY
from infoview_tui.domain.organization_names import organization_key
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.introductions.asks import (
    AFFILIATIONS,
    ASK,
    ASKS,
    ASKS_OF_CONTACT,
    AskRow as AskRow,
)
from infoview_tui.storage.queries.outreach.messages import MESSAGES_OF_CONTACT


def list_affiliations(workspace: Workspace, contact_id: int | None) -> list[AffiliationLine]:
    """Return the former employers and schools of a contact, or of the user (None), the latest first."""
    return [AffiliationLine(*row[1:]) for row in workspace.store.all(AFFILIATIONS, contact_id=contact_id)]


def format_affiliations(lines: Sequence[AffiliationLine]) -> str:
    """Return affiliations as the text that is edited: one line each."""
    return "\n".join(map(format_affiliation, lines))


def read_ask(workspace: Workspace, ask_id: int) -> AskRow:
    """Return an ask. Raises NotFoundError if it does not exist."""
    row = workspace.store.first(ASK, ask_id=ask_id)
    if row is None:
        raise NotFoundError("This ask no longer exists; it may have been removed elsewhere.")
    return row


def list_asks_about(workspace: Workspace, organization: str) -> list[AskRow]:
    """Return the asks about an organization, under any spelling of its name, the latest first."""
    key = organization_key(organization)
    return [row for row in workspace.store.all(ASKS) if organization_key(row.organization) == key]


def list_asks_of(workspace: Workspace, contact_id: int) -> list[AskRow]:
    """Return what a contact was asked, the latest first."""
    return workspace.store.all(ASKS_OF_CONTACT, contact_id=contact_id)


def list_open_asks(workspace: Workspace, contact_id: int) -> list[AskRow]:
    """Return what a contact was asked and has not answered, the latest first."""
    return [row for row in list_asks_of(workspace, contact_id) if row.state is AskState.OPEN]


class Awaited(NamedTuple):
    """What a contact has not answered: the open asks, and whether there is a request or another message, too."""

    asks: list[AskRow]
    has_message: bool


def read_awaited(workspace: Workspace, contact_id: int) -> Awaited:
    """Return what a contact may be answering."""
    asks = list_open_asks(workspace, contact_id)
    sent_asks = {ask.message_id for ask in asks}
    has_message = any(
        row.kind in EXPECTS_REPLY and row.state is MessageState.SENT and row.id not in sent_asks
        for row in workspace.store.all(MESSAGES_OF_CONTACT, contact_id=contact_id)
    )
    stage = read_contact(workspace, contact_id).stage
    return Awaited(asks, has_message or stage in (Stage.CONTACTED, Stage.SCHEDULED))
