"""Sending a message: in the mail program, as a draft file, with the configured command, or from the clipboard.

The user sends it; Infoview never does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.app import SuspendNotSupported

from infoview_tui.domain.enums import MessageKind, ResumeChoice
from infoview_tui.domain.labels import MESSAGE_NAMES
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import mail_command, mail_program
from infoview_tui.exchange.eml import EmailDraft, format_eml, suggest_file_name
from infoview_tui.exchange.mailto import format_mailto, is_too_long
from infoview_tui.services import availability
from infoview_tui.services.availability.invitations import find_invitation
from infoview_tui.services.contacts.queries import read_profile
from infoview_tui.services.outreach.open_message import MessageRow
from infoview_tui.typed_path import parse_path
from infoview_tui.ui.messages.marking_sent import ask_about_gaps
from infoview_tui.ui.messages.send_dialog import SendDialog, SendWay, SentDialog, SentResult
from infoview_tui.ui.shared.file_export import FileExport
from infoview_tui.ui.shared.screen import InfoviewScreen

REMINDER = "Press ctrl+s after sending it."
"""Shown after a draft has left the app."""


def send_message(
    screen: InfoviewScreen,
    message: MessageRow,
    texts: tuple[str, str],
    mark_sent: Callable[[SentResult], None],
) -> None:
    """Ask how to send a message with this subject and body, and do it.

    *mark_sent* is called with the channel and time if the user has already sent it. If gaps are left, a question
    comes first.
    """
    command = screen.context.config.mail_command
    program = Path(command[0]).name if command else ""

    def chosen(way: SendWay | None) -> None:
        if way is None or way is SendWay.ALREADY_SENT:  # marking as sent asks for itself
            send(way)
        else:
            ask_about_gaps(screen, texts, "Send", lambda: send(way))

    def send(way: SendWay | None) -> None:
        screen.workspace.wait_for_disk()  # what is sent must not be more than what is saved
        with screen.reporting_errors():
            match way:
                case SendWay.MAIL_PROGRAM:
                    screen.run_worker(_open_mail_program(screen, message, texts), exclusive=True)
                case SendWay.EML_FILE:
                    _save_draft(screen, message, build_draft(screen, message, texts))
                case SendWay.INVITATION:
                    _save_draft(screen, message, _invite(screen, message, build_draft(screen, message, texts)))
                case SendWay.COMMAND:
                    _run_command(screen, command, build_draft(screen, message, texts))
                case SendWay.COPY:
                    copy_message(screen, texts)
                case SendWay.ALREADY_SENT:
                    _ask_when(screen, message, mark_sent)

    invitation = None
    if message.kind in (MessageKind.CONFIRMATION, MessageKind.NEW_TIME):
        invitation = find_invitation(screen.workspace, message.contact_id, screen.now())
    screen.app.push_screen(SendDialog(program, invitation), chosen)


def build_draft(screen: InfoviewScreen, message: MessageRow, texts: tuple[str, str]) -> EmailDraft:
    """Return the draft of a message, with the résumé if it is to be attached.

    Raises InfoviewError if the profile names no résumé.
    """
    resume = None
    if message.resume is ResumeChoice.ATTACHED:
        path = read_profile(screen.workspace).resume_path
        if not path:
            raise InfoviewError("Your profile names no résumé file. Add it there, or leave the résumé out.")
        resume = parse_path(path)
    return EmailDraft(message.contact, message.email, *texts, resume)


def copy_message(screen: InfoviewScreen, texts: tuple[str, str]) -> None:
    """Copy subject and body to the clipboard through the terminal (OSC 52)."""
    subject, body = clean_line(texts[0]), clean_text(texts[1])
    screen.app.copy_to_clipboard(f"{subject}\n\n{body}" if subject else body)
    screen.context.show_notification(
        "Copied subject and text. If pasting does not work, this terminal does not allow copying."
    )


async def _open_mail_program(screen: InfoviewScreen, message: MessageRow, texts: tuple[str, str]) -> None:
    """Open the message in the mail program, or save a draft if it is too long for that."""
    if not message.email:
        screen.context.show_notification("This contact has no email address. Press f2 to copy the text instead.")
        return
    url = format_mailto(message.email, *texts)
    with screen.reporting_errors():
        if is_too_long(url):
            screen.context.show_notification("Too long for a link to the mail program. Save it as a draft instead.")
            _save_draft(screen, message, build_draft(screen, message, texts))
            return
        await asyncio.to_thread(mail_program.open_mail_program, url)
        attach = " Attach your résumé there." if message.resume is ResumeChoice.ATTACHED else ""
        screen.context.show_notification(f"Opened in your mail program.{attach} {REMINDER}")


def _run_command(screen: InfoviewScreen, command: tuple[str, ...], draft: EmailDraft) -> None:
    """Run the configured command in this terminal and wait until it ends."""
    content = format_eml(draft)
    failures: list[InfoviewError] = []

    def run() -> None:
        try:
            mail_command.run_mail_command(command, content)
        except InfoviewError as error:  # raised below, since Textual does not resume after an exception
            failures.append(error)

    try:
        with screen.app.suspend():
            run()
    except SuspendNotSupported:  # without a terminal
        run()
    if failures:
        raise failures[0]
    screen.context.show_notification(f"{clean_line(Path(command[0]).name, 40)} has ended. {REMINDER}")


def _save_draft(screen: InfoviewScreen, message: MessageRow, draft: EmailDraft) -> None:
    text = format_eml(draft).decode("utf-8")
    export = FileExport(
        screen, text, "Save as an .eml draft", done="Saved as", then=f". Open it to send it. {REMINDER}"
    )
    export.ask_path(f"~/{suggest_file_name(MESSAGE_NAMES[message.kind], message.contact)}")


def _invite(screen: InfoviewScreen, message: MessageRow, draft: EmailDraft) -> EmailDraft:
    """Return a draft with the invitation to the interview, or its cancellation. Raises InfoviewError."""
    from infoview_tui.exchange.invitation import build_invitation  # imports icalendar

    entries = availability.calendar_entries
    item = entries.export_latest_interview(screen.workspace, message.contact_id, screen.zone)
    if item is None:
        raise InfoviewError("This interview has no time yet.")
    profile = read_profile(screen.workspace)
    return draft._replace(invitation=build_invitation(item, profile.name, profile.email, screen.now()))


def _ask_when(screen: InfoviewScreen, message: MessageRow, mark_sent: Callable[[SentResult], None]) -> None:
    def on_close(result: SentResult | None) -> None:
        if result is not None:
            mark_sent(result)

    screen.app.push_screen(
        SentDialog(message.channel, screen.to_local(screen.now()), screen.workspace.date_order), on_close
    )
