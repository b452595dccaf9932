"""A message that was sent on a day without a time was sent on that day, wherever the user is when they look."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from infoview_tui.domain.cadence import Cadence
from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import Answer, MessageKind, Stage
from infoview_tui.domain.headline import choose_headline
from infoview_tui.exchange.json_export import contacts_to_json
from infoview_tui.paths import AppPaths
from infoview_tui.services.board.queries import card_facts, read_cards
from infoview_tui.services.contacts import commands
from infoview_tui.services.contacts.contact_merge import merge_contacts
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.services.insights.practice import read_practice_view
from infoview_tui.services.interviews.sheet import read_interview_sheet
from infoview_tui.services.outreach import messages, stages
from infoview_tui.services.outreach.answers import record_answer
from infoview_tui.services.outreach.open_message import read_open_message
from infoview_tui.services.outreach.practice import read_practice
from infoview_tui.services.outreach.reports import list_contacts
from infoview_tui.services.search.search import search
from infoview_tui.services.search.session import SearchSession
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT
from infoview_tui.storage.tables import Contact, Message
from infoview_tui.ui.contact.rows import ContactFormatter
from infoview_tui.ui.messages.header import format_due

ZONES = [ZoneInfo(name) for name in ("Pacific/Auckland", "Pacific/Honolulu", "Europe/Berlin", "Pacific/Kiritimati")]
TUESDAY = date(2026, 11, 24)
SENT = DayOrMoment(TUESDAY)


def draft(workspace: Workspace, contact: int, kind: MessageKind, now: datetime) -> int:
    with workspace.transaction("message.drafted", now) as transaction:
        message = Message(contact_id=contact, kind=kind, body="Dear Maria", created_at=now, updated_at=now)
        transaction.add(message)
    return message.id or 0


def dues(workspace: Workspace, contact: int) -> list[tuple[str, Due | None]]:
    return [(row.kind.value, row.due) for row in workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=contact)]


def last_contact(workspace: Workspace, contact: int, now: datetime) -> DayOrMoment | None:
    with workspace.transaction("contact.edited", now) as transaction:
        return transaction.get(Contact, contact).last_contact


def read_days(workspace: Workspace, contact: int, message: int, zone: ZoneInfo) -> dict[str, str]:
    """Return what each place says about when the message was sent, at ten o'clock on Friday."""
    now = datetime(2026, 11, 27, 10, tzinfo=zone)
    opened = read_open_message(workspace, message, now, zone)
    formatter = ContactFormatter(read_contact_details(workspace, contact), now, zone)
    rows = formatter.build_rows()
    (card,) = read_cards(workspace, [contact])
    found = search(SearchSession(workspace.store), "kind:message since:2026-11-24 before:2026-11-25", now, zone)
    too_late = search(SearchSession(workspace.store), "kind:message since:2026-11-25", now, zone)
    (item,) = list_contacts(workspace)
    sheet = read_interview_sheet(workspace, contact, zone)
    return {
        "message": format_due(opened, now, zone, narrow=False).plain,
        "contact": next(row.trailing.plain for row in rows if row.key == ("message", message) and row.trailing),
        "last contact": next(fact.text for fact in formatter.build_facts(120) if fact.label == "Last contact"),
        "card": choose_headline(card_facts(card)._replace(next_action=None), now, zone).text,
        "search": f"{len(found.results)} {len(too_late.results)}",
        "json": "{sent_on} {sent_at}".format(**contacts_to_json([item])[0]["messages"][0]),
        "sheet": next(line.text for section in sheet.sections for line in section.items if "Last contact" in line.text),
    }


