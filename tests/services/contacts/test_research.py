"""Research by one line, what it makes of the readiness, and what Today says of it all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.readiness import is_ready
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.contacts import contacts, profile
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.contacts.research import capture, read_dossier
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.interviews import calls, planning
from infoview_tui.services.outreach import actions, stages
from infoview_tui.services.outreach.today import count_due, read_agenda
from infoview_tui.storage.queries.contacts.contacts import ProfileRow
from infoview_tui.storage.timestamps import maybe
from tests.conftest import Campaign


@pytest.fixture
def maria(desk: Desk, now: datetime) -> int:
    return contacts.add_contact(desk, ContactForm("Maria", email="m@x.org", paths=("Design",)), now)


def test_each_sign_puts_a_line_where_it_belongs(desk: Desk, maria: int, now: datetime, zone: ZoneInfo) -> None:
    lines = (
        "Won a prize https://x.org/p",
        "~ Both climb",
        "@ Tom knows her",
        "? Pays well",
        "$ A talk",
        "+ ask by fri",
    )
    said = [capture(desk, maria, line, now, zone) for line in lines]
    dossier = read_dossier(desk, maria)
    assert said == [
        f"Kept as {what}." for what in ("finding", "common ground", "warm way", "hypothesis", "offering", "action")
    ]
    assert [(row.kind, row.text, row.source) for row in dossier.findings] == [
        ("finding", "Won a prize", "https://x.org/p"),
        ("common_ground", "Both climb", ""),
        ("warm_way", "Tom knows her", ""),
    ]
    assert [(row.text, row.path) for row in dossier.hypotheses] == [("Pays well", "Design")]
    assert [row.text for row in dossier.offerings] == ["A talk"]
    (action,) = dossier.actions
    assert maybe(action.due_at) == datetime(2026, 11, 27, 17, 0, tzinfo=UTC)  # six in the evening in Berlin


def test_nothing_is_not_kept(desk: Desk, maria: int, now: datetime, zone: ZoneInfo) -> None:
    with pytest.raises(InfoviewError, match="Nothing to keep"):
        capture(desk, maria, " \u200b", now, zone)
    with pytest.raises(NotFoundError):
        capture(desk, 4711, "a word", now, zone)


def test_a_belief_about_a_path_is_shown_with_everybody_on_it(
    desk: Desk, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    tom = contacts.add_contact(desk, ContactForm("Tom", paths=("Design",)), now)
    ann = contacts.add_contact(desk, ContactForm("Ann"), now)
    capture(desk, maria, "? Pays well", now, zone)
    assert [len(read_dossier(desk, who).hypotheses) for who in (maria, tom, ann)] == [1, 1, 0]


def test_a_contact_is_ready_with_something_found_and_a_way_to_reach_them(
    desk: Desk, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    assert not is_ready(read_dossier(desk, maria).readiness)
    capture(desk, maria, "Won a prize", now, zone)
    assert is_ready(read_dossier(desk, maria).readiness)
    tom = contacts.add_contact(desk, ContactForm("Tom"), now)
    capture(desk, tom, "Won a prize", now, zone)
    assert not is_ready(read_dossier(desk, tom).readiness)


def test_readiness_counts_what_there_is(desk: Desk, maria: int, now: datetime, zone: ZoneInfo) -> None:
    profile.edit_profile(desk, ProfileRow("Ada", "", "", "I teach", *[""] * 5), now)
    for line in ("one", "two", "~ climb", "? pays", "$ talk"):
        capture(desk, maria, line, now, zone)
    interview = stages.schedule_interview(desk, maria, stages.Appointment(now + timedelta(days=2)), now)
    planning.plan_question(desk, interview, planning.QuestionForm("Why?"), now)
    facts = read_dossier(desk, maria).readiness
    assert (facts.findings, facts.common_ground, facts.hypotheses, facts.offerings) == (2, 1, 1, 1)
    assert (facts.questions_planned, facts.has_introduction, facts.is_scheduled) == (1, True, True)


def test_today_shows_a_week_and_what_has_no_date(desk: Desk, now: datetime) -> None:
    for days, text in ((8, "later"), (6, "soon"), (-1, "late")):
        actions.add_todo(desk, None, text, now + timedelta(days=days), now)
    actions.add_todo(desk, None, "some day", None, now)
    assert [row.text for row in read_agenda(desk, now).actions] == ["late", "soon", "some day"]
    assert count_due(desk, now) == 1


def test_today_shows_who_stands_where_and_what_to_debrief(desk: Desk, campaign: Campaign, now: datetime) -> None:
    agenda = read_agenda(desk, now)
    assert (agenda.stages[Stage.MET], agenda.stages[Stage.RESEARCHING], agenda.stages[Stage.CLOSED]) == (1, 3, 0)
    assert [row.id for row in agenda.to_debrief] == [campaign.interview]
    assert [row.id for row in agenda.interviews] == [campaign.planned]
    calls.start_call(desk, campaign.planned, now)
    calls.end_call(desk, campaign.planned, now + timedelta(hours=1))
    assert [row.id for row in read_agenda(desk, now).to_debrief] == [campaign.planned, campaign.interview]


def test_an_action_that_is_put_off_falls_due_then(desk: Desk, now: datetime) -> None:
    action = actions.add_todo(desk, None, "buy paper", now, now)
    actions.put_off(desk, action, now + timedelta(days=3), now)
    (row,) = read_agenda(desk, now).actions
    assert maybe(row.due_at) == now + timedelta(days=3)
    actions.drop_action(desk, action, now)
    assert read_agenda(desk, now).actions == []
