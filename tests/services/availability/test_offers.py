"""Offered times are held with the message that offers them, and settled by the answer, each in one undo step."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.busy_times import BusyKind
from infoview_tui.domain.enums import Answer, MessageKind, OfferState
from infoview_tui.domain.offered_times import ProposedTimes, format_time, propose_times
from infoview_tui.services.availability.busy_times import list_busy
from infoview_tui.services.availability.free_times import read_availability
from infoview_tui.services.availability.offers import offer_times
from infoview_tui.services.availability.open_offers import find_taken_offers, list_offers
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.answers import record_answer
from infoview_tui.services.outreach.draft_texts import save_message_draft
from infoview_tui.services.outreach.messages import mark_sent
from infoview_tui.services.outreach.scheduling import schedule_interview
from infoview_tui.services.outreach.today import TaskKind, read_today
from tests.drafting import draft_message


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    return add_contact(workspace, ContactForm("Maria Lopez", email="maria@x.org"), now)


def propose(workspace: Workspace, contact_id: int, now: datetime) -> ProposedTimes:
    return propose_times(now, read_availability(workspace, contact_id, now, UTC, minutes=20))


def held(workspace: Workspace, now: datetime, contact_id: int = 0) -> list[datetime]:
    return [offer.starts_at for offer in list_offers(workspace, now, contact_id)]


def states(workspace: Workspace) -> list[str]:
    return [state for (state,) in workspace.store.connection.execute("SELECT state FROM offers ORDER BY starts_at")]


def test_times_in_a_request_are_held_when_it_is_sent(workspace: Workspace, maria: int, now: datetime) -> None:
    proposed = propose(workspace, maria, now)
    message = draft_message(workspace, maria, now, kind=MessageKind.REQUEST)
    assert held(workspace, now) == []
    mark_sent(workspace, message.id, now)
    assert held(workspace, now, maria) == list(proposed.times)
    tom = add_contact(workspace, ContactForm("Tom Weber"), now)
    assert not set(propose(workspace, tom, now).times) & set(proposed.times)
    assert propose(workspace, maria, now) == proposed
    workspace.undo(now)
    workspace.undo(now)
    assert held(workspace, now) == []


@pytest.mark.parametrize(("asked", "minutes"), [("30 minutes", 30), ("15 to 25 minutes", 25), ("some time", 20)])
def test_times_are_held_for_the_length_that_is_asked_for(
    workspace: Workspace, maria: int, now: datetime, asked: str, minutes: int
) -> None:
    message = draft_message(workspace, maria, now, kind=MessageKind.REQUEST)
    at = propose(workspace, maria, now).times[0]
    body = f"Hi Maria,\n\ncould I ask you for {asked} on {format_time(at, UTC)}?\n\nBest,\nRobin"
    save_message_draft(workspace, message.id, ("Advice", body), now, base=(message.subject, message.body))
    mark_sent(workspace, message.id, now)
    assert [(offer.starts_at, offer.minutes) for offer in list_offers(workspace, now)] == [(at, minutes)]


def test_time_that_was_taken_is_accepted_and_the_others_are_free_again(
    workspace: Workspace, maria: int, now: datetime
) -> None:
    first, second, third = propose(workspace, maria, now).times
    assert offer_times(workspace, maria, [first, second, third, first], 20, now) == 3
    record_answer(workspace, maria, Answer.YES, now, appointment=Appointment(second))
    assert states(workspace) == [OfferState.WITHDRAWN, OfferState.ACCEPTED, OfferState.WITHDRAWN]
    busy = [time for time in list_busy(workspace, now, third) if time.kind is BusyKind.OFFER]
    assert busy == []
    workspace.undo(now)
    assert held(workspace, now) == [first, second, third]


@pytest.mark.parametrize("answer", [Answer.NO, Answer.LATER, Answer.WRONG_PERSON])
def test_other_answers_free_the_times(workspace: Workspace, maria: int, now: datetime, answer: Answer) -> None:
    offer_times(workspace, maria, propose(workspace, maria, now).times, 20, now)
    record_answer(workspace, maria, answer, now)
    assert held(workspace, now) == []
    workspace.undo(now)
    assert len(held(workspace, now)) == 3
    record_answer(workspace, maria, answer, now)
    assert set(states(workspace)) == {OfferState.WITHDRAWN}


def test_offered_time_that_something_else_takes_is_found(workspace: Workspace, maria: int, now: datetime) -> None:
    first, *_ = propose(workspace, maria, now).times
    offer_times(workspace, maria, [first], 20, now)
    assert find_taken_offers(workspace, now) == []
    tom = add_contact(workspace, ContactForm("Tom Weber"), now)
    schedule_interview(workspace, tom, Appointment(first), now)
    (gone,) = find_taken_offers(workspace, now, maria)
    assert (gone.offer.contact, gone.taker.label) == ("Maria Lopez", "Tom Weber")
    assert find_taken_offers(workspace, first) == [], "an offer that is over is none"


def test_today_says_which_offered_time_went(workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo) -> None:
    first, *_ = propose(workspace, maria, now).times
    offer_times(workspace, maria, [first], 20, now)
    assert [task.kind for task in read_today(workspace, now, zone).now] == []
    tom = add_contact(workspace, ContactForm("Tom Weber"), now)
    schedule_interview(workspace, tom, Appointment(first), now)
    (task,) = [task for task in read_today(workspace, now, zone).now if task.kind is TaskKind.OFFER]
    assert task.contact_id == maria
    assert task.reason == f"{format_time(first, zone)} is taken now: by Tom Weber"
    settled = record_answer(workspace, maria, Answer.NO, now)
    assert settled
    assert TaskKind.OFFER not in [task.kind for task in read_today(workspace, now, zone).tasks]
