"""Drafting of messages in tests, from the bundled templates."""

from __future__ import annotations

from datetime import UTC, datetime

from infoview_tui.domain.enums import EventKind, MessageKind
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget
from infoview_tui.paths import bundled_templates
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.new_message import open_draft
from infoview_tui.services.outreach.open_message import read_message
from infoview_tui.services.outreach.templates import TemplateLoader
from infoview_tui.storage.queries.outreach.messages import MessageRow
from infoview_tui.storage.tables import Message

TEMPLATES = TemplateLoader(bundled_templates(), None)
"""The bundled templates, read once for all tests."""


def draft_message(
    workspace: Workspace,
    contact_id: int,
    now: datetime,
    interview_id: int | None = None,
    kind: MessageKind = MessageKind.THANK_YOU,
    *,
    target: MessageTarget = NO_TARGET,
) -> MessageRow:
    """Return the open draft to a contact, by default the thank-you, in UTC; a new one is stored as by a change."""
    key = open_draft(
        workspace, contact_id, kind, now, UTC, interview_id=interview_id, target=target, templates=TEMPLATES
    )
    if key < 0:
        with workspace.transaction(EventKind.MESSAGE_DRAFTED, now) as transaction:
            transaction.get(Message, key)
            event = transaction.contact_events.pop()  # nothing but the draft is stored, so its event is the command's
            transaction.record(event.label, contact_id=event.contact_id)
    return read_message(workspace, workspace.placeholders.row_id(key))
