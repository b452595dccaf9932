"""The rows of Today: the interview that begins comes first, and there is always a next step."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import Medium, Stage
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, planning
from infoview_tui.services.outreach.scheduling import record_interview, schedule_interview
from infoview_tui.services.outreach.stages import move_contact
from infoview_tui.services.outreach.today import read_today
from infoview_tui.services.research.lines import add_research
from infoview_tui.ui.shared.widgets.row_list import Row
from infoview_tui.ui.today.rows import Clock, build_rows

DAY = timedelta(days=1)


def rows_at(workspace: Workspace, now: datetime, zone: ZoneInfo, width: int = 120) -> list[Row]:
    return build_rows(read_today(workspace, now, zone), Clock(now, zone, width))


def lines_at(workspace: Workspace, now: datetime, zone: ZoneInfo, width: int = 120) -> list[str]:
    """Return the rows as text: the label, and the lines of the body."""
    return [f"{row.label.plain}|{row.body.plain}" for row in rows_at(workspace, now, zone, width)]


def add(workspace: Workspace, now: datetime, *names: str) -> list[int]:
    return [contact_commands.add_contact(workspace, ContactForm(name), now) for name in names]


def test_next_step_is_named_with_its_key_and_how_many_it_is_for(
    workspace: Workspace, now: datetime, zone: ZoneInfo
) -> None:
    assert lines_at(workspace, now, zone)[1] == "enter|Add a contact\nWho could tell you about work that interests you?"
    maria, *_ = add(workspace, now, "Maria Lopez", "Tom Weber", "Priya Shah", "Alan Kay")
    reason = "one fact about the person or the organization makes a request personal"
    research_step = f"enter|Research Maria Lopez\n4 people to research: {reason}"
    assert lines_at(workspace, now, zone) == ["|Next step", research_step]
    move_contact(workspace, maria, Stage.MET, now)
    assert lines_at(workspace, now, zone)[2:] == [
        "|After that",
        f"enter|Research Tom Weber\n3 people to research: {reason}",
    ]


def test_interview_that_begins_comes_first_with_what_is_missing(
    workspace: Workspace, now: datetime, zone: ZoneInfo
) -> None:
    maria, tom, priya = add(workspace, now, "Maria Lopez", "Tom Weber", "Priya Shah")
    record_interview(workspace, tom, Appointment(now - 5 * DAY), now)  # its thank-you is days late
    move_contact(workspace, priya, Stage.MET, now - 3 * DAY)
    at = now + timedelta(minutes=12)
    interview = schedule_interview(workspace, maria, Appointment(at, 30, Medium.VIDEO, link="https://zoom.us/j/1"), now)
    lines = lines_at(workspace, now, zone)
    assert lines[:2] == [
        "|Interview in 12 min",
        f"{at.astimezone(zone):%H:%M}|Talk to Maria Lopez\n30 min · video · https://zoom.us/j/1\n"
        "0% prepared, still to do: person, organization and 7 more · no questions yet",
    ]
    assert lines[2] == "|Now"
    assert not any("Prepare" in line for line in lines)  # the interview's line says what is missing
    assert any("Prepare" in line for line in lines_at(workspace, at - 2 * timedelta(hours=1), zone))
    first = rows_at(workspace, now, zone)[1]
    assert not any("muted" in str(span.style) for span in first.body.spans)
    assert lines_at(workspace, now + timedelta(minutes=20), zone)[0] == "|Interview due 8 min ago"
    call_clock.start_call(workspace, interview, at)
    assert lines_at(workspace, at, zone)[0] == "|Interview running"


def test_interviews_show_their_times(workspace: Workspace, now: datetime, zone: ZoneInfo) -> None:
    maria, tom = add(workspace, now, "Maria Lopez", "Tom Weber")
    schedule_interview(workspace, maria, Appointment(now + DAY, 20, Medium.PHONE, phone="+49 30 1"), now)
    schedule_interview(workspace, tom, Appointment(now + 9 * DAY, 20), now)
    missing = "0% prepared, still to do: person, organization and 7 more · no questions yet"
    short = "0% prepared · no questions yet"
    wide, narrow = lines_at(workspace, now, zone), lines_at(workspace, now, zone, 40)
    assert f"Fri 10:00|Maria Lopez\nIn 24 h · 20 min · phone · +49 30 1 · {missing}" in wide
    assert f"Sat 5 Dec|Tom Weber\n10:00 · in 9 days · 20 min · video · {missing} · not confirmed yet" in wide
    assert f"Fri|Maria Lopez\n10:00 · in 24 h · 20 min\n{short}" in narrow
    assert f"5 Dec|Tom Weber\n10:00 · in 9 days · 20 min\n{short} · not confirmed yet" in narrow


def test_plan_without_a_time_says_only_what_there_is(workspace: Workspace, now: datetime, zone: ZoneInfo) -> None:
    maria, tom, priya = add(workspace, now, "Maria Lopez", "Tom Weber", "Priya Shah")
    planning.get_or_create_planned_interview(workspace, priya, now)  # opened, and nothing was written
    move_contact(workspace, maria, Stage.SCHEDULED, now)
    plan = planning.get_or_create_planned_interview(workspace, tom, now).id
    planning.plan_question(workspace, plan, QuestionForm("Why?"), now)
    add_research(workspace, Subject.contact(tom), "Speaks Thai", now, zone)
    lines = lines_at(workspace, now, zone)
    assert lines[-2:] == [
        "set time|Maria Lopez\nNo time agreed yet",
        "set time|Tom Weber\nNo time agreed yet · 1 question planned",
    ]
    assert not [line for line in lines if " 0 " in line or "no date" in line.lower()]
