"""Move a contact to a stage."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import EventKind, Stage
from infoview_tui.services.core.stage_changes import change_stage
from infoview_tui.services.core.transaction import missing_row
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.outreach.stage_changes import STAGED_CONTACT
from infoview_tui.storage.tables import Contact


def move_contact(
    workspace: Workspace, contact_id: int, stage: Stage, now: datetime, appointment: Appointment | None = None
) -> str:
    """Move a contact to a stage, with its consequences, in one command; return a status message.

    Contacted sets a follow-up due. Scheduled creates the interview and, with an appointment, sets the preparation due.
    Met sets the thank-you due (R32). Actions of the earlier stage are closed.
    """
    with workspace.transaction(EventKind.CONTACT_MOVED, now) as transaction:
        contact = transaction.rows.first(STAGED_CONTACT, contact_id=contact_id)
        if contact is None:
            raise missing_row(Contact)
        earlier = contact.stage
        if earlier is stage:
            return ""
        consequence = change_stage(transaction, [contact], stage, appointment)
        transaction.record(
            f"Moved {contact.name} to {stage.label}",
            contact_id=contact_id,
            from_stage=earlier.value,
            to_stage=stage.value,
        )
    return " ".join((f"{contact.name} moved to {stage.label}.", consequence)).strip()
