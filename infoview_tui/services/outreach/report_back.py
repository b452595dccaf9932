"""Accept or dismiss a proposal to tell somebody what came of their help (R34)."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import ActionKind, EventKind
from infoview_tui.services.core.actions import build_due_action
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.gratitude import GratitudeProposal
from infoview_tui.storage.tables import Action, Contact


def accept_proposal(workspace: Workspace, proposal: GratitudeProposal, now: datetime) -> int:
    """Add the action to tell somebody what came of their help, and return its id. Its text says what."""
    with workspace.transaction(EventKind.ACTION_ADDED, now) as transaction:
        contact = transaction.get(Contact, proposal.contact_id)
        action = _build_action(transaction, contact, proposal)
        transaction.add(action)
        transaction.record(f"To tell {contact.name}: {action.text}", contact_id=contact.id)
    return action.id or 0


def dismiss_proposal(workspace: Workspace, proposal: GratitudeProposal, now: datetime) -> None:
    """Do not propose this again. Something new that comes of the interview is proposed."""
    with workspace.transaction(EventKind.ACTION_DISMISSED, now) as transaction:
        contact = transaction.get(Contact, proposal.contact_id)
        action = _build_action(transaction, contact, proposal)
        action.dismissed_at = now
        transaction.add(action)
        transaction.record(f"Dismissed: to tell {contact.name} what came of it", contact_id=contact.id)


def _build_action(transaction: Transaction, contact: Contact, proposal: GratitudeProposal) -> Action:
    kind, at = ActionKind.TELL_DIFFERENCE, transaction.now
    return build_due_action(transaction, contact, kind, at, text=proposal.text, interview_id=proposal.interview_id)
