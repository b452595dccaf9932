"""Asks with their outcome, former employers and schools, and the warmest way in, on real data (R3, R5)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.affiliation_lines import AffiliationLine
from infoview_tui.domain.enums import AffiliationKind, AskState, MessageKind, MessageState, Relationship, Stage
from infoview_tui.domain.message_targets import MessageTarget
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import commands as contact_commands, contact_merge
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.introductions import affiliations, asks
from infoview_tui.services.introductions.asks import FoundPerson
from infoview_tui.services.introductions.queries import (
    format_affiliations,
    list_affiliations,
    list_asks_about,
    list_open_asks,
)
from infoview_tui.services.introductions.ways import (
    find_ways_to_contact,
    find_ways_to_organization,
)
from infoview_tui.services.outreach import messages, stages
from infoview_tui.services.outreach.next_step import read_next_step
from infoview_tui.storage.queries.contacts.contacts import ORGANIZATION_NAMES
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT
from infoview_tui.storage.queries.outreach.messages import MESSAGE
from tests.drafting import draft_message

COLD, FRIEND = Relationship.COLD, Relationship.FRIEND


def add(workspace: Workspace, now: datetime, name: str, organization: str = "", **more: object) -> int:
    form = ContactForm(name, organization=organization, **more)  # type: ignore[arg-type]
    return contact_commands.add_contact(workspace, form, now)


@pytest.fixture
def ana(workspace: Workspace, now: datetime) -> int:
    """Ana works at Figma, and is not known to the user."""
    return add(workspace, now, "Ana Ruiz", "Figma", relationship=COLD)


def send_ask(workspace: Workspace, contact_id: int, target: str, now: datetime, zone: ZoneInfo) -> int:
    message = draft_message(
        workspace, contact_id, now, kind=MessageKind.INTRODUCTION, target=MessageTarget.organization(target)
    )
    messages.mark_sent(workspace, message.id, now)
    return message.id


def test_spellings_of_an_organization_are_one(workspace: Workspace, now: datetime, ana: int) -> None:
    bo = add(workspace, now, "Bo Li", "FIGMA, Inc.")
    assert read_contact_form(workspace, bo).organization == "Figma"
    assert read_contact_form(workspace, add(workspace, now, "Cy Oz", "Figmatic")).organization == "Figmatic"


def test_affiliations_are_edited_as_lines(workspace: Workspace, now: datetime, ana: int) -> None:
    affiliations.set_affiliations(workspace, ana, "studied art at RISD, 2004-2008\n\nStripe, analyst, 2009-2012", now)
    assert list_affiliations(workspace, ana) == [
        AffiliationLine("Stripe", AffiliationKind.WORK, "analyst", 2009, 2012),
        AffiliationLine("RISD", AffiliationKind.STUDY, "art", 2004, 2008),
    ]
    text = format_affiliations(list_affiliations(workspace, ana))
    affiliations.set_affiliations(workspace, ana, text + "\nFigma", now)
    assert len(list_affiliations(workspace, ana)) == 3
    workspace.undo(now)
    assert format_affiliations(list_affiliations(workspace, ana)) == text
    with pytest.raises(InfoviewError, match="Line 2: 2012 is after 2009"):
        affiliations.set_affiliations(workspace, ana, "RISD\nStripe, 2012-2009", now)


def test_the_same_lines_again_change_nothing(workspace: Workspace, now: datetime, ana: int) -> None:
    affiliations.set_affiliations(workspace, ana, "RISD, 2004-2008", now)
    before = workspace.store.connection.total_changes
    affiliations.set_affiliations(workspace, ana, "RISD, 2004-2008\n", now)
    assert workspace.store.connection.total_changes == before


def test_a_sent_request_for_an_introduction_is_an_open_ask(
    workspace: Workspace, now: datetime, zone: ZoneInfo, ana: int
) -> None:
    bo = add(workspace, now, "Bo Li", "Figma", relationship=FRIEND)
    assert [way.first.name for way in find_ways_to_contact(workspace, ana, now).found.ways] == ["Bo Li"]
    message_id = send_ask(workspace, bo, "figma", now, zone)
    (ask,) = list_open_asks(workspace, bo)
    assert (ask.organization, ask.message_id) == ("Figma", message_id)
    ways = find_ways_to_contact(workspace, ana, now)
    assert ways.asks == (ask,)
    assert [way.is_asked for way in ways.found.ways] == [True]
    workspace.undo(now)
    assert list_open_asks(workspace, bo) == []


def test_a_target_that_is_a_person_asks_about_their_organization(
    workspace: Workspace, now: datetime, zone: ZoneInfo, ana: int
) -> None:
    bo = add(workspace, now, "Bo Li", relationship=FRIEND)
    send_ask(workspace, bo, "Ana Ruiz", now, zone)
    assert [ask.organization for ask in list_open_asks(workspace, bo)] == ["Figma"]
    send_ask(workspace, bo, "somebody in design", now, zone)
    assert len(list_open_asks(workspace, bo)) == 1
    cy = add(workspace, now, "Cy Oz", relationship=FRIEND)
    send_ask(workspace, cy, "a designer at Figma", now, zone)
    assert [ask.organization for ask in list_open_asks(workspace, cy)] == ["Figma"]


def test_who_knows_nobody_is_not_proposed_again(workspace: Workspace, now: datetime, zone: ZoneInfo, ana: int) -> None:
    bo = add(workspace, now, "Bo Li", "Figma", relationship=FRIEND)
    message_id = send_ask(workspace, bo, "Figma", now, zone)
    (ask,) = list_open_asks(workspace, bo)
    result = asks.record_ask_outcome(workspace, ask.id, AskState.KNOWS_NOBODY, now)
    assert result.text == "Bo Li knows nobody at Figma."
    assert find_ways_to_contact(workspace, ana, now).found.ways == ()
    message = workspace.store.first(MESSAGE, message_id=message_id)
    assert message is not None
    assert message.state is MessageState.ANSWERED
    assert workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=bo) == []
    asks.record_ask_outcome(workspace, ask.id, AskState.OPEN, now)
    assert len(find_ways_to_contact(workspace, ana, now).found.ways) == 1


def test_an_introduction_adds_the_person_with_their_referrer(
    workspace: Workspace, now: datetime, zone: ZoneInfo, ana: int
) -> None:
    bo = add(workspace, now, "Bo Li", relationship=FRIEND)
    ask = asks.add_ask(workspace, bo, "Figma Inc", now)
    with pytest.raises(InfoviewError, match="Type the name"):
        asks.record_ask_outcome(workspace, ask, AskState.INTRODUCED, now)
    person = FoundPerson(ContactForm("Cy Oz", "designer"))
    result = asks.record_ask_outcome(workspace, ask, AskState.INTRODUCED, now, person=person)
    form = read_contact_form(workspace, result.found_id or 0)
    assert (form.organization, form.referrer_id, form.how_met) == ("Figma", bo, "Introduced by Bo Li")
    (row,) = list_asks_about(workspace, "FIGMA")
    assert (row.state, row.found) == (AskState.INTRODUCED, "Cy Oz")
    ways = find_ways_to_contact(workspace, ana, now).found.ways
    assert [(way.first.name, way.reason) for way in ways] == [
        ("Bo Li", "introduced you to Cy Oz at Figma"),
        ("Cy Oz", "works at Figma"),
    ]
    workspace.undo(now)
    assert list_open_asks(workspace, bo)


def test_two_hops_through_a_school_of_the_user(workspace: Workspace, now: datetime, ana: int) -> None:
    bo = add(workspace, now, "Bo Li", relationship=COLD)
    cy = add(workspace, now, "Cy Oz")
    affiliations.set_affiliations(workspace, None, "RISD, 2006-2010", now)
    affiliations.set_affiliations(workspace, cy, "RISD, 2009-2013\nAcme, 2014-2016", now)
    affiliations.set_affiliations(workspace, bo, "Acme, 2015-2019\nFigma, 2019-2021", now)
    (way,) = find_ways_to_contact(workspace, ana, now).found.ways
    assert [hop.name for hop in way.hops] == ["Cy Oz", "Bo Li"]
    assert way.reason == "worked at Acme with Bo Li, 2015-2016; Bo Li worked at Figma, 2019-2021"
    assert way.warmth == "worked at RISD with you, 2009-2010"
    organization = next(row.id for row in workspace.store.all(ORGANIZATION_NAMES) if row.name == "Figma")
    ways = find_ways_to_organization(workspace, organization, now).found.ways
    assert [hop.name for hop in ways[0].hops] == ["Cy Oz", "Bo Li"]


def test_next_step_names_a_warmer_way_to_a_stranger(
    workspace: Workspace, now: datetime, zone: ZoneInfo, ana: int
) -> None:
    stages.move_contact(workspace, ana, Stage.READY, now)
    reason = "1 person to ask: a short message is enough, now that you have done research"
    assert read_next_step(workspace, now, zone).reason == reason
    bo = add(workspace, now, "Bo Li", "Figma", relationship=FRIEND)
    stages.move_contact(workspace, bo, Stage.IN_TOUCH, now)
    step = read_next_step(workspace, now, zone)
    assert step.reason == "1 person to ask: Bo Li could introduce you first: works at Figma"
    send_ask(workspace, bo, "Figma", now, zone)
    assert read_next_step(workspace, now, zone).reason == reason


def test_merged_contacts_keep_their_asks_and_schools(workspace: Workspace, now: datetime, ana: int) -> None:
    bo, double = add(workspace, now, "Bo Li"), add(workspace, now, "Bo Lee")
    affiliations.set_affiliations(workspace, bo, "RISD", now)
    affiliations.set_affiliations(workspace, double, "RISD\nStripe, 2019", now)
    asks.add_ask(workspace, double, "Figma", now)
    contact_merge.merge_contacts(workspace, bo, double, now)
    assert [ask.contact for ask in list_asks_about(workspace, "Figma")] == ["Bo Li"]
    assert [line.organization for line in list_affiliations(workspace, bo)] == ["RISD", "Stripe"]
