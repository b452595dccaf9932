"""Manual order of undated cards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings, strategies as st

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import Stage
from infoview_tui.services.board import bulk
from infoview_tui.services.board.commands import reorder_card
from infoview_tui.services.board.manual_order import insertion_index
from infoview_tui.services.board.queries import read_column
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import actions, stages
from tests.costs import statements
from tests.databases import copy_demo, open_empty
from tests.services.tables import snapshot

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.fixture
def five(workspace: Workspace, now: datetime) -> list[int]:
    """Five contacts in one column, sorted by name; the first one has a date."""
    ids = [
        contact_commands.add_contact(workspace, ContactForm(name), now) for name in ("Ann", "Bob", "Cleo", "Dan", "Eve")
    ]
    actions.add_todo(workspace, ids[0], "call", Due(at=now), now)
    return ids


def column(workspace: Workspace) -> str:
    """Return the order of the column as first letters of the names; Ann is always first."""
    ids = read_column(workspace, Stage.RESEARCHING, now=NOW).columns[Stage.RESEARCHING]
    return "".join("?ABCDE??"[contact_id] for contact_id in ids)


def test_undated_card_moves_up_and_down(workspace: Workspace, five: list[int], now: datetime) -> None:
    def moved(number: int, by: int) -> str:
        assert reorder_card(workspace, five[number], by, now)
        return column(workspace)

    assert moved(3, -1) == "ABDCE"
    assert moved(3, -1) == "ADBCE"
    assert moved(1, 1) == "ADCBE"
    assert moved(4, -1) == "ADCEB"
    assert moved(2, -9) == "ACDEB"
    assert moved(2, 9) == "ADEBC"


def test_cards_at_the_end_or_with_a_date_do_not_move(workspace: Workspace, five: list[int], now: datetime) -> None:
    before = snapshot(workspace.store.connection)
    assert not reorder_card(workspace, five[1], -1, now), "first of the undated contacts"
    assert not reorder_card(workspace, five[4], 1, now)
    assert not reorder_card(workspace, five[0], 1, now), "it has a date"
    assert not reorder_card(workspace, 4711, 1, now)
    assert snapshot(workspace.store.connection) == before


def count_writes(workspace: Workspace, command: Callable[[], object]) -> int:
    """Count the contacts that a command writes."""
    with statements(workspace) as executed:
        command()
    return len({statement for statement in executed if statement.startswith("UPDATE contacts")})  # triggers repeat it


@pytest.fixture
def thousands(workspace: Workspace, now: datetime) -> list[int]:
    """The ids of a column with thousands of undated contacts, in order."""
    copy_demo(workspace.store.connection, now, UTC, extra_contacts=4000)
    sql = "SELECT contact_id FROM actions WHERE coalesce(due_on, due_at) IS NOT NULL AND done_at IS NULL"
    dated = {contact_id for (contact_id,) in workspace.store.connection.execute(sql)}
    return [contact_id for contact_id in ids_of(workspace) if contact_id not in dated]


def ids_of(workspace: Workspace) -> list[int]:
    return read_column(workspace, Stage.RESEARCHING, now=NOW).columns[Stage.RESEARCHING]


@pytest.mark.parametrize("by", [1, -1, 40, -5000, 5000])
def test_reordering_writes_one_card_in_a_long_column(
    workspace: Workspace, thousands: list[int], now: datetime, by: int
) -> None:
    card = thousands[1500]
    column_of_thousands = set(thousands)
    before, after = ids_of(workspace), list(thousands)
    after.insert(max(0, min(len(after) - 1, 1500 + by)), after.pop(1500))
    assert count_writes(workspace, lambda: reorder_card(workspace, card, by, now)) == 1
    assert [contact_id for contact_id in ids_of(workspace) if contact_id in column_of_thousands] == after
    workspace.undo(now)
    assert ids_of(workspace) == before
    assert count_writes(workspace, lambda: workspace.redo(now)) == 1
    assert [contact_id for contact_id in ids_of(workspace) if contact_id in column_of_thousands] == after


def test_exhausted_ranks_are_renumbered_for_one_anchor_only(
    workspace: Workspace, five: list[int], now: datetime
) -> None:
    cleo, dan = five[2:4]
    most = 0
    for _ in range(60):
        assert column(workspace) in ("ABCDE", "ABDCE")
        most = max(most, count_writes(workspace, lambda: reorder_card(workspace, dan, -1, now)))
        assert column(workspace) == "ABDCE"
        most = max(most, count_writes(workspace, lambda: reorder_card(workspace, cleo, -1, now)))
    assert most <= 2


def test_moved_card_stays_when_its_neighbors_change(workspace: Workspace, five: list[int], now: datetime) -> None:
    bob, cleo, _, eve = five[1:]
    reorder_card(workspace, eve, -2, now)
    assert column(workspace) == "ABECD"
    stages.move_contact(workspace, bob, Stage.READY, now)
    assert column(workspace) == "AECD"
    workspace.undo(now)
    reorder_card(workspace, bob, 3, now)
    assert column(workspace) == "AECDB"
    workspace.undo(now)
    actions.add_todo(workspace, cleo, "call", Due(at=now + timedelta(days=1)), now)
    assert column(workspace) == "ACBED"
    contact_commands.add_contact(workspace, ContactForm("Bobby"), now)
    assert column(workspace) == "ACBE?D"


def test_card_without_its_anchor_is_sorted_by_name(workspace: Workspace, five: list[int], now: datetime) -> None:
    reorder_card(workspace, five[4], -2, now)
    bulk.delete_contacts(workspace, [five[1]], now)
    assert column(workspace) == "ACDE"
    workspace.undo(now)
    assert column(workspace) == "ABECD"


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(-5, 5)), max_size=40))
def test_reordering_behaves_like_list_moves(moves: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as directory:
        workspace = open_empty(Path(directory) / "data" / "infoview.db")
        for name in ("Ann", "Bob", "Cleo", "Dan", "Eve"):
            contact_commands.add_contact(workspace, ContactForm(name), NOW)
        expected = ids_of(workspace)
        for number, by in moves:
            before = expected.index(number)
            after = max(0, min(4, before + by))
            expected.insert(after, expected.pop(before))
            assert reorder_card(workspace, number, by, NOW) is (after != before)
            assert ids_of(workspace) == expected
            assert [
                insertion_index(workspace, key, [other for other in expected if other != key]) for key in expected
            ] == [*range(5)]
        workspace.close()


def test_new_and_incoming_contacts_are_sorted_by_name(workspace: Workspace, five: list[int], now: datetime) -> None:
    reorder_card(workspace, five[4], -9, now)
    stages.move_contact(workspace, five[4], Stage.READY, now)
    stages.move_contact(workspace, five[4], Stage.RESEARCHING, now)
    assert column(workspace) == "ABCDE"
