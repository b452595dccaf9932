"""Cards that have no date stand where the person puts them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infoview_tui.demo import fill
from infoview_tui.domain.enums import Stage
from infoview_tui.services.board import bulk
from infoview_tui.services.board.board import read_column
from infoview_tui.services.board.manual_order import stands_at
from infoview_tui.services.board.manual_placement import place_by_hand
from infoview_tui.services.contacts import contacts
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.outreach import actions, stages
from infoview_tui.storage.store import Store
from tests.costs import statements
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
    return "".join("?ABCDE??"[contact_id] for contact_id in ids)


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


def written(desk: Desk, deed: Callable[[], object]) -> int:
    """How many contacts a deed writes."""
    with statements(desk) as told:
        deed()
    return sum("UPDATE contacts" in statement for statement in told)


@pytest.fixture
def thousands(desk: Desk, now: datetime) -> list[int]:
    """A column of thousands without a date, in its order."""
    fill(desk.store.connection, now, UTC, extra=4000)
    return [contact_id for contact_id in ids_of(desk) if not has_date(desk, contact_id)]


def ids_of(desk: Desk) -> list[int]:
    return read_column(desk, Stage.RESEARCHING).columns[Stage.RESEARCHING]


def has_date(desk: Desk, contact_id: int) -> bool:
    (number,) = desk.store.connection.execute(
        "SELECT count(*) FROM actions WHERE contact_id = ? AND due_at IS NOT NULL AND done_at IS NULL", (contact_id,)
    ).fetchone()
    return bool(number)


@pytest.mark.parametrize("by", [1, -1, 40, -5000, 5000])
def test_one_card_is_written_however_long_the_column_is(
    desk: Desk, thousands: list[int], now: datetime, by: int
) -> None:
    card = thousands[1500]
    before, after = ids_of(desk), list(thousands)
    after.insert(max(0, min(len(after) - 1, 1500 + by)), after.pop(1500))
    assert written(desk, lambda: place_by_hand(desk, card, by, now)) == 1
    assert [contact_id for contact_id in ids_of(desk) if contact_id in set(thousands)] == after
    desk.undo(now)
    assert ids_of(desk) == before
    assert written(desk, lambda: desk.redo(now)) == 1
    assert [contact_id for contact_id in ids_of(desk) if contact_id in set(thousands)] == after


def test_where_all_ranks_are_taken_only_those_at_that_spot_are_written(
    desk: Desk, five: list[int], now: datetime
) -> None:
    cleo, dan = five[2:4]
    most = 0
    for _ in range(60):
        assert column(desk) in ("ABCDE", "ABDCE")
        most = max(most, written(desk, lambda: place_by_hand(desk, dan, -1, now)))
        assert column(desk) == "ABDCE"
        most = max(most, written(desk, lambda: place_by_hand(desk, cleo, -1, now)))
    assert most <= 2


def test_whatever_becomes_of_its_neighbours_a_card_stays_where_it_was_put(
    desk: Desk, five: list[int], now: datetime
) -> None:
    bob, cleo, _, eve = five[1:]
    place_by_hand(desk, eve, -2, now)
    assert column(desk) == "ABECD"
    stages.move_contact(desk, bob, Stage.READY, now)
    assert column(desk) == "AECD"
    desk.undo(now)
    place_by_hand(desk, bob, 3, now)
    assert column(desk) == "AECDB"
    desk.undo(now)
    actions.add_todo(desk, cleo, "call", now + timedelta(days=1), now)
    assert column(desk) == "ACBED"
    contacts.add_contact(desk, ContactForm("Bobby"), now)
    assert column(desk) == "ACBE?D"


def test_a_card_whose_anchor_is_deleted_stands_by_name(desk: Desk, five: list[int], now: datetime) -> None:
    place_by_hand(desk, five[4], -2, now)
    bulk.delete_contacts(desk, [five[1]], now)
    assert column(desk) == "ACDE"
    desk.undo(now)
    assert column(desk) == "ABECD"


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(-5, 5)), max_size=40))
def test_any_moves_are_those_of_a_list(moves: list[tuple[int, int]]) -> None:
    at = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    with TemporaryDirectory() as directory:
        desk = Desk(Store(Path(directory) / "infoview.db"))
        desk.store.connection.execute("PRAGMA synchronous = OFF")
        for name in ("Ann", "Bob", "Cleo", "Dan", "Eve"):
            contacts.add_contact(desk, ContactForm(name), at)
        expected = ids_of(desk)
        for number, by in moves:
            before = expected.index(number)
            after = max(0, min(4, before + by))
            expected.insert(after, expected.pop(before))
            assert place_by_hand(desk, number, by, at) is (after != before)
            assert ids_of(desk) == expected
            assert [stands_at(desk, key, [other for other in expected if other != key]) for key in expected] == [
                *range(5)
            ]
        desk.close()


def test_a_new_contact_and_one_that_comes_from_elsewhere_stand_by_name(
    desk: Desk, five: list[int], now: datetime
) -> None:
    place_by_hand(desk, five[4], -9, now)
    stages.move_contact(desk, five[4], Stage.READY, now)
    stages.move_contact(desk, five[4], Stage.RESEARCHING, now)
    assert column(desk) == "ABCDE"
