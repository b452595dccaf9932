"""Proposals to report back, the ladder, the user's practice, and check-ins by person and tag."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.business_days import BusinessCalendar
from infoview_tui.domain.cadence import Cadence
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import MessageKind, MessageState, OutcomeKind, Seniority, Stage
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import commitments, outcomes
from infoview_tui.services.interviews import call_clock
from infoview_tui.services.outreach import actions, messages, report_back, stages
from infoview_tui.services.outreach.gratitude import MAX_NEWS_AGE, list_proposals
from infoview_tui.services.outreach.ladder import next_rung
from infoview_tui.services.outreach.practice import read_practice
from infoview_tui.services.outreach.proposals import read_proposals
from infoview_tui.services.outreach.reports import list_due
from infoview_tui.services.outreach.today import read_today
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT
from infoview_tui.storage.tables import Message, Profile
from tests.conftest import add_note
from tests.services.conftest import start_new_call


def add(workspace: Workspace, name: str, now: datetime, referrer_id: int | None = None, **fields: object) -> int:
    form = ContactForm(name, referrer_id=referrer_id, **fields)  # type: ignore[arg-type]
    return contact_commands.add_contact(workspace, form, now)


def hold(workspace: Workspace, contact: int, now: datetime) -> int:
    interview = start_new_call(workspace, contact, now)
    call_clock.end_call(workspace, interview, now + timedelta(minutes=20))
    return interview


def proposed(workspace: Workspace, now: datetime) -> list[tuple[str, str]]:
    return [(proposal.contact, proposal.text) for proposal in list_proposals(workspace, now)]


def due(workspace: Workspace, contact: int) -> list[tuple[str, Due | None]]:
    rows = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=contact)
    return [(row.kind.value, row.due) for row in rows]


def set_country(workspace: Workspace, country: str, now: datetime) -> None:
    with workspace.transaction("profile.edited", now) as transaction:
        row = transaction.session.get(Profile, 1) or Profile(updated_at=now)
        row.country = country
        transaction.add(row)


def test_talk_is_reported_up_the_chain(workspace: Workspace, now: datetime) -> None:
    rita = add(workspace, "Rita", now)
    gil = add(workspace, "Gil", now, rita)
    amara = add(workspace, "Amara", now, gil)
    assert proposed(workspace, now) == []
    hold(workspace, amara, now)
    assert proposed(workspace, now) == [
        ("Gil", "You introduced me to Amara; we talked on 26 Nov"),
        ("Rita", "You introduced me to Gil, who introduced me to Amara; we talked on 26 Nov"),
    ]
    assert due(workspace, gil) == []  # nothing is added by itself
    assert list_proposals(workspace, now + MAX_NEWS_AGE + timedelta(days=1)) == []


def test_accepted_and_dismissed_proposals_are_not_repeated(workspace: Workspace, now: datetime) -> None:
    rita = add(workspace, "Rita", now)
    gil = add(workspace, "Gil", now, rita)
    interview = hold(workspace, add(workspace, "Amara", now, gil), now)
    later = now + timedelta(hours=2)
    to_gil, to_rita = list_proposals(workspace, later)
    report_back.accept_proposal(workspace, to_gil, later)
    assert due(workspace, gil) == [("tell_difference", Due(date(2026, 11, 27)))]
    report_back.dismiss_proposal(workspace, to_rita, later)
    assert due(workspace, rita) == []
    assert proposed(workspace, later) == []
    outcomes.add_outcome(workspace, interview, OutcomeKind.LEAD, "a job from March", later + timedelta(days=1))
    assert proposed(workspace, later) == [
        ("Gil", "You introduced me to Amara; this came of it: a job from March"),
        ("Rita", "You introduced me to Gil, who introduced me to Amara; this came of it: a job from March"),
    ]


def test_each_person_is_told_one_thing_at_a_time(workspace: Workspace, now: datetime) -> None:
    gil = add(workspace, "Gil", now)
    for name in ("Amara", "Ben"):
        hold(workspace, add(workspace, name, now, gil), now)
    assert [name for name, _ in proposed(workspace, now)] == ["Gil", "Gil"]
    (to_gil,) = read_proposals(workspace, now)
    assert to_gil.gratitude is not None
    assert read_proposals(workspace, now, {gil}) == []
    report_back.accept_proposal(workspace, to_gil.gratitude, now)
    assert read_today(workspace, now, UTC).proposals == []


def test_update_that_was_sent_is_not_proposed(workspace: Workspace, now: datetime) -> None:
    gil = add(workspace, "Gil", now)
    interview = hold(workspace, add(workspace, "Amara", now, gil), now)
    (to_gil,) = list_proposals(workspace, now)
    later = now + timedelta(hours=2)
    report_back.accept_proposal(workspace, to_gil, later)
    with workspace.transaction("message.drafted", later) as transaction:
        update = Message(
            contact_id=gil, interview_id=interview, kind=MessageKind.UPDATE, created_at=later, updated_at=later
        )
        transaction.add(update)
    messages.mark_sent(workspace, update.id or 0, later)
    assert due(workspace, gil) == []
    assert proposed(workspace, later) == []


def test_advice_that_was_followed_is_reported(workspace: Workspace, now: datetime, zone: ZoneInfo) -> None:
    rita = add(workspace, "Rita", now)
    maria = add(workspace, "Maria", now, rita)
    interview = start_new_call(workspace, maria, now)
    note = add_note(workspace, interview, "+ read about type", now)
    call_clock.end_call(workspace, interview, now)
    action = commitments.accept_commitment(workspace, note.id, now, zone)
    assert [name for name, _ in proposed(workspace, now)] == ["Rita"]
    actions.complete_action(workspace, action, now + timedelta(days=1))
    assert proposed(workspace, now) == [
        ("Maria", "I followed up on our conversation: read about type"),
        ("Rita", "I met Maria, as you suggested; I followed the advice: read about type"),
    ]


def test_what_was_done_for_the_giver_is_no_news_to_them(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    interview = start_new_call(workspace, maria, now)
    for line in ("+ send Maria the link to the data", "+ show them the charts"):
        note = add_note(workspace, interview, line, now)
        action = commitments.accept_commitment(workspace, note.id, now, zone)
        actions.complete_action(workspace, action, now + timedelta(days=1))
    call_clock.end_call(workspace, interview, now)
    assert proposed(workspace, now) == []


def test_next_rung_down_has_those_who_decide_first(workspace: Workspace, now: datetime) -> None:
    def add_at(name: str, seniority: Seniority | None, *, decides: bool = False) -> int:
        return add(workspace, name, now, organization="Figma", seniority=seniority, decides_on_hiring=decides)

    director = add_at("Dora", Seniority.DIRECTOR)
    executive = add_at("Eve", Seniority.EXECUTIVE)
    entry, unknown = add_at("Ed", Seniority.ENTRY), add_at("Una", None)
    ann, bob = add_at("Ann", Seniority.MANAGER), add_at("Bob", Seniority.MANAGER, decides=True)
    add(workspace, "Zoe", now, organization="Adobe", seniority=Seniority.MANAGER)
    assert [row.id for row in next_rung(workspace, director, now).colleagues] == [bob, ann]
    assert [row.id for row in next_rung(workspace, executive, now).colleagues] == [director]
    for contact in (ann, bob):
        stages.move_contact(workspace, contact, Stage.CONTACTED, now)
    assert [row.id for row in next_rung(workspace, director, now).colleagues] == [entry]
    stages.move_contact(workspace, entry, Stage.CLOSED, now)
    assert [row.id for row in next_rung(workspace, director, now).colleagues] == [unknown]


def test_without_a_rung_people_to_ask_are_named(workspace: Workspace, now: datetime) -> None:
    director = add(workspace, "Dora", now, organization="Figma", seniority=Seniority.DIRECTOR)
    gil = add(workspace, "Gil", now)
    ann = add(workspace, "Ann", now, gil, organization="FIGMA")
    add(workspace, "Hal", now, how_met="At a Figma meetup")
    stages.move_contact(workspace, ann, Stage.MET, now)
    rung = next_rung(workspace, director, now)
    assert rung.colleagues == ()
    assert [(person.name, person.reason) for person in rung.to_ask] == [
        ("Ann", "works at Figma"),
        ("Gil", "gave you the name of Ann, who works at Figma"),
        ("Hal", "may know somebody there: At a Figma meetup"),
    ]
    assert next_rung(workspace, gil, now) == ("", (), ())


def test_practice_counts_talks_by_week(workspace: Workspace, maria: int, now: datetime) -> None:
    assert read_practice(workspace, now, UTC) == ((0,) * 12, 0, 0, 0)
    for weeks in (0, 0, 1, 3, 20):
        hold(workspace, maria, now - timedelta(weeks=weeks))
    found = read_practice(workspace, now, UTC)
    assert found.talks == (0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 2)
    assert found.weeks_in_a_row == 2
    next_week = read_practice(workspace, now + timedelta(weeks=1), UTC)
    assert (next_week.talks[-1], next_week.weeks_in_a_row) == (0, 2)
    assert read_practice(workspace, now + timedelta(weeks=2), UTC).weeks_in_a_row == 0


def test_week_starts_on_monday_where_the_user_is(workspace: Workspace, maria: int, now: datetime) -> None:
    hold(workspace, maria, datetime(2026, 11, 22, 20, tzinfo=UTC))  # Monday in Tokyo
    assert read_practice(workspace, now, UTC).talks[-2:] == (1, 0)
    assert read_practice(workspace, now, ZoneInfo("Asia/Tokyo")).talks[-2:] == (0, 1)


def test_request_counts_as_answered_if_its_nudge_was(workspace: Workspace, maria: int, now: datetime) -> None:
    sent = [
        (MessageKind.REQUEST, MessageState.SENT),
        (MessageKind.NUDGE, MessageState.ANSWERED),
        (MessageKind.REQUEST, MessageState.ANSWERED),
        (MessageKind.REQUEST, MessageState.SENT),
        (MessageKind.REQUEST, MessageState.DRAFT),
    ]
    with workspace.transaction("message.sent", now) as transaction:
        for day, (kind, state) in enumerate(sent):
            at = now + timedelta(days=day)
            sent_at = None if state is MessageState.DRAFT else at
            transaction.add(
                Message(contact_id=maria, kind=kind, state=state, sent_at=sent_at, created_at=at, updated_at=at)
            )
    found = read_practice(workspace, now, UTC)
    assert (found.sent, found.answered, found.answered_percent) == (3, 2, None)
    assert found._replace(sent=6, answered=4).answered_percent == 67


@pytest.mark.parametrize(("own", "tag", "day"), [(1, 2, 28), (None, 2, 26), (None, None, 26)])
def test_check_in_by_person_tag_and_config(
    workspace: Workspace, now: datetime, own: int | None, tag: int | None, day: int
) -> None:
    workspace.cadence = Cadence(stay_in_touch_months=4)
    maria = add(workspace, "Maria", now, tags=("alumni", "press"), stay_in_touch_months=own)
    workspace.store.connection.execute("UPDATE tags SET stay_in_touch_months = ? WHERE name = 'press'", [tag])
    workspace.store.connection.execute("UPDATE tags SET stay_in_touch_months = ? WHERE name = 'alumni'", [tag and 9])
    stages.move_contact(workspace, maria, Stage.MET, now)
    (thank,) = (row.id for row in workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria) if row.kind == "thank")
    actions.complete_action(workspace, thank, now)
    month = own or tag or 4
    first = date(2026 + (10 + month) // 12, (10 + month) % 12 + 1, 26)
    assert due(workspace, maria) == [("stay_in_touch", Due(Cadence().calendar.add(first, 0).day))]


def test_new_interval_and_date_of_the_form_move_what_is_due(workspace: Workspace, maria: int, now: datetime) -> None:
    from dataclasses import replace

    form = read_contact_form(workspace, maria)
    contact_commands.edit_contact(workspace, maria, replace(form, stay_in_touch_months=6), now)
    assert due(workspace, maria) == [("stay_in_touch", Due(date(2027, 5, 26)))]
    held = replace(form, stay_in_touch_months=6, not_before=date(2027, 8, 1))
    contact_commands.edit_contact(workspace, maria, held, now)
    assert due(workspace, maria) == [("stay_in_touch", Due(date(2027, 8, 2)))]
    workspace.undo(now)
    workspace.undo(now)
    assert due(workspace, maria) == []


def test_country_of_the_profile_decides_the_next_due_date(workspace: Workspace, maria: int, now: datetime) -> None:
    wednesday = datetime(2026, 11, 25, 9, tzinfo=UTC)
    workspace.cadence = Cadence(calendar=BusinessCalendar(zone=UTC))
    stages.move_contact(workspace, maria, Stage.CONTACTED, wednesday)
    assert due(workspace, maria) == [("nudge", Due(date(2026, 11, 30)))]
    set_country(workspace, "US", now)
    stages.move_contact(workspace, maria, Stage.READY, wednesday)
    stages.move_contact(workspace, maria, Stage.CONTACTED, wednesday)
    assert due(workspace, maria) == [("nudge", Due(date(2026, 12, 1)))]
    (reported,) = list_due(workspace, now, UTC)
    assert reported.reason == "Tue 1 Dec: 3 business days, Thanksgiving Day left out"
