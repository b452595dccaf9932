"""Marks a message as sent: points out gaps first, proposes the stage that follows, and says what is due next."""

from __future__ import annotations

from infoview_tui.services.outreach import messages, stages
from infoview_tui.services.outreach.open_message import OpenMessage
from infoview_tui.ui.messages.send_dialog import SentResult
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.screen import InfoviewScreen


def mark_sent(screen: InfoviewScreen, opened: OpenMessage, *, gap: str = "", sent: SentResult | None = None) -> None:
    """Mark a message as sent and leave the screen; ask first if a *gap* is left, which does not block.

    *sent* says how and when it was sent; by default by the channel of the draft, and now.
    """
    if not gap:
        _mark_sent(screen, opened, sent)
        return

    def answered(yes: bool | None) -> None:
        if yes:
            _mark_sent(screen, opened, sent)

    question = plain(f"Still to fill in: {gap}. Mark it as sent anyway?")
    screen.app.push_screen(ConfirmDialog(question, yes_label="Mark as sent", no_label="Go back"), answered)


def _mark_sent(screen: InfoviewScreen, opened: OpenMessage, result: SentResult | None) -> None:
    with screen.reporting_errors():
        channel, sent_at = result or (None, None)
        sent = messages.mark_sent(screen.workspace, opened.message.id, screen.now(), channel=channel, sent_at=sent_at)
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
