"""Sending a message by keys: mail program, draft file, configured command, clipboard, and "I sent it"."""

from __future__ import annotations

import stat
import threading
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from icalendar import Calendar

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.enums import Channel, MessageKind
from infoview_tui.exchange import mail_program
from infoview_tui.exchange.mailto import format_mailto
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.draft_texts import save_message_draft
from infoview_tui.services.outreach.scheduling import cancel_interview, schedule_interview
from infoview_tui.storage.queries.contacts.contacts import ProfileRow
from infoview_tui.storage.queries.outreach import messages as message_queries
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.messages.send_dialog import SentDialog
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.line_input import LineInput
from tests.drafting import draft_message
from tests.profiles import write_profile
from tests.ui.held_call import Held
from tests.ui.opened_app import MEDIUM, notice_text, open_screen, opened, text_of
from tests.ui.waiting import wait_for_workers


def open_draft(workspace: Workspace, held: Held, now: datetime) -> MessageScreen:
    draft = draft_message(workspace, held.maria, now)
    texts = (draft.subject, draft.body.replace("[your name]", "Jo"))
    save_message_draft(workspace, draft.id, texts, now, base=(draft.subject, draft.body))
    return MessageScreen(draft.id)


async def test_the_mail_program_is_opened_in_a_thread(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    links: list[tuple[str, bool]] = []

    def record(url: str) -> None:
        links.append((url, threading.current_thread() is threading.main_thread()))

    monkeypatch.setattr(mail_program, "open_mail_program", record)
    async with opened(empty_app, open_draft(workspace, held, now), MEDIUM) as (pilot, screen):
        screen.fields.subject.value = "Hello [your name]"
        for keys in (("f2",), ("f3", "m"), ("f3", "e"), ("ctrl+s",)):
            await pilot.press(*keys)
            await pilot.pause()
            assert isinstance(pilot.app.screen, ConfirmDialog), keys
            assert "Still to fill in: [your name]." in pilot.app.screen.question.plain
            await pilot.press("escape")
        assert (links, pilot.app.clipboard) == ([], "")
        screen.fields.subject.value = "Hello"
        await pilot.press("f3", "m")
        await wait_for_workers(pilot.app)
        assert links == [(format_mailto("maria@x.org", screen.fields.subject.value, screen.fields.body.text), False)]
        assert "Opened in your mail program. Press ctrl+s after sending it." in notice_text(pilot)


async def test_a_long_message_falls_back_to_a_draft_file_that_is_never_replaced_silently(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, now: datetime, tmp_path: Path
) -> None:
    path = tmp_path / "draft.eml"
    path.write_text("other", encoding="utf-8")
    async with opened(empty_app, open_draft(workspace, held, now), MEDIUM) as (pilot, screen):
        screen.fields.body.insert("ü" * 500)
        await pilot.press("f3", "m")
        await wait_for_workers(pilot.app)
        await pilot.pause()
        assert "Too long for a link to the mail program" in notice_text(pilot)
        line = pilot.app.screen.query_one(LineInput)
        assert line.value == "~/thank-you-to-maria-lopez.eml"
        line.value = str(path)
        await pilot.press("enter")
        await pilot.pause()
        assert path.read_text(encoding="utf-8") == "other"
        await pilot.press("enter")
        await pilot.pause()
        message = message_from_bytes(path.read_bytes(), policy=default)
        assert message["To"].addresses[0].addr_spec == "maria@x.org"
        assert message.get_payload(decode=True).decode().split() == screen.fields.body.text.split()  # type: ignore[union-attr]
        assert f"Saved as {path}. Open it to send it." in notice_text(pilot)


async def test_the_configured_command_gets_the_draft(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, now: datetime, tmp_path: Path
) -> None:
    mailer = tmp_path / "mailer"
    mailer.write_text(f"#!/bin/sh\ncat > {tmp_path}/got\nexit $1\n", encoding="utf-8")
    mailer.chmod(stat.S_IRWXU)
    async with opened(empty_app, open_draft(workspace, held, now), MEDIUM) as (pilot, _):
        for code, notice in (("0", "mailer has ended. Press ctrl+s after sending it."), ("3", "with exit code 3")):
            empty_app.config = empty_app.config._replace(mail_command=(str(mailer), code))
            await pilot.press("f3", "c")
            await pilot.pause()
            assert notice in notice_text(pilot)
        message = message_from_bytes((tmp_path / "got").read_bytes(), policy=default)
        assert message["X-Unsent"] == "1"


async def test_without_a_configured_command_c_does_nothing(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, now: datetime
) -> None:
    async with opened(empty_app, open_draft(workspace, held, now), MEDIUM) as (pilot, screen):
        await pilot.press("f3", "c")
        assert pilot.app.screen is not screen
        await pilot.press("y")
        assert pilot.app.clipboard.endswith(screen.fields.body.text)


async def test_what_was_already_sent_is_marked_with_channel_and_time(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, now: datetime
) -> None:
    async with opened(empty_app, open_draft(workspace, held, now), MEDIUM) as (pilot, _):
        await pilot.press("f3", "s")
        await pilot.pause()
        dialog = pilot.app.screen
        assert isinstance(dialog, SentDialog)
        field = dialog.query_one(LineInput)
        field.value = "tomorrow"
        await pilot.press("ctrl+s")
        assert pilot.app.screen is dialog
        assert "Enter a day or time in the past" in text_of(dialog, "#remark")
        assert field.has_class("-invalid")
        field.value = "24 Nov 2025"
        await pilot.pause()
        assert text_of(dialog, "#remark") == "Sent Mon 24 Nov 2025"
        assert not field.has_class("-invalid")
        field.value = "10 min ago"
        await pilot.press("ctrl+s")
        await pilot.pause()
        (row,) = workspace.store.all(message_queries.MESSAGES_OF_CONTACT, contact_id=held.maria)
        assert row.state == "sent"
        assert row.channel is Channel.EMAIL
        assert row.sent == DayOrMoment(at=now - timedelta(minutes=10))


async def test_an_invitation_and_its_cancellation_go_with_a_confirmation_and_a_file_with_the_contact(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    write_profile(workspace, ProfileRow("Jo", "jo@x.org", *[""] * 7), now)
    tom = contact_commands.add_contact(workspace, ContactForm("Tom Weber", email="tom@x.org"), now)
    async with opened(empty_app, ContactScreen(tom), MEDIUM) as (pilot, contact):
        await pilot.press("C")
        assert "No interview with a time yet" in str(contact.query_one(KeyFooter).render())
        interview = schedule_interview(workspace, tom, Appointment(now + timedelta(days=7)), now)
        sent: list[tuple[str, str, int]] = []
        for keys, status in ((["enter"], "CONFIRMED"), (["enter", "enter"], "CANCELLED")):  # codespell:ignore
            await pilot.press("C")
            await pilot.pause()
            await pilot.press(*keys)  # the second time, the file is replaced
            await pilot.pause()
            event = Calendar.from_ical((tmp_path / "interview-with-tom-weber.ics").read_bytes()).walk("VEVENT")[0]
            assert str(event["STATUS"]) == status
            draft = draft_message(workspace, tom, now, kind=MessageKind.CONFIRMATION)
            await open_screen(pilot, MessageScreen(draft.id))
            await pilot.press("f3", "i")
            await pilot.pause()
            if isinstance(pilot.app.screen, ConfirmDialog):  # gaps
                await pilot.press("enter")
                await pilot.pause()
            path = tmp_path / f"{status}.eml"
            pilot.app.screen.query_one(LineInput).value = str(path)
            await pilot.press("enter")
            await pilot.pause()
            (part,) = message_from_bytes(path.read_bytes(), policy=default).iter_attachments()
            invited = Calendar.from_ical(part.get_content()).walk("VEVENT")[0]
            sent.append((part["Content-Type"].params["method"], str(invited["UID"]), int(str(invited["SEQUENCE"]))))
            await pilot.press("escape")
            await pilot.pause()
            assert pilot.app.screen is contact
            if status == "CONFIRMED":
                cancel_interview(workspace, interview, now)
    (request, uid, first), (cancel, same, second) = sent
    assert (request, cancel, uid == same, first < second) == ("REQUEST", "CANCEL", True, True)
