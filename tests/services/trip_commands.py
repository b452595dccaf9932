"""Every command on trips, with a call that runs it on the campaign's trip, on which Maria and Tom have a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from infoview_tui.domain.enums import Answer
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.trip_requests import answers, drafts
from infoview_tui.services.trips import commands, packing
from infoview_tui.services.trips.forms import BlockForm, MeetingForm, TripForm
from infoview_tui.services.trips.queries import read_trip
from infoview_tui.services.trips.view import MeetingView
from tests.conftest import Campaign
from tests.drafting import TEMPLATES


class TripScene(Protocol):
    """What a command on a trip needs of a scene."""

    @property
    def workspace(self) -> Workspace: ...
    @property
    def ids(self) -> Campaign: ...
    @property
    def now(self) -> datetime: ...
    @property
    def zone(self) -> ZoneInfo: ...


TRIP_ID = 1
FORM = TripForm("Paris", date(2026, 12, 8), date(2026, 12, 10), "Europe/Paris")


def _tom(s: TripScene) -> MeetingView:
    view = read_trip(s.workspace, TRIP_ID, s.zone)
    return next(meeting for meeting in view.meetings if meeting.row.contact_id == s.ids.tom)


def _block(s: TripScene) -> int:
    return read_trip(s.workspace, TRIP_ID, s.zone).blocks[0].id


def _move(s: TripScene) -> None:
    starts_at = (_tom(s).starts_at or s.now) + timedelta(hours=1)
    packing.move_meeting(s.workspace, _tom(s).row.id, starts_at, s.now, s.zone)


def _pack_later(s: TripScene) -> None:
    packing.propose_times(s.workspace, TRIP_ID, s.now + timedelta(days=11), s.zone)


def _answer(answer: Answer) -> Callable[[TripScene], object]:
    return lambda s: answers.record_trip_answer(s.workspace, _tom(s).row.id, answer, s.now, s.zone)


TRIP_COMMANDS: dict[str, Callable[[TripScene], object]] = {
    "trips.commands.create_trip": lambda s: commands.create_trip(s.workspace, FORM, s.now, contact_ids=[s.ids.maria]),
    "trips.commands.change_trip": lambda s: commands.change_trip(s.workspace, TRIP_ID, FORM, s.now),
    "trips.commands.delete_trip": lambda s: commands.delete_trip(s.workspace, TRIP_ID, s.now),
    "trips.commands.add_contacts": lambda s: commands.add_contacts(s.workspace, TRIP_ID, [4, s.ids.tom], s.now),
    "trips.commands.remove_contacts": lambda s: commands.remove_contacts(s.workspace, [_tom(s).row.id], s.now),
    "trips.commands.change_meeting": lambda s: commands.change_meeting(
        s.workspace, _tom(s).row.id, MeetingForm(45, "Mitte", "Torstr. 1", "tue 9-12"), s.now
    ),
    "trips.commands.add_block": lambda s: commands.add_block(
        s.workspace, TRIP_ID, BlockForm("Museum", 540, 600, date(2026, 12, 8)), s.now
    ),
    "trips.commands.change_block": lambda s: commands.change_block(
        s.workspace, _block(s), BlockForm("Late lunch", 800, 860), s.now
    ),
    "trips.commands.delete_block": lambda s: commands.delete_block(s.workspace, _block(s), s.now),
    "trips.packing.propose_times": _pack_later,
    "trips.packing.move_meeting": _move,
    "trips.packing.set_locked": lambda s: packing.set_locked(s.workspace, _tom(s).row.id, True, s.now),
    "trips.packing.clear_time": lambda s: packing.clear_time(s.workspace, _tom(s).row.id, s.now, s.zone),
    "trips.packing.give_up_slot": lambda s: packing.give_up_slot(s.workspace, _tom(s).row.id, s.now, s.zone),
    "trip_requests.drafts.draft_requests": lambda s: drafts.draft_requests(
        s.workspace, TRIP_ID, s.now, s.zone, templates=TEMPLATES
    ),
    **{f"trip_requests.answers.record_trip_answer {answer}": _answer(answer) for answer in (Answer.YES, Answer.NO)},
}
