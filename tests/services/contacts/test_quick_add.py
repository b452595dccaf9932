"""A contact from one line."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.errors import InfoviewError
from infoview_tui.services.board.board import read_cards
from infoview_tui.services.contacts import contacts
from infoview_tui.services.contacts.contacts import ContactForm, read_form
from infoview_tui.services.contacts.quick_add import QuickAdd, understand
from infoview_tui.services.core.workspace import Desk
from tests.conftest import Campaign
from tests.services.tables import snapshot

LINE = "Priya Shah, staff designer at Figma <priya@x.org> via Maria Lopez #alumni #design"


def test_a_line_says_who_where_by_whom_and_which_tags(desk: Desk, campaign: Campaign, now: datetime) -> None:
    quick = understand(desk, LINE)
    form = ContactForm(
        "Priya Shah",
        "staff designer",
        "Figma",
        "priya@x.org",
        referrer_id=campaign.maria,
        tags=("alumni", "design"),
    )
    assert quick == QuickAdd(form, "Maria Lopez", campaign.maria, ())
    before = snapshot(desk.store.connection)
    added = contacts.add_contact(desk, quick.form, now)
    assert read_form(desk, added) == form
    (card,) = read_cards(desk, [added])
    assert card.tags == "alumni\ndesign"
    assert desk.undo(now) == "Added Priya Shah"
    assert snapshot(desk.store.connection) == before


@pytest.mark.parametrize("via", ["maria", "MARÍA LÓPEZ", "lopez"])
def test_who_introduces_is_found_by_a_part_of_the_name(desk: Desk, campaign: Campaign, via: str) -> None:
    assert understand(desk, f"Priya via {via}").via_id == campaign.maria
    assert understand(desk, f"Priya via {via}").via == "Maria Lopez"


def test_who_is_no_contact_is_kept_as_how_they_are_known(desk: Desk, campaign: Campaign) -> None:
    quick = understand(desk, "Priya via Nobody Known")
    assert (quick.via, quick.via_id, quick.form.how_known) == ("Nobody Known", None, "via Nobody Known")
    assert quick.problems == ("No contact is called Nobody Known; it is kept as how you know them.",)


def test_who_may_be_several_is_not_guessed(desk: Desk, campaign: Campaign, now: datetime) -> None:
    contacts.add_contact(desk, ContactForm("Maria Kim"), now)
    quick = understand(desk, "Priya via maria")
    assert quick.via_id is None
    assert quick.problems == ("2 contacts may be meant by maria; it is kept as how you know them.",)


def test_an_empty_line_is_not_added(desk: Desk, now: datetime) -> None:
    quick = understand(desk, "  ")
    assert quick.problems == ("A contact needs a name.",)
    with pytest.raises(InfoviewError, match="needs a name"):
        contacts.add_contact(desk, quick.form, now)
