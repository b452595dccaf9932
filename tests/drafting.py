"""Drafting of messages in tests, from the bundled templates."""

from __future__ import annotations

from datetime import UTC, datetime

from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget
from infoview_tui.paths import bundled_templates
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import messages
from infoview_tui.services.outreach.templates import TemplateLoader
from infoview_tui.storage.queries.outreach.messages import MessageRow

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
    """Return the open draft to a contact, by default the thank-you, in UTC."""
    return messages.get_or_draft_message(
        workspace, contact_id, kind, now, UTC, interview_id=interview_id, target=target, templates=TEMPLATES
    )
