"""Times of a trip changed by keys, without Textual."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime, timedelta, tzinfo
from typing import Any, cast

import pytest

from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.trips.commands import create_trip
from infoview_tui.services.trips.forms import TripForm
from infoview_tui.services.trips.queries import read_trip
from infoview_tui.services.trips.view import MeetingView, TripView
from infoview_tui.ui.trips.packing_actions import STEP, PackingActions
from tests.ui.part_host import PartHost


class Plan:
    """A trip with the cursor on its only contact."""

    def __init__(self, host: PartHost, trip_id: int) -> None:
        self._host = host
        self.trip_id = trip_id
        self.said: list[str] = []

    @property
    def view(self) -> TripView:
        return read_trip(self._host.workspace, self.trip_id, self._host.zone)

    @property
    def meeting(self) -> MeetingView:
        view = self.view
        return (*view.placed, *view.unplaced)[0]

    def change(self, change: Callable[[], str], *, cursor_to: Hashable | None = None) -> None:
        assert cursor_to in (None, self.meeting.row.id)
        with self._host.reporting_errors():
            self.said.append(change())


@pytest.fixture
def host(workspace: Workspace, now: datetime, zone: tzinfo) -> PartHost:
    return PartHost(workspace, now, zone)


@pytest.fixture
def plan(host: PartHost) -> Plan:
    ada = add_contact(host.workspace, ContactForm("Ada Lind", location="Berlin"), host.now())
    first = host.now().date() + timedelta(days=7)
    form = TripForm("Berlin", first, first + timedelta(days=1))
    return Plan(host, create_trip(host.workspace, form, host.now(), contact_ids=[ada]))


@pytest.fixture
def actions(host: PartHost, plan: Plan) -> PackingActions:
    return PackingActions(cast(Any, host), cast(Any, plan))  # it asks for no more than these have


def test_time_is_found_moved_by_a_step_and_locked(actions: PackingActions, plan: Plan) -> None:
    actions.action_propose_times()
    before = plan.meeting
    assert before.starts_at is not None
    assert not before.row.is_locked
    actions.action_move_time(1)
    assert plan.meeting.starts_at == before.starts_at + STEP
    assert plan.meeting.row.is_locked
    assert plan.said[-1].startswith("Ada Lind: ")
    actions.action_lock()
    assert (plan.meeting.row.is_locked, plan.said[-1]) == (False, "Unlocked Ada Lind.")


def test_meeting_moves_by_days_only_within_the_trip(actions: PackingActions, plan: Plan) -> None:
    actions.action_propose_times()
    before = plan.meeting
    assert before.slot is not None
    by = 1 if before.slot.day == plan.view.row.first_day else -1
    actions.action_move_day(-by)
    assert plan.meeting.slot == before.slot
    actions.action_move_day(by)
    assert plan.meeting.slot == before.slot._replace(day=before.slot.day + timedelta(days=by))


def test_time_is_asked_for_in_words_and_cleared(actions: PackingActions, plan: Plan, host: PartHost) -> None:
    host.answers = [f"{plan.view.row.first_day:%d.%m.%Y} 14:00", None]
    actions.action_schedule()
    assert plan.meeting.slot is not None
    assert (plan.meeting.slot.day, plan.meeting.slot.start) == (plan.view.row.first_day, 14 * 60)
    actions.action_clear_time()
    assert (plan.view.placed, plan.said[-1]) == ((), "Ada Lind has no time.")
