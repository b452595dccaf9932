"""Planning a trip by keys: create it, add contacts, find times, move, lock, request, and record answers."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.enums import Stage, TripMeetingState
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.trips.forms import TripForm
from infoview_tui.services.trips.queries import list_trips, read_trip
from infoview_tui.services.trips.view import MeetingView, TripView
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.shared.dialogs.form import FormDialog
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.trips.forms import TripDialog
from infoview_tui.ui.trips.list_screen import TripsScreen
from infoview_tui.ui.trips.screen import TripScreen
from tests.ui.held_call import stage_of
from tests.ui.opened_app import NARROW, WIDE, opened, text_of

NAMES = ("Ada Lind", "Ben Osei", "Cleo Marsh", "Dan Ito", "Eva Roth", "Finn Koch")


async def type_text(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if key == " " else "full_stop" if key == "." else key for key in text))


def plan(app: InfoviewApp) -> TripView:
    trip = list_trips(app.workspace)[0]
    return read_trip(app.workspace, trip.id, app.zone)


def add_people(app: InfoviewApp) -> None:
    for name in NAMES:
        add_contact(app.workspace, ContactForm(name, location="Mitte, Berlin", tags=("berlin",)), app.now())


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_trip_is_planned_by_keys(empty_app: InfoviewApp, size: tuple[int, int]) -> None:
    app = empty_app
    add_people(app)
    async with opened(app, TripsScreen(), size) as (pilot, _):
        await pilot.press("n")
        await type_text(pilot, "Berlin")
        await pilot.press("down")
        await type_text(pilot, "mon")
        await pilot.press("down")
        await type_text(pilot, "tue")
        await pilot.press("ctrl+s")
        screen = app.screen
        assert isinstance(screen, TripScreen)
        assert (plan(app).row.last_day - plan(app).row.first_day).days == 1

        await pilot.press("n", "enter")
        assert "0 of 6 contacts have a time" in text_of(screen, "#trip")
        await pilot.press("P")
        assert len(plan(app).placed) == 6
        first = plan(app).placed[0]
        rows = screen.query_one(RowList)
        rows.show(rows.rows, cursor_to=first.row.id)
        await pilot.press("J", "L")
        moved = plan(app).meeting(first.row.id)
        assert moved.row.is_locked
        assert moved.slot is not None
        assert first.slot is not None
        assert (moved.slot.day - first.slot.day).days == 1
        assert moved.slot.start == first.slot.start + 30
        await pilot.press("u", "u")
        assert plan(app).meeting(first.row.id).slot == first.slot

        await pilot.press("M", "m")
        assert isinstance(app.screen, MessageScreen)
        await pilot.press("escape")
        await pilot.press("r", "y")
        confirmed = plan(app).meeting(first.row.id)
        assert confirmed.state is TripMeetingState.CONFIRMED
        assert stage_of(app.workspace, first.row.contact_id) == Stage.SCHEDULED
        await pilot.press("u")
        assert plan(app).meeting(first.row.id).state is not TripMeetingState.CONFIRMED


async def test_meals_and_meetings_are_changed_in_forms(empty_app: InfoviewApp) -> None:
    app = empty_app
    add_people(app)
    trip_id = create_trip(app.workspace, app)
    async with opened(app, TripScreen(trip_id), WIDE) as (pilot, screen):
        await pilot.press("b")
        await type_text(pilot, "Dinner")
        await pilot.press("down")
        await type_text(pilot, "19")
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, FormDialog), "the hours are not understood, so nothing is saved"
        assert app.focused is app.screen.get_input("hours")
        assert app.focused.has_class("-invalid")
        await pilot.press("end")
        await type_text(pilot, "-21")
        await pilot.press("ctrl+s")
        assert [block.label for block in plan(app).blocks] == ["Lunch", "Dinner"]
        await pilot.press("n")
        await pilot.press(*["backspace"] * 6)
        await type_text(pilot, "Ada")
        await pilot.press("enter")
        ada = plan(app).meetings[0]
        rows = screen.query_one(RowList)
        rows.show(rows.rows, cursor_to=ada.row.id)
        await pilot.press("e", "down", "down")
        await type_text(pilot, "tue 10-11")
        await pilot.press("ctrl+s", "P")
        placed = plan(app).meeting(ada.row.id)
        assert placed.slot == (date(2026, 12, 8), 600)
        await pilot.press("s")
        await type_text(pilot, "soon")
        await pilot.press("enter")
        assert text_of(app.screen, "#hint") == "No time was understood. Type a day and a time, such as tue 14:00."
        assert plan(app).meeting(ada.row.id).slot == placed.slot
        await pilot.press("ctrl+u")
        await type_text(pilot, "mon 14.00")
        await pilot.press("enter")
        moved = plan(app).meeting(ada.row.id)
        assert moved.slot == (date(2026, 12, 7), 840)
        assert "not free then" in text_of(screen, "#meeting")
        await pilot.press("V")
        assert "Ada Lind" in text_of(app.screen, "#text")
        assert "14:00–14:30" in text_of(app.screen, "#text")
        await pilot.press("escape", "delete")
        assert plan(app).meetings == ()


async def test_five_days_with_two_noes_and_a_late_yes_by_keys(empty_app: InfoviewApp) -> None:
    app, districts = empty_app, ("Mitte", "Kreuzberg", "Wedding", "Pankow", "Moabit")
    for number in range(25):
        form = ContactForm(f"Person {number:02}", email=f"p{number}@x.org", location=f"{districts[number % 5]}, Berlin")
        add_contact(app.workspace, form, app.now())
    async with opened(app, TripsScreen(), WIDE) as (pilot, _):

        def go_to(meeting: MeetingView) -> None:
            rows = app.screen.query_one(RowList)
            rows.show(rows.rows, cursor_to=meeting.row.id)

        await pilot.press("n")
        await type_text(pilot, "Berlin")
        await pilot.press("down")
        await type_text(pilot, "7 Dec")
        await pilot.press("down")
        await type_text(pilot, "11 Dec")
        await pilot.press("ctrl+s", "n", "enter")
        assert (len(plan(app).meetings), plan(app).row.first_day) == (25, date(2026, 12, 7))
        await pilot.press("b")
        await type_text(pilot, "Conference")
        await pilot.press("down")
        await type_text(pilot, "11-18")
        await pilot.press("down")
        await type_text(pilot, "9 Dec")
        await pilot.press("ctrl+s", "P")
        assert (len(plan(app).placed), len(plan(app).unplaced)) == (18, 7)
        await pilot.press("M")
        asked = plan(app).placed
        assert all(meeting.row.message_id for meeting in asked)

        first, *_, second = asked
        for meeting in (first, second):
            go_to(meeting)
            await pilot.press("r", "n")
            assert plan(app).meeting(meeting.row.id).state is TripMeetingState.DECLINED
        assert (len(plan(app).placed), len(plan(app).declined)) == (18, 2), "the next persons have their times"

        go_to(plan(app).meeting(first.row.id))
        await pilot.press("r", "y")
        late = plan(app).meeting(first.row.id)
        assert (late.state, late.slot) == (TripMeetingState.PROPOSED, None)
        assert "full" in late.reason
        last = plan(app).placed[-1]
        go_to(last)
        await pilot.press("x", "P")
        assert len(plan(app).placed) == 18


async def test_fields_of_a_trip_are_checked_in_their_order(empty_app: InfoviewApp) -> None:
    results: list[TripForm | None] = []
    async with empty_app.run_test(size=NARROW) as pilot:
        dialog = TripDialog(None, today=date(2026, 11, 26), order=DateOrder.DAY_FIRST)
        await empty_app.push_screen(dialog, results.append)
        for name, wrong, sentence, right in (
            ("city", "", "Type the city of the trip.", "Ber[b]lin"),
            ("first_day", "often", "First day: type a day, such as mon or 7 Dec.", "mon"),
            ("last_day", "", "Last day: type a day, such as mon or 7 Dec.", "wed"),
            ("hours", "late", "Type hours such as 9-18 or 12:00-13:30.", "9-18"),
            ("per_day", "", "Meetings a day: type a number.", "9"),
            ("per_day", "9", "Between 1 and 8 meetings fit in a day.", "4"),
            ("minutes", "0", "A meeting takes between 1 and 600 minutes.", "30"),
            ("travel", "999", "A way takes at most 600 minutes.", "30"),
            ("pairs", "far", "“far” is no way with minutes, such as Mitte - Kreuzberg 20.", ""),
            ("zone", "x[/]y", "Type a city of the time zone, such as Berlin, or nothing for yours.", "Lisbon"),
        ):
            field = dialog.get_input(name)
            field.value = wrong
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert empty_app.focused is field
            assert (field.has_class("-invalid"), text_of(dialog, "#remark")) == (True, sentence)
            field.value = right
            await pilot.pause()
            assert field.has_class("-invalid") == (right == "9")
        assert text_of(dialog, "#remark") == "Mon 30 Nov to Wed 2 Dec 2026, 3 days."
        dialog.get_input("last_day").value = "2026-11-27"
        await pilot.press("ctrl+s")
        assert text_of(dialog, "#remark") == "The trip ends before it begins."
        dialog.get_input("last_day").value = "wed"
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert results == [TripForm("Ber[b]lin", date(2026, 11, 30), date(2026, 12, 2), "Europe/Lisbon")]


def create_trip(workspace: Workspace, app: InfoviewApp) -> int:
    from infoview_tui.services.trips.commands import create_trip as create

    return create(workspace, TripForm("Berlin", date(2026, 12, 7), date(2026, 12, 8)), app.now())
