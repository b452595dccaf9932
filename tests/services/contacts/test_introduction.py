"""Which introduction a contact gets: the variant of their path, or the general one."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.enums import MessageKind
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.introduction import Introduction, read_introduction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.message_facts import read_message_facts
from infoview_tui.services.profile.commands import edit_introduction

GENERAL = Introduction("I teach.")
DESIGN = Introduction("I draw.", 1, "design")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), GENERAL),
        (("design",), DESIGN),
        (("law",), GENERAL),
        (("design", "law"), DESIGN),
        (("design", "film"), GENERAL),
        (("design", "film", "law"), GENERAL),
    ],
)
def test_the_only_variant_of_the_contacts_paths_is_used(
    workspace: Workspace, now: datetime, zone: ZoneInfo, names: tuple[str, ...], expected: Introduction
) -> None:
    add_contact(workspace, ContactForm("All", paths=("design", "film", "law")), now)
    contact_id = add_contact(workspace, ContactForm("Ann", paths=names), now)
    for path_id, text in ((None, "I teach."), (1, "I draw."), (2, "I film.")):
        edit_introduction(workspace, path_id, text, now)
    assert read_introduction(workspace, contact_id) == expected
    facts = read_message_facts(workspace, contact_id, MessageKind.REQUEST, now=now, zone=zone)
    assert facts.introduction == expected.text


def test_without_a_profile_there_is_none(workspace: Workspace, now: datetime) -> None:
    assert read_introduction(workspace, add_contact(workspace, ContactForm("Ann"), now)) == Introduction("")
