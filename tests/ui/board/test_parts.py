"""The parts of the board without a screen: bulk actions, the filter, and the pointer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo

import pytest

from infoview_tui.domain.enums import Sort, Stage
from infoview_tui.services.board.queries import list_views, read_board
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import list_tags_of
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.board.bulk import BulkActions
from infoview_tui.ui.board.cursor import BoardCursor
from infoview_tui.ui.board.filtering import BoardFilter
from infoview_tui.ui.board.pointer import BoardPointer, Drop
from infoview_tui.ui.board.saved_views import SavedViewsResult, ViewAction
from infoview_tui.ui.board.selection_menu import BulkAction, SelectionResult
from infoview_tui.ui.shared.screen_parts import find_action_owner
from tests.ui.part_host import PartHost


class Measure:
    """Cards of four lines in columns of 20 cells."""

    def card_measurer(self, _stage: Stage) -> Callable[[int], int]:
        return lambda _row: 4

    def measure_head(self, *_: object) -> int:
        return 20

    def measure_column(self, *_: object) -> int:
        return 20


class Cards:
    """The cursor of a board without a widget."""

    def __init__(self, columns: dict[Stage, list[int]]) -> None:
        self.cursor = BoardCursor(Measure())
        self.cursor.resize((120, 40))
        self.cursor.set_columns({stage: columns.get(stage, []) for stage in Stage})

    @property
    def current_contact_id(self) -> int | None:
        return self.cursor.contact_id

    def go_to(self, contact_id: int) -> bool:
        return self.cursor.go_to(contact_id)

    def toggle_selected(self) -> None:
        self.cursor.toggle_selected()

    def select_range(self) -> None:
        self.cursor.select_range()

    def select(self, contact_ids: Iterable[int]) -> None:
        self.cursor.selected_ids = set(contact_ids)

    def clear_selection(self) -> None:
        self.cursor.clear_selection()


class Line:
    """The line of the filter."""

    is_open = False
    text = ""

    def open(self, text: str) -> None:
        self.is_open, self.text = True, text

    def open_later(self, text: str) -> None:
        self.open(text)

    def close(self) -> None:
        self.is_open = False


@pytest.fixture
def host(workspace: Workspace, now: datetime, zone: tzinfo) -> PartHost:
    return PartHost(workspace, now, zone)


@pytest.fixture
def people(workspace: Workspace, now: datetime) -> list[int]:
    return [add_contact(workspace, ContactForm(name), now) for name in ("Ann", "Bob", "Cleo")]


def test_deleting_several_contacts_asks_first(host: PartHost, people: list[int]) -> None:
    cards = Cards({Stage.RESEARCHING: people})
    bulk = BulkActions(host, cards)
    cards.select(people[:2])
    host.answers = [None, True]
    bulk.action_delete()
    assert not host.reloads
    bulk.action_delete()
    assert (host.reloads, bulk.selected_count) == (1, 0)
    assert read_board(host.workspace, "", Sort.URGENCY, now=host.now(), zone=host.zone).columns[Stage.RESEARCHING] == [
        people[2]
    ]


def test_menu_of_the_selection_adds_and_removes_a_tag(host: PartHost, people: list[int]) -> None:
    cards = Cards({Stage.RESEARCHING: people})
    bulk = BulkActions(host, cards)
    cards.select(people)
    host.answers = [SelectionResult(BulkAction.UNTAG)]
    bulk.open_menu()
    assert host.shown == ["None of these contacts has a tag."]
    host.answers = [SelectionResult(BulkAction.TAG), "alumni"]
    bulk.open_menu()
    assert list_tags_of(host.workspace, people) == ["alumni"]
    cards.select(people)
    host.answers = [SelectionResult(BulkAction.UNTAG), "alumni"]
    bulk.open_menu()
    assert list_tags_of(host.workspace, people) == []


def test_moved_contacts_stay_selected(host: PartHost, people: list[int]) -> None:
    cards = Cards({Stage.RESEARCHING: people})
    bulk = BulkActions(host, cards)
    cards.select(people[1:])
    bulk.move_selected(Stage.READY)
    assert bulk.selected_count == 2
    assert bulk.read_cursor() == f"[{people[1]}, {people[1:]}]"
    assert bulk.go_to_cursor(bulk.read_cursor())
    assert not bulk.go_to_cursor("[999, []]")


def test_filter_finds_sorts_and_is_saved(host: PartHost, people: list[int]) -> None:
    line = Line()
    chosen = BoardFilter(host, line)
    assert chosen.apply("cleo")
    assert not chosen.apply(" cleo ")
    assert chosen.search_words == ("cleo",)
    assert chosen.read().columns[Stage.RESEARCHING] == [people[2]]
    assert chosen.read_column(Stage.READY).columns[Stage.READY] == []
    host.answers = [Sort.NAME, SavedViewsResult(ViewAction.SAVE, name="Mine")]
    chosen.action_sort()
    chosen.action_views()
    chosen.clear()
    assert not chosen.is_set
    (view,) = list_views(host.workspace)
    host.answers = [SavedViewsResult(ViewAction.OPEN, view.id)]
    chosen.action_views()
    assert (chosen.text, chosen.sort, line.is_open) == ("cleo", Sort.NAME, True)
    host.answers = [SavedViewsResult(ViewAction.REMOVE, view.id)]
    chosen.action_views()
    assert list_views(host.workspace) == []


def test_pointer_drags_a_card_to_another_column() -> None:
    pointer = BoardPointer(Cards({Stage.RESEARCHING: [1, 2], Stage.READY: [3]}).cursor)
    pointer.press(2, 2)
    assert not pointer.move(3, 2), "a click may shake"
    assert pointer.move(25, 5)
    assert pointer.release() == Drop([1], Stage.READY)
    assert pointer.drag is None
    pointer.press(2, 2)
    pointer.move(2, 30)
    assert pointer.release() is None, "it is there already"


def test_action_is_looked_for_in_the_parts() -> None:
    class Part:
        def action_go(self) -> None:
            """Go."""

    class Whole:
        parts: tuple[object, ...] = (Part(),)

        def action_stay(self) -> None:
            """Stay."""

    whole = Whole()
    assert find_action_owner(whole, "go") is whole.parts[0]
    assert find_action_owner(whole, "stay") is whole
    assert find_action_owner(whole, "missing") is whole
