"""Contacts are kept as a form says them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from infoview_tui.domain.enums import Channel, Tie
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.contacts.contacts import ContactForm, add_contact, delete_contact, edit_contact, read_form
from infoview_tui.services.contacts.tagging import known_tags
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.interviews.interviews import find_contact
from infoview_tui.storage.queries.contacts.contacts import CONTACT, PATHS
from tests.conftest import Campaign

FULL = ContactForm(
    name="Maria Lopez",
    title="designer",
    organization="Figma",
    email="maria@x.org",
    phone="+49 30 1",
    profile_url="https://x.org/m",
    location="Berlin",
    tie=Tie.ALUMNUS,
    how_known="the same school",
    why="her eye",
    channel=Channel.PHONE,
    paths=("Design", "Health"),
    tags=("alumni", "Berlin"),
)


def test_a_form_comes_back_as_it_was_given(desk: Desk, now: datetime) -> None:
    assert read_form(desk, add_contact(desk, FULL, now)) == FULL


def test_saving_a_form_unchanged_changes_nothing(desk: Desk, now: datetime) -> None:
    maria = add_contact(desk, FULL, now)
    edit_contact(desk, maria, read_form(desk, maria), now + timedelta(days=1))
    assert read_form(desk, maria) == FULL
    assert desk.undo(now) == "Added Maria Lopez"


def test_an_edit_keeps_what_it_does_not_touch(desk: Desk, now: datetime) -> None:
    from dataclasses import replace

    maria = add_contact(desk, FULL, now)
    edit_contact(desk, maria, replace(read_form(desk, maria), title="principal designer"), now)
    assert read_form(desk, maria) == replace(FULL, title="principal designer")


def test_what_is_emptied_is_gone(desk: Desk, now: datetime) -> None:
    maria = add_contact(desk, FULL, now)
    edit_contact(desk, maria, ContactForm("Maria"), now)
    assert read_form(desk, maria) == ContactForm("Maria")


def test_tags_are_the_same_in_any_case_and_have_no_sign(desk: Desk, now: datetime) -> None:
    add_contact(desk, ContactForm("Maria", tags=("alumni",)), now)
    tom = add_contact(desk, ContactForm("Tom", tags=(" #ALUMNI ", "alumni", "#", "")), now)
    assert read_form(desk, tom).tags == ("alumni",)
    assert known_tags(desk) == ["alumni"]


def test_a_tag_goes_with_the_last_who_bears_it(desk: Desk, now: datetime) -> None:
    maria = add_contact(desk, ContactForm("Maria", tags=("alumni", "press")), now)
    tom = add_contact(desk, ContactForm("Tom", tags=("alumni",)), now)
    edit_contact(desk, maria, ContactForm("Maria", tags=("poets",)), now)
    assert known_tags(desk) == ["alumni", "poets"]
    edit_contact(desk, tom, ContactForm("Tom"), now)
    assert known_tags(desk) == ["poets"]
    desk.undo(now)
    desk.undo(now)
    assert (read_form(desk, maria).tags, read_form(desk, tom).tags) == (("alumni", "press"), ("alumni",))


def test_organizations_and_paths_are_the_same_in_any_case(desk: Desk, now: datetime) -> None:
    add_contact(desk, ContactForm("Maria", organization="Figma", paths=("Design",)), now)
    tom = add_contact(desk, ContactForm("Tom", organization="FIGMA", paths=("DESIGN", "design")), now)
    assert desk.store.connection.execute("SELECT name FROM organizations").fetchall() == [("Figma",)]
    assert [path.name for path in desk.store.all(PATHS)] == ["Design"]
    assert (read_form(desk, tom).organization, read_form(desk, tom).paths) == ("Figma", ("Design",))


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\x1b[31m"])
def test_a_contact_needs_a_name(desk: Desk, now: datetime, name: str) -> None:
    with pytest.raises(InfoviewError, match="needs a name"):
        add_contact(desk, ContactForm(name), now)
    maria = add_contact(desk, FULL, now)
    with pytest.raises(InfoviewError, match="needs a name"):
        edit_contact(desk, maria, ContactForm(name), now)
    assert read_form(desk, maria) == FULL


def test_nobody_is_their_own_referrer(desk: Desk, now: datetime) -> None:
    maria = add_contact(desk, FULL, now)
    edit_contact(desk, maria, ContactForm("Maria", referrer_id=maria), now)
    assert read_form(desk, maria).referrer_id is None


def test_who_is_gone_is_told(desk: Desk, now: datetime) -> None:
    maria = add_contact(desk, FULL, now)
    assert delete_contact(desk, maria, now) == "Maria Lopez"
    with pytest.raises(NotFoundError):
        read_form(desk, maria)
    with pytest.raises(NotFoundError):
        edit_contact(desk, maria, FULL, now)
    with pytest.raises(NotFoundError):
        delete_contact(desk, maria, now)


def test_ids_are_never_given_twice(desk: Desk, now: datetime) -> None:
    first = add_contact(desk, FULL, now)
    delete_contact(desk, first, now)
    assert add_contact(desk, FULL, now) > first


def test_who_named_a_deleted_contact_stays(desk: Desk, campaign: Campaign, now: datetime) -> None:
    delete_contact(desk, campaign.tom, now)
    row = desk.store.first(CONTACT, contact_id=campaign.maria)
    assert row is not None
    assert (row.referrer_id, row.referrer) == (None, "")


def test_a_name_finds_its_contact(desk: Desk, now: datetime) -> None:
    maria = add_contact(desk, ContactForm("María López"), now)
    add_contact(desk, ContactForm("Tom Weber"), now)
    for typed in ("María López", "maria lopez", "maria", "lop", " MARIA "):
        assert find_contact(desk, typed).id == maria, typed


def test_the_whole_name_is_preferred_to_the_beginning_of_another(desk: Desk, now: datetime) -> None:
    ann = add_contact(desk, ContactForm("José García"), now)
    add_contact(desk, ContactForm("José García Pérez"), now)
    assert find_contact(desk, "jose garcia").id == ann


def test_a_name_that_may_mean_several_asks_for_more(desk: Desk, now: datetime) -> None:
    for name in ("Maria Lopez", "Maria Weber"):
        add_contact(desk, ContactForm(name), now)
    with pytest.raises(InfoviewError, match="may mean 2 contacts: Maria Lopez, Maria Weber"):
        find_contact(desk, "maria")


@pytest.mark.parametrize("name", ["Zoë", "", "%", "\ud800"])
def test_a_name_that_nobody_has_is_told(desk: Desk, now: datetime, name: str) -> None:
    add_contact(desk, FULL, now)
    with pytest.raises(NotFoundError) as caught:
        find_contact(desk, name)
    str(caught.value).encode()
