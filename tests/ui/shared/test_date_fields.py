"""What was understood stands beside a date before it is saved: the schedule dialog, and prompts with dates."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from textual.widgets import Static

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.enums import Medium
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.dialogs.schedule import ScheduledContact, ScheduleDialog, ScheduleResult
from infoview_tui.ui.shared.validators import NotEmpty
from infoview_tui.ui.shared.widgets.line_input import LineInput

NOW = datetime(2026, 11, 25, 13, 20, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Mon, Nov 30 · 2:00 – 2:30pm", "Mon 30 Nov at 14:00, 30 minutes"),
        ("3/4 14:00", "Sat 3 Apr 2027 at 14:00 (day first), 20 minutes\nSat 3 Apr falls on a weekend."),
        (
            "28 Mar 2027 02:30",
            "Sun 28 Mar 2027 at 03:30, 20 minutes\nThe clocks are put forward over 02:30, so it is 03:30.\n"
            "Sun 28 Mar falls on a weekend.\nIt is night: 03:30.",
        ),
        ("tue or wed 10:00", "Not understood: “tue or”. Enter a day and a time, such as thu 14:00 or 2026-12-03 9:30."),
    ],
)
async def test_schedule_dialog_says_what_it_understood(demo_app: InfoviewApp, typed: str, shown: str) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        dialog = ScheduleDialog(now=NOW, default_minutes=20, order=DateOrder.DAY_FIRST)
        await demo_app.push_screen(dialog)
        dialog.query_one(LineInput).value = typed
        await pilot.pause()
        assert str(dialog.query_one("#remark", Static).visual) == shown


async def test_words_fill_the_fields_and_a_field_edited_by_hand_wins(demo_app: InfoviewApp) -> None:
    results: list[ScheduleResult | None] = []
    async with demo_app.run_test(size=(40, 20)) as pilot:
        contact = ScheduledContact("Maria Lopez", zone="America/New_York")
        dialog = ScheduleDialog(now=NOW, default_minutes=20, order=DateOrder.DAY_FIRST, contact=contact)
        await demo_app.push_screen(dialog, results.append)
        fields = {field.name: field for field in dialog.query(LineInput)}
        when, remark = fields["when"], dialog.query_one("#remark", Static)
        when.value = "thu 3 dec 2pm their time, 45 min, coffee at Café X, bring a pen"
        await pilot.pause()
        filled = [fields[name].value for name in ("zone", "minutes", "place", "bring")]
        assert filled == ["America/New_York", "45", "Café X", "a pen"]
        assert str(remark.visual) == "Thu 3 Dec 14:00 in New York, 20:00 for you, 45 minutes"
        shown = demo_app.screen.region
        assert all(shown.contains_region(widget.region) for widget in (when, remark, dialog.query_one("#keys")))
        fields["minutes"].value = "30"
        when.value = "thu 3 dec 5am their time, 45 min, coffee"
        await pilot.pause()
        assert [fields[name].value for name in ("minutes", "place", "bring")] == ["30", "", ""]
        assert str(remark.visual).splitlines()[1:] == ["It is night for Maria: 05:00 in New York."]
        when.value = "thu 3 dec 14:00"
        await pilot.pause()
        assert (fields["zone"].value, str(remark.visual).splitlines()[0]) == (
            "",
            "Thu 3 Dec 08:00 in New York, 14:00 for you, 30 minutes",
        )
        when.value = "thu 3 dec 14:00 London"
        await pilot.pause()
        assert str(remark.visual).splitlines()[0] == "Thu 3 Dec 14:00 in London, 15:00 for you, 30 minutes"
        fields["zone"].value = "new y"
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    at = datetime(2026, 12, 3, 19, tzinfo=UTC)
    assert results == [ScheduleResult(Appointment(at, 30, zone="America/New_York"))]


async def test_range_of_times_gives_the_length(demo_app: InfoviewApp) -> None:
    results: list[ScheduleResult | None] = []
    async with demo_app.run_test(size=(80, 24)) as pilot:
        dialog = ScheduleDialog(now=NOW, default_minutes=20, order=DateOrder.DAY_FIRST)
        await demo_app.push_screen(dialog, results.append)
        dialog.query_one(LineInput).value = "fri 2-3pm"
        await pilot.press("enter")
        await pilot.pause()
    appointment = Appointment(datetime(2026, 11, 27, 13, tzinfo=UTC), 60, Medium.VIDEO)
    assert results == [ScheduleResult(appointment)]


async def test_length_and_zone_are_checked_each_by_itself(demo_app: InfoviewApp) -> None:
    results: list[ScheduleResult | None] = []
    async with demo_app.run_test(size=(80, 24)) as pilot:
        dialog = ScheduleDialog(now=NOW, default_minutes=20, order=DateOrder.DAY_FIRST)
        await demo_app.push_screen(dialog, results.append)
        zone, minutes = dialog.get_input("zone"), dialog.get_input("minutes")
        dialog.get_input("when").value = "fri 14:00"
        zone.value, minutes.value = "xyzzy", "0"
        await pilot.press("enter")
        await pilot.pause()
        assert demo_app.focused is zone
        assert (zone.is_valid, minutes.is_valid) == (False, False)
        assert str(dialog.remark.visual) == "Type a city of the time zone, such as New York."
        await pilot.press("ctrl+u", "enter")
        await pilot.pause()
        assert demo_app.focused is minutes
        assert (zone.is_valid, minutes.is_valid) == (True, False)
        assert str(dialog.remark.visual) == "Enter a length of 1 to 600 minutes."
        await pilot.press("ctrl+u", *"30", "enter")
        await pilot.pause()
    assert results == [ScheduleResult(Appointment(datetime(2026, 11, 27, 13, tzinfo=UTC), 30, Medium.VIDEO))]


async def test_prompt_describes_each_line(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        dialog = PromptDialog("When?", describe=lambda text: f"means {text}" if text else "type a day")
        await demo_app.push_screen(dialog)
        hint = dialog.query_one("#hint", Static)
        await pilot.pause()
        assert str(hint.visual) == "type a day"
        await pilot.press(*"fri")
        await pilot.pause()
        assert str(hint.visual) == "means fri"


async def test_prompt_keeps_a_line_that_is_refused(demo_app: InfoviewApp) -> None:
    results: list[str | None] = []
    async with demo_app.run_test(size=(40, 20)) as pilot:
        dialog = PromptDialog("How many?", hint="A number", validator=NotEmpty("Type [b]one[/b]."))
        await demo_app.push_screen(dialog, results.append)
        line, hint = dialog.query_one(LineInput), dialog.query_one("#hint", Static)
        await pilot.press("enter")
        await pilot.pause()
        assert (line.has_class("-invalid"), str(hint.visual)) == (True, "Type [b]one[/b].")
        await pilot.press("1")
        await pilot.pause()
        assert (line.has_class("-invalid"), str(hint.visual)) == (False, "A number")
        await pilot.press("backspace", "ctrl+s")
        assert (line.has_class("-invalid"), results) == (True, [])
        await pilot.press("2", "ctrl+s")
        await pilot.pause()
    assert results == ["2"]
