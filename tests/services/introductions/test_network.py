"""The stored network: a search reads the contacts that it meets, and no others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from infoview_tui.domain.enums import Relationship
from infoview_tui.domain.introduction_links import Target
from infoview_tui.domain.introduction_network import Acquaintance, NetworkIndex
from infoview_tui.domain.introductions import find_introductions
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.introductions import affiliations
from infoview_tui.services.introductions.network import StoredNetwork


class WatchedNetwork(StoredNetwork):
    """Notes which contacts are read, and how often."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.read: list[int] = []

    def list_people(self, contact_ids: Collection[int]) -> Iterable[Acquaintance]:
        self.read += contact_ids
        return super().list_people(contact_ids)


def test_only_who_is_met_is_read_and_once(workspace: Workspace, now: datetime) -> None:
    def add(name: str, organization: str, relationship: Relationship, referrer_id: int | None = None) -> int:
        form = ContactForm(name, organization=organization, relationship=relationship, referrer_id=referrer_id)
        return contact_commands.add_contact(workspace, form, now)

    cy = add("Cy Fox", "Stripe", Relationship.FRIEND)
    bo = add("Bo Li", "FIGMA, Inc.", Relationship.COLD, cy)
    ana = add("Ana Ruiz", "Figma", Relationship.COLD)
    di = add("Di Ek", "Acme", Relationship.FRIEND)
    for number in range(9):
        add(f"Number {number}", "Initech", Relationship.FRIEND)
    affiliations.set_affiliations(workspace, di, "Figma, 2019-2021", now)
    watched = WatchedNetwork(workspace)
    found = find_introductions(NetworkIndex(watched), Target("Figma", ana, "Ana Ruiz"), now)
    assert {way.first.name for way in found.ways} == {"Di Ek", "Cy Fox"}
    assert sorted(watched.read) == [cy, bo, ana, di]
