"""What a stored message is about: its target has only a text, which names a contact or an organization (R3)."""

from __future__ import annotations

from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget, list_readings
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.introductions.targets import ORGANIZATION_NAMED, PEOPLE_NAMED


def resolve_target(workspace: Workspace, kind: MessageKind | None, text: str) -> MessageTarget:
    """Return the target of a message of a kind, or of a planned one, from its stored text.

    Of an introduction, it is a person if the text is a contact's name, or names one at an organization; otherwise an
    organization. If a contact and an organization have the same name, it is the contact unless their organization is
    known, since a text for them would name it.
    """
    if not text:
        return NO_TARGET
    if kind is not MessageKind.INTRODUCTION:
        return MessageTarget.news(text)
    store = workspace.store
    _, *splits = list_readings(text)
    people = store.all(PEOPLE_NAMED, name=text)
    is_organization = store.first(ORGANIZATION_NAMED, name=text) is not None
    is_person = any(not row.has_organization for row in people) or (bool(people) and not is_organization)
    at_one = not is_organization and any(
        store.first(PEOPLE_NAMED, name=person) or store.first(ORGANIZATION_NAMED, name=organization)
        for person, organization in splits
    )
    return MessageTarget.person(text) if is_person or at_one else MessageTarget.organization(text)
