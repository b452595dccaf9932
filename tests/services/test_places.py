"""Cards that have no date stand where the person puts them."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoview_tui.domain.vocabulary import Stage
from infoview_tui.services import actions, contacts, outreach
from infoview_tui.services.board import read_column
from infoview_tui.services.contacts import ContactForm
from infoview_tui.services.desk import Desk
from infoview_tui.services.places import place_by_hand, rising
from tests.services.tables import snapshot


@pytest.fixture
def five(desk: Desk, now: datetime) -> list[int]:
    """Five contacts of one column, in the order of their names; the first of the five has a date."""
    ids = [contacts.add_contact(desk, ContactForm(name), now) for name in ("Ann", "Bob", "Cleo", "Dan", "Eve")]
    actions.add_todo(desk, ids[0], "call", now, now)
    return ids


def column(desk: Desk) -> str:
    """The order of the column, as the first letters of the names; Ann is always first."""
    ids = read_column(desk, Stage.RESEARCHING).columns[Stage.RESEARCHING]
    return "".join("?ABCDE"[contact_id] for contact_id in ids)


def test_a_card_goes_up_and_down_among_those_without_a_date(desk: Desk, five: list[int], now: datetime) -> None:
    def moved(number: int, by: int) -> str:
        assert place_by_hand(desk, five[number], by, now)
        return column(desk)

    assert moved(3, -1) == "ABDCE"
    assert moved(3, -1) == "ADBCE"
    assert moved(1, 1) == "ADCBE"
    assert moved(4, -1) == "ADCEB"
    assert moved(2, -9) == "ACDEB"
    assert moved(2, 9) == "ADEBC"


def test_at_the_end_and_with_a_date_nothing_moves(desk: Desk, five: list[int], now: datetime) -> None:
    before = snapshot(desk.store.connection)
    assert not place_by_hand(desk, five[1], -1, now), "the first of those without a date"
    assert not place_by_hand(desk, five[4], 1, now)
    assert not place_by_hand(desk, five[0], 1, now), "it has a date"
    assert not place_by_hand(desk, 4711, 1, now)
    assert snapshot(desk.store.connection) == before


def test_only_the_cards_concerned_are_written(desk: Desk, five: list[int], now: datetime) -> None:
    place_by_hand(desk, five[4], -3, now)
    places = dict(desk.store.connection.execute("SELECT id, place FROM contacts"))
    assert places == {five[0]: None, five[1]: None, five[2]: None, five[3]: None, five[4]: 0}
    place_by_hand(desk, five[1], 1, now)
    places = dict(desk.store.connection.execute("SELECT id, place FROM contacts WHERE place IS NOT NULL"))
    assert places == {five[4]: 0, five[2]: 1, five[1]: 2}


def test_a_new_contact_and_one_that_comes_from_elsewhere_stand_by_name(
    desk: Desk, five: list[int], now: datetime
) -> None:
    place_by_hand(desk, five[4], -9, now)
    outreach.move_contact(desk, five[4], Stage.READY, now)
    outreach.move_contact(desk, five[4], Stage.RESEARCHING, now)
    assert column(desk) == "ABCDE"


@given(st.lists(st.none() | st.integers(-3, 9)))
def test_places_rise_and_those_that_do_stay(places: list[int | None]) -> None:
    risen = rising(places)
    assert all(a < b for a, b in pairwise(risen))
    assert rising(risen) == risen
