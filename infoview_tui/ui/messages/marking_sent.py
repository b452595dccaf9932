"""Marks a message as sent: points out gaps first, proposes the stage that follows, and says what is due next.

A gap is pointed out whenever a message leaves the program, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from infoview_tui.domain.message_placeholders import ANY_GAP_PATTERN
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.outreach import messages, stages
from infoview_tui.services.outreach.open_message import OpenMessage
from infoview_tui.services.outreach.typed_times import read_typed_times
from infoview_tui.ui.messages.send_dialog import SentResult
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.screen import InfoviewScreen

MAX_GAP_LENGTH = 60
"""Maximum number of characters of a gap in a question."""


def ask_about_gaps(screen: InfoviewScreen, texts: tuple[str, str], label: str, proceed: Callable[[], object]) -> None:
    """Do something with a message, named by *label* ("Copy"); ask first if subject or body have gaps left."""
    gaps = [found[0] for text in texts for found in ANY_GAP_PATTERN.finditer(text)]
    if not gaps:
        proceed()
        return

    def answered(yes: bool | None) -> None:
        if yes:
            proceed()

    more = f" and {len(gaps) - 1} more" if len(gaps) > 1 else ""
    question = plain(f"Still to fill in: {clean_line(gaps[0], MAX_GAP_LENGTH)}{more}. {label} anyway?")
    screen.app.push_screen(ConfirmDialog(question, yes_label=label, no_label="Go back"), answered)


def mark_sent(
    screen: InfoviewScreen, opened: OpenMessage, texts: tuple[str, str], sent: SentResult | None = None
) -> None:
    """Mark a message with this subject and body as sent and leave the screen; ask first if gaps are left.

    *sent* says how and when it was sent; by default by the channel of the draft, and now.
    """
    ask_about_gaps(screen, texts, "Mark as sent", lambda: _ask_about_times(screen, opened, texts[1], sent))


def _ask_about_times(screen: InfoviewScreen, opened: OpenMessage, body: str, result: SentResult | None) -> None:
    """Ask whether to hold times that are written in the user's own words, and mark the message as sent."""
    typed = read_typed_times(screen.workspace, opened.message, body, screen.now())
    if not typed.times:
        _mark_sent(screen, opened, result)
        return

    def answered(yes: bool | None) -> None:
        _mark_sent(screen, opened, result, typed.times if yes else ())

    dialog = ConfirmDialog(plain(typed.question), yes_label="Hold until they answer", no_label="Do not hold")
    screen.app.push_screen(dialog, answered)


def _mark_sent(
    screen: InfoviewScreen, opened: OpenMessage, result: SentResult | None, hold: Sequence[datetime] = ()
) -> None:
    with screen.reporting_errors():
        channel, when = result or (None, None)
        sent = messages.mark_sent(
            screen.workspace, opened.message.id, screen.now(), channel=channel, when=when, hold=hold
        )
        stage = sent.propose_stage
        if stage is None:
            screen.context.show_notification(" ".join(filter(None, ("Marked as sent.", sent.text, "u undoes it."))))
            screen.action_back()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                with screen.reporting_errors():
                    moved = stages.move_contact(screen.workspace, opened.message.contact_id, stage, screen.now())
                    screen.context.show_notification(f"{moved} u undoes it.")
            else:
                screen.context.show_notification("Marked as sent. u undoes it.")
            screen.action_back()

        asked = f"Move {opened.message.contact} to {stage.label}?"
        question = plain(" ".join(filter(None, ("Marked as sent.", sent.text, asked))))
        dialog = ConfirmDialog(question, yes_label=f"Move to {stage.label}", no_label="Not now")
        screen.app.push_screen(dialog, answered)
