"""Header of the message screen: who it goes to, by which channel and why, the résumé, the due date, and the length."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo

from textual.content import Content

from infoview_tui.domain.check_result import CheckResult
from infoview_tui.domain.enums import Channel, MessageKind, MessageState, ResumeChoice
from infoview_tui.domain.format_dates import format_short_day
from infoview_tui.domain.headline import Urgency
from infoview_tui.domain.labels import (
    ANSWER_NAMES,
    CHANNEL_NAMES,
    MESSAGE_NAMES,
    RESUME_NAMES,
    format_extras,
    format_role,
)
from infoview_tui.domain.message_template import LINKEDIN_NOTE_LENGTH
from infoview_tui.domain.request_checks import RESUME_CHANNELS
from infoview_tui.domain.thank_you_countdown import format_countdown
from infoview_tui.services.outreach.open_message import OpenMessage
from infoview_tui.ui.shared.content import assemble, plain

_NOTE_KINDS = (MessageKind.INTRODUCTION, MessageKind.REQUEST, MessageKind.NUDGE)
_URGENCY_COLORS = {Urgency.TODAY: "$warning", Urgency.NOW: "$error"}

COUNTDOWN_INTERVAL = 20.0
"""Seconds between updates of the countdown."""

DRAFT_ACTIONS = ("mark_sent", "send", "insert", "choose_kind", "choose_channel", "next_check", "apply_fix")
"""Actions that are possible until the message is sent."""


def takes_resume(opened: OpenMessage) -> bool:
    """Whether a résumé may go with the message (R13)."""
    return opened.message.kind is MessageKind.REQUEST and opened.message.channel in RESUME_CHANNELS


def disabled_reason(action: str, *, is_sent: bool) -> str:
    """Return why a key of the screen does nothing."""
    if is_sent:
        return "The message is sent, so it can't be changed."
    return {
        "record_answer": "Mark the message as sent first, then record the reply.",
        "choose_enclosure": "A résumé goes only with a request by email or LinkedIn.",
    }.get(action, "")


def format_title(opened: OpenMessage) -> str:
    """Return the title of the screen: "Thank-you to Maria Lopez"."""
    name = MESSAGE_NAMES[opened.message.kind]
    return f"{name[0].upper()}{name[1:]} to {opened.message.contact}"


def format_to(opened: OpenMessage) -> Content:
    """Return the name, and the address for an email or else the role."""
    name, address = plain(opened.message.contact), opened.message.email
    if opened.message.channel is not Channel.EMAIL:
        role = format_role(opened.facts.contact_title, opened.facts.contact_organization)
        return assemble(name, (f"  {role}", "$text-muted"))
    if address:
        return assemble(name, (f"  {address}", "$text-muted"))
    return assemble(name, ("  no email address yet: F2 copies the text", "$warning"))


def format_channel(opened: OpenMessage, *, narrow: bool) -> Content:
    """Return the channel with what speaks for it, and whether the résumé goes with the message."""
    message, choice = opened.message, opened.channel
    name = CHANNEL_NAMES[message.channel]
    if message.channel is choice.channel:
        reason = choice.reason.removeprefix(f"{name}, ").removeprefix(f"{name}: ")
    else:
        reason = f"suggested: {choice.reason}"
    if message.channel is Channel.PHONE:
        reason = f"a call script; {reason}"
    parts = [assemble(name, ("" if narrow else f" ({reason})", "$text-muted"))]
    if takes_resume(opened):
        resume = RESUME_NAMES[message.resume] if message.resume else "not decided"
        color = "" if message.resume else "$warning"
        parts.append(assemble(("résumé " if narrow else "Résumé: ", "$text-muted"), (resume, color)))
    extras = format_extras(message.extras) if takes_extras(opened) else ""
    if extras:
        parts.append(assemble(("with ", "$text-muted"), extras))
    return Content(" · " if narrow else "   ").join(parts)


def takes_extras(opened: OpenMessage) -> bool:
    """Whether a handwritten note or a small gift may go with the message (R32)."""
    return opened.message.kind is MessageKind.THANK_YOU


def format_enclosure(opened: OpenMessage | None) -> str:
    """Return what the key for what goes with the message is called; empty if nothing goes with it.

    A sent thank-you can still get an extra.
    """
    if opened is None:
        return ""
    if takes_extras(opened):
        return "Extra"
    return "Résumé" if takes_resume(opened) and opened.message.state is MessageState.DRAFT else ""


def next_resume(resume: ResumeChoice | None) -> ResumeChoice:
    """Return the choice that the key changes to: attached first, then left out and back."""
    return ResumeChoice.LEFT_OUT if resume is ResumeChoice.ATTACHED else ResumeChoice.ATTACHED


def format_due(opened: OpenMessage, now: datetime, zone: tzinfo, *, narrow: bool) -> Content:
    """Return when the message was sent and how it was answered, or else when it is due."""
    message = opened.message
    if message.sent is not None:
        sent_on, at = message.sent.day(zone), message.sent.at
        time = f" {at.astimezone(zone):%H:%M}" if at is not None else ""
        sent = assemble((f"{sent_on:%a} {sent_on.day} {sent_on:%b}{time}", "bold $success"))
        return assemble(sent, f"  answered: {ANSWER_NAMES[message.answer]}") if message.answer else sent
    if opened.due is None:
        return assemble(("no due date", "$text-muted"))
    if opened.late_at is None or message.kind is not MessageKind.THANK_YOU:
        day = format_short_day(opened.due.day(zone), now.astimezone(zone).date())
        return assemble((day, "bold $warning" if opened.due.is_due(now, zone) else ""))
    countdown = format_countdown(opened.due.deadline(zone), opened.late_at, now)
    text = countdown.short if narrow else countdown.text
    return assemble((text, f"bold {_URGENCY_COLORS.get(countdown.urgency, '')}".strip()))


def format_length(opened: OpenMessage, body: str, results: Iterable[CheckResult]) -> Content:
    """Return the number of words as the checks count them, or the characters of a note on LinkedIn: "212 of 300"."""
    message = opened.message
    if message.channel is Channel.LINKEDIN and message.kind in _NOTE_KINDS:
        count = len(body.strip())
        return assemble(
            (f"{count} of {LINKEDIN_NOTE_LENGTH}", "bold $warning" if count > LINKEDIN_NOTE_LENGTH else "$text-muted")
        )
    count_text = next((result.text.partition(":")[0] for result in results if result.code == "length"), "")
    return assemble((count_text, "$text-muted"))
