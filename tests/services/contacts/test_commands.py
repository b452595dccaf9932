"""Adding, editing and deleting contacts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, Channel, Relationship, Stage
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.board import bulk
from infoview_tui.services.contacts.commands import add_contact, delete_contact, edit_contact, set_tag_intervals
from infoview_tui.services.contacts.contact_merge import merge_form_into_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import list_tag_intervals, list_tags, read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import actions, stages
from infoview_tui.storage.queries.contacts.contacts import CONTACT, PATHS
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT
from tests.conftest import Campaign

FULL = ContactForm(
    name="Maria Lopez",
    title="designer",
    organization="Figma",
    email="maria@x.org",
    phone="+49 30 1",
    profile_url="https://x.org/m",
    location="Berlin",
    relationship=Relationship.ALUMNUS,
    how_met="the same school",
    why="her eye",
    channel=Channel.PHONE,
    paths=("Design", "Health"),
    tags=("alumni", "Berlin"),
)


def test_form_round_trips(workspace: Workspace, now: datetime) -> None:
    assert read_contact_form(workspace, add_contact(workspace, FULL, now)) == FULL


def test_saving_unchanged_form_does_nothing(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, FULL, now)
    edit_contact(workspace, maria, read_contact_form(workspace, maria), now + timedelta(days=1))
    assert read_contact_form(workspace, maria) == FULL
    assert workspace.undo(now) == "Added Maria Lopez"


def test_edit_keeps_other_fields(workspace: Workspace, now: datetime) -> None:
    from dataclasses import replace

    maria = add_contact(workspace, FULL, now)
    edit_contact(workspace, maria, replace(read_contact_form(workspace, maria), title="principal designer"), now)
    assert read_contact_form(workspace, maria) == replace(FULL, title="principal designer")


def test_cleared_fields_are_saved(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, FULL, now)
    edit_contact(workspace, maria, ContactForm("Maria"), now)
    assert read_contact_form(workspace, maria) == ContactForm("Maria")


def test_tags_ignore_case_and_leading_sign(workspace: Workspace, now: datetime) -> None:
    add_contact(workspace, ContactForm("Maria", tags=("alumni",)), now)
    tom = add_contact(workspace, ContactForm("Tom", tags=(" #ALUMNI ", "alumni", "#", "")), now)
    assert read_contact_form(workspace, tom).tags == ("alumni",)
    assert list_tags(workspace) == ["alumni"]


def test_unused_tag_is_deleted(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, ContactForm("Maria", tags=("alumni", "press")), now)
    tom = add_contact(workspace, ContactForm("Tom", tags=("alumni",)), now)
    edit_contact(workspace, maria, ContactForm("Maria", tags=("poets",)), now)
    assert list_tags(workspace) == ["alumni", "poets"]
    edit_contact(workspace, tom, ContactForm("Tom"), now)
    assert list_tags(workspace) == ["poets"]
    workspace.undo(now)
    workspace.undo(now)
    assert (read_contact_form(workspace, maria).tags, read_contact_form(workspace, tom).tags) == (
        ("alumni", "press"),
        ("alumni",),
    )


def test_organizations_and_paths_ignore_case(workspace: Workspace, now: datetime) -> None:
    add_contact(workspace, ContactForm("Maria", organization="Figma", paths=("Design",)), now)
    tom = add_contact(workspace, ContactForm("Tom", organization="FIGMA", paths=("DESIGN", "design")), now)
    assert workspace.store.connection.execute("SELECT name FROM organizations").fetchall() == [("Figma",)]
    assert [path.name for path in workspace.store.all(PATHS)] == ["Design"]
    assert (read_contact_form(workspace, tom).organization, read_contact_form(workspace, tom).paths) == (
        "Figma",
        ("Design",),
    )


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\x1b[31m"])
def test_contact_needs_a_name(workspace: Workspace, now: datetime, name: str) -> None:
    with pytest.raises(InfoviewError, match="needs a name"):
        add_contact(workspace, ContactForm(name), now)
    maria = add_contact(workspace, FULL, now)
    with pytest.raises(InfoviewError, match="needs a name"):
        edit_contact(workspace, maria, ContactForm(name), now)
    assert read_contact_form(workspace, maria) == FULL


def test_contact_cannot_be_their_own_referrer(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, FULL, now)
    edit_contact(workspace, maria, ContactForm("Maria", referrer_id=maria), now)
    assert read_contact_form(workspace, maria).referrer_id is None


def test_deleted_contact_raises_not_found(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, FULL, now)
    assert delete_contact(workspace, maria, now) == "Maria Lopez"
    with pytest.raises(NotFoundError):
        read_contact_form(workspace, maria)
    with pytest.raises(NotFoundError):
        edit_contact(workspace, maria, FULL, now)
    with pytest.raises(NotFoundError):
        delete_contact(workspace, maria, now)


def test_ids_are_never_reused(workspace: Workspace, now: datetime) -> None:
    first = add_contact(workspace, FULL, now)
    delete_contact(workspace, first, now)
    assert add_contact(workspace, FULL, now) > first


def test_deleting_referrer_keeps_the_contact(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    delete_contact(workspace, campaign.tom, now)
    row = workspace.store.first(CONTACT, contact_id=campaign.maria)
    assert row is not None
    assert (row.referrer_id, row.referrer) == (None, "")


def test_interval_must_be_possible(workspace: Workspace, now: datetime) -> None:
    for months in (0, 25):
        with pytest.raises(InfoviewError, match="every 1 to 24 months"):
            add_contact(workspace, ContactForm("Maria", stay_in_touch_months=months), now)


def test_later_day_and_shorter_interval_move_what_is_due(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, ContactForm("Maria"), now)
    stages.move_contact(workspace, maria, Stage.CONTACTED, now)
    edit_contact(workspace, maria, ContactForm("Maria", not_before=date(2027, 1, 9)), now)
    (nudge,) = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    assert nudge.due == Due(date(2027, 1, 11))  # a Monday
    workspace.undo(now)
    (nudge,) = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    assert nudge.due == Due(date(2026, 12, 1))
    actions.keep_contact(workspace, nudge.id, Due(date(2027, 2, 24)), now)
    edit_contact(workspace, maria, ContactForm("Maria", stay_in_touch_months=1), now)
    (check_in,) = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    assert check_in.due == Due(date(2026, 12, 28))  # a Monday


def test_what_is_due_later_than_the_day_stays(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, ContactForm("Maria"), now)
    stages.move_contact(workspace, maria, Stage.CONTACTED, now)
    for due in (Due(at=datetime(2027, 1, 20, 14, tzinfo=UTC)), Due(date(2027, 1, 20))):
        (nudge,) = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
        actions.snooze_action(workspace, nudge.id, due, now)
        actions.set_not_before(workspace, maria, None, now)
        actions.set_not_before(workspace, maria, date(2027, 1, 9), now)
        (nudge,) = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
        assert nudge.due == due


def test_interval_of_a_tag_moves_check_ins_of_its_contacts(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, ContactForm("Maria", tags=("alumni",)), now)
    own = add_contact(workspace, ContactForm("Tom", tags=("alumni",), stay_in_touch_months=12), now)
    for contact_id in (maria, own):
        choice = actions.add_outreach(workspace, contact_id, ActionKind.CLOSE_OR_KEEP, now)
        actions.keep_contact(workspace, choice, Due(date(2027, 2, 24)), now)
    (tag,) = list_tag_intervals(workspace)
    set_tag_intervals(workspace, {tag.id: 1}, now)
    (check_in,) = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    (other,) = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=own)
    assert check_in.due == Due(date(2026, 12, 28))  # a Monday
    assert other.due == Due(date(2027, 2, 24))


def test_a_tag_with_an_interval_moves_the_check_in_when_added_and_removed(workspace: Workspace, now: datetime) -> None:
    add_contact(workspace, ContactForm("Tom", tags=("alumni",)), now)
    (tag,) = list_tag_intervals(workspace)
    set_tag_intervals(workspace, {tag.id: 1}, now)
    maria = add_contact(workspace, ContactForm("Maria"), now)
    choice = actions.add_outreach(workspace, maria, ActionKind.CLOSE_OR_KEEP, now)
    snoozed = Due(date(2027, 1, 10))
    actions.keep_contact(workspace, choice, snoozed, now)

    def due() -> Due | None:
        (check_in,) = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
        return check_in.due

    bulk.tag_contacts(workspace, [maria], "press", now)
    assert due() == snoozed  # a tag without an interval
    bulk.tag_contacts(workspace, [maria], "alumni", now)
    after_a_month, after_three_months = Due(date(2026, 12, 28)), Due(date(2027, 2, 26))
    assert due() == after_a_month
    bulk.untag_contacts(workspace, [maria], "alumni", now)
    assert due() == after_three_months
    edit_contact(workspace, maria, ContactForm("Maria", tags=("press", "alumni")), now)
    assert due() == after_a_month
    edit_contact(workspace, maria, ContactForm("Maria"), now)
    assert due() == after_three_months
    merge_form_into_contact(workspace, maria, ContactForm("Maria", tags=("alumni",)), now)
    assert due() == after_a_month
    workspace.undo(now)
    assert due() == after_three_months