def test_the_day_is_the_same_everywhere(paths: AppPaths) -> None:
    """The user follows up in Auckland, on a day without a time, and travels on."""
    auckland = ZONES[0]
    now = datetime(2026, 11, 25, 9, tzinfo=auckland).astimezone(UTC)
    with closing(open_workspace(paths.database, Cadence().in_zone(auckland))) as workspace:
        maria = commands.add_contact(workspace, ContactForm("Maria Lopez"), now - timedelta(days=9))
        stages.move_contact(workspace, maria, Stage.IN_TOUCH, now - timedelta(days=8))
        message = draft(workspace, maria, MessageKind.UPDATE, now - timedelta(days=8))
        messages.mark_sent(workspace, message, now, when=SENT)
    for zone in ZONES:
        with closing(open_workspace(paths.database, Cadence().in_zone(zone))) as workspace:
            assert read_days(workspace, maria, message, zone) == {
                "message": "Tue 24 Nov",
                "contact": "email · sent Tue 24 Nov",
                "last contact": "Tue 24 Nov",
                "card": "last contact 3 days ago",
                "search": "1 0",
                "json": "2026-11-24 None",
                "sheet": "Last contact: 24 Nov 2026",
            }


def test_what_follows_is_counted_from_the_day(paths: AppPaths) -> None:
    for number, zone in enumerate(ZONES):
        now = datetime(2026, 11, 25, 9, tzinfo=zone)
        with closing(open_workspace(paths.database, Cadence().in_zone(zone))) as workspace:
            contact = commands.add_contact(workspace, ContactForm(f"Contact {number}"), now)
            messages.mark_sent(workspace, draft(workspace, contact, MessageKind.REQUEST, now), now, when=SENT)
            stages.move_contact(workspace, contact, Stage.CONTACTED, now)
            assert dues(workspace, contact) == [("nudge", Due(date(2026, 11, 27)))]
            workspace.undo(now)
            workspace.undo(now)
            assert last_contact(workspace, contact, now) is None


def test_a_follow_up_on_the_day_of_the_request_counts(workspace: Workspace, maria: int, now: datetime) -> None:
    messages.mark_sent(workspace, draft(workspace, maria, MessageKind.REQUEST, now), now)
    today = DayOrMoment(now.date())
    text = messages.mark_sent(workspace, draft(workspace, maria, MessageKind.NUDGE, now), now, when=today).text
    assert text == "The next follow-up is due in 7 business days."


def test_a_day_to_come_is_now(workspace: Workspace, maria: int, now: datetime) -> None:
    message = draft(workspace, maria, MessageKind.REQUEST, now)
    messages.mark_sent(workspace, message, now, when=DayOrMoment(now.date() + timedelta(days=2)))
    assert read_open_message(workspace, message, now, UTC).message.sent == DayOrMoment(at=now)


def test_the_later_contact_stays_and_a_time_rather_than_its_day(
    workspace: Workspace, maria: int, now: datetime
) -> None:
    today, yesterday = DayOrMoment(now.date()), DayOrMoment(now.date() - timedelta(days=1))
    moment = DayOrMoment(at=now)
    for when, latest in ((yesterday, yesterday), (today, today), (moment, moment), (today, moment)):
        messages.mark_sent(workspace, draft(workspace, maria, MessageKind.UPDATE, now), now, when=when)
        assert last_contact(workspace, maria, now) == latest


def test_merged_contacts_keep_the_later_day(workspace: Workspace, maria: int, now: datetime) -> None:
    other = commands.add_contact(workspace, ContactForm("M. Lopez"), now)
    for contact, days in ((maria, 3), (other, 1)):
        when = DayOrMoment(now.date() - timedelta(days=days))
        messages.mark_sent(workspace, draft(workspace, contact, MessageKind.UPDATE, now), now, when=when)
    merge_contacts(workspace, maria, other, now)
    assert last_contact(workspace, maria, now) == DayOrMoment(now.date() - timedelta(days=1))


def test_medians_count_whole_days_to_a_day(workspace: Workspace, maria: int, now: datetime) -> None:
    """The request went out on the day on which the contact was added, at a time that nobody knows."""
    message = draft(workspace, maria, MessageKind.REQUEST, now)
    messages.mark_sent(workspace, message, now + timedelta(days=2), when=DayOrMoment(now.date()))
    (step,) = read_practice_view(workspace).steps
    assert (step.label, step.days) == ("from adding a contact to asking", 0)
    record_answer(workspace, maria, Answer.YES, now + timedelta(days=2))
    assert [step.days for step in read_practice_view(workspace).steps] == [0, 2]
    assert read_practice(workspace, now, UTC).answered == 1
