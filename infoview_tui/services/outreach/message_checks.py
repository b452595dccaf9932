"""Checks of an open message: reads what they need from the database once, then checks each change in memory."""

from __future__ import annotations

from infoview_tui.domain.message_checks import CheckInput, CheckResult, NameIndex, check_message
from infoview_tui.domain.message_facts import MessageDraft, MessageFacts
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.thank_you import read_message
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES


class MessageChecker:
    """The checks of one open message. `check` is pure and fast enough for each key."""

    def __init__(self, given: CheckInput) -> None:
        """Keep what was read when the message was opened."""
        self._given = given

    def check(self, draft: MessageDraft) -> tuple[CheckResult, ...]:
        """Check a draft as it is now."""
        return check_message(draft, self._given)


def open_checker(workspace: Workspace, message_id: int, facts: MessageFacts) -> MessageChecker:
    """Read what the checks of a message need. Call it again after its kind, channel or résumé has changed."""
    own_id = read_message(workspace, message_id).contact_id
    names = [row.name for row in workspace.store.all(CONTACT_NAMES) if row.id != own_id]
    return MessageChecker(CheckInput(facts, NameIndex(names)))
