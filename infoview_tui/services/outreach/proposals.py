"""What Today proposes: to report back to somebody (R34), and who to ask where a contact stays silent (R4)."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.enums import ActionKind
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.outreach.today import ASKED, SILENT, SilentRow

if TYPE_CHECKING:
    from infoview_tui.services.outreach.gratitude import GratitudeProposal

MAX_TO_TELL = 3
"""How many people to report back to are proposed at a time."""

MAX_SILENT = 10
"""For how many silent contacts somebody else is looked for, the latest first."""

_ASKED_WITHIN = timedelta(days=90)
"""How long after somebody was asked, or a proposal dismissed, it is not made again; and how long one stays."""


class ProposalKind(StrEnum):
    """Kinds of proposals."""

    TELL = "tell"
    NEXT_RUNG = "next_rung"
    ASK_FOR_NAME = "ask_for_name"


class Proposal(NamedTuple):
    """A proposal: the contact, why, and what it needs to be accepted.

    ``target`` is the organization where somebody is wanted; ``gratitude`` what to tell.
    """

    kind: ProposalKind
    contact_id: int
    contact: str
    role: str
    reason: str
    target: MessageTarget = NO_TARGET
    gratitude: GratitudeProposal | None = None

    @property
    def action_kind(self) -> ActionKind:
        """The kind of action that accepting it adds."""
        return {
            ProposalKind.TELL: ActionKind.TELL_DIFFERENCE,
            ProposalKind.NEXT_RUNG: ActionKind.REQUEST,
            ProposalKind.ASK_FOR_NAME: ActionKind.INTRODUCTION,
        }[self.kind]


def read_proposals(workspace: Workspace, now: datetime, planned: Container[int | None] = ()) -> list[Proposal]:
    """Return the proposals. Who to ask instead of a silent contact stays, whether that one is closed or kept.

    One report is proposed for each person at a time, the newest, and none for those in *planned* (contact IDs), since
    the user is about to report back to them.
    """
    from infoview_tui.services.outreach.gratitude import list_proposals  # Today is painted before proposals are read

    to_tell: dict[int, Proposal] = {}
    for row in list_proposals(workspace, now):
        if row.contact_id not in planned:
            proposal = Proposal(ProposalKind.TELL, row.contact_id, row.contact, "", row.text, gratitude=row)
            to_tell.setdefault(row.contact_id, proposal)
    proposals = list(to_tell.values())[:MAX_TO_TELL]
    since = format_timestamp(now - _ASKED_WITHIN)
    today = workspace.cadence.calendar.local_day(now).isoformat()
    silent = workspace.store.all(SILENT, now=format_timestamp(now), today=today, since=since, most=MAX_SILENT)
    if silent:
        asked = {row.contact_id for row in workspace.store.all(ASKED, since=since)}
        for contact in silent:
            found = next((one for one in _climb_down(workspace, contact, now) if one.contact_id not in asked), None)
            if found is not None:
                asked.add(found.contact_id)
                proposals.append(found)
    return proposals


def _climb_down(workspace: Workspace, silent: SilentRow, now: datetime) -> Iterator[Proposal]:
    """Yield who to ask if a contact stays silent: the next rung down, or who may know somebody there."""
    from infoview_tui.services.outreach.ladder import next_rung

    rung = next_rung(workspace, silent.contact_id, now)
    for row in rung.colleagues:
        reason = f"{silent.contact} has not answered: next in line at {rung.organization}"
        yield Proposal(ProposalKind.NEXT_RUNG, row.id, row.name, row.title, reason)
    for person in rung.to_ask:
        reason = f"{silent.contact} has not answered: {person.name} {person.reason}"
        target = MessageTarget.organization(rung.organization)
        yield Proposal(ProposalKind.ASK_FOR_NAME, person.id, person.name, "", reason, target=target)
