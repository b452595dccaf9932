"""Parsing a contact from one line."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.enums import Relationship
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.contacts.quick_add import ParsedQuickAdd, parse_quick_add
from infoview_tui.services.core.workspace import Workspace
from tests.conftest import Campaign
from tests.services.tables import snapshot

LINE = "Priya Shah, staff designer at Figma in Berlin <priya@x.org> via Maria Lopez path:ux #alumni #design"


def test_line_is_parsed_into_form_referrer_and_tags(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    quick = parse_quick_add(workspace, LINE)
    form = ContactForm(
        "Priya Shah",
        "staff designer",
        "Figma",
        "priya@x.org",
        location="Berlin",
        relationship=Relationship.ALUMNUS,
        referrer_id=campaign.maria,
        paths=("ux",),
        tags=("alumni", "design"),
        timezone="Europe/Berlin",
    )
    assert quick == ParsedQuickAdd(form, "Maria Lopez", campaign.maria, (), "alumni", ("ux",))
    before = snapshot(workspace.store.connection)
    added = contact_commands.add_contact(workspace, quick.form, now)
    assert read_contact_form(workspace, added) == form
    assert workspace.undo(now) == "Added Priya Shah"
    assert snapshot(workspace.store.connection) == before


def test_a_path_is_found_by_part_of_its_name(workspace: Workspace, now: datetime) -> None:
    contact_commands.add_contact(workspace, ContactForm("Ann", paths=("Type design", "Typography")), now)
    quick = parse_quick_add(workspace, "Bo path:design path:typ path:TYPOGRAPHY")
    assert quick.form.paths == ("Type design", "typ", "Typography")
    assert quick.new_paths == ("typ",)


def test_a_relationship_that_does_not_exist_is_reported(workspace: Workspace, now: datetime) -> None:
    quick = parse_quick_add(workspace, "Bo relationship:foe #alumni")
    assert quick.form.relationship is None
    assert quick.problems == ("“foe” is not a relationship; it is not set.",)


@pytest.mark.parametrize("via", ["maria", "MARÍA LÓPEZ", "lopez"])
def test_referrer_is_found_by_part_of_the_name(workspace: Workspace, campaign: Campaign, via: str) -> None:
    assert parse_quick_add(workspace, f"Priya via {via}").via_id == campaign.maria
    assert parse_quick_add(workspace, f"Priya via {via}").via == "Maria Lopez"


def test_unknown_referrer_is_saved_as_how_you_met(workspace: Workspace, campaign: Campaign) -> None:
    quick = parse_quick_add(workspace, "Priya via Nobody Known")
    assert (quick.via, quick.via_id, quick.form.how_met) == ("Nobody Known", None, "via Nobody Known")
    assert quick.problems == ("No contact is called Nobody Known; saved as how you met.",)


def test_ambiguous_referrer_is_not_guessed(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    contact_commands.add_contact(workspace, ContactForm("Maria Kim"), now)
    quick = parse_quick_add(workspace, "Priya via maria")
    assert quick.via_id is None
    assert quick.problems == ("2 contacts match maria; saved as how you met.",)


def test_empty_line_is_not_added(workspace: Workspace, now: datetime) -> None:
    quick = parse_quick_add(workspace, "  ")
    assert quick.problems == ("A contact needs a name.",)
    with pytest.raises(InfoviewError, match="needs a name"):
        contact_commands.add_contact(workspace, quick.form, now)
