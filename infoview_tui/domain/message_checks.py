"""Checks of a message as it is typed, by its kind (R8-R14, R32-R34). Each only advises; none blocks sending."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from infoview_tui.domain import follow_up_checks, offer_checks, personal_checks, request_checks, thank_you_checks
from infoview_tui.domain.check_result import CheckResult as CheckResult, Fix as Fix, Span as Span
from infoview_tui.domain.copied_text import CopiedText as CopiedText
from infoview_tui.domain.enums import Channel, MessageKind, Relationship
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.message_facts import MessageDraft, MessageFacts
from infoview_tui.domain.message_kinds import MAX_WORDS, OFFERS_TIMES
from infoview_tui.domain.message_placeholders import ANY_GAP_PATTERN, PROFILE_GAPS
from infoview_tui.domain.message_template import LINKEDIN_NOTE_LENGTH
from infoview_tui.domain.message_text import MessageText, parse_message
from infoview_tui.domain.name_checks import check_name, check_other_names
from infoview_tui.domain.name_index import NameIndex as NameIndex
from infoview_tui.domain.offer_checks import OfferContext
from infoview_tui.domain.proofreading import Misspelling as Misspelling, proofread

_NOTE_KINDS = (MessageKind.INTRODUCTION, MessageKind.REQUEST, MessageKind.NUDGE)
COPIED_KINDS = (
    MessageKind.INTRODUCTION, MessageKind.REQUEST, MessageKind.THANK_YOU, MessageKind.UPDATE, MessageKind.RECONNECT,
)  # fmt: skip


class CheckInput(NamedTuple):
    """What the checks compare a draft with.

    ``other_names`` are those of the other contacts. ``copied`` is what the body shares with a message to somebody else.
    ``warmer_ways`` are introductions that may be possible, as clauses ("Tom Weber works there"). ``today`` is the
    user's own; without it, dates are not compared. ``offers`` is what offered times are compared with.
    """

    facts: MessageFacts
    other_names: NameIndex = NameIndex()
    copied: CopiedText | None = None
    warmer_ways: tuple[str, ...] = ()
    misspellings: tuple[Misspelling, ...] = ()
    today: date | None = None
    offers: OfferContext | None = None


def check_message(draft: MessageDraft, given: CheckInput) -> tuple[CheckResult, ...]:
    """Check a draft: for each kind the same checks in the same order, and then the mistakes in its text."""
    return check_parsed(parse_message(draft.body, given.facts.contact_name or given.facts.contact_first_name), given)


def check_parsed(text: MessageText, given: CheckInput) -> tuple[CheckResult, ...]:
    """Check a body that has been parsed. The wording is checked in English only."""
    facts = given.facts
    results = [_check_not_empty(text)]
    if text.body.strip():
        results += [_check_filled_in(text), *_check_kind(text, given)]
        results += [check_name(text, facts), check_other_names(text, facts, given.other_names)]
        if facts.kind in COPIED_KINDS:
            results.append(_check_copied(given.copied))
        if facts.kind in _NOTE_KINDS and facts.channel is Channel.LINKEDIN:
            results += [_check_characters(text), *_check_cold(given)]
        results += proofread(text, given.misspellings, is_casual=facts.channel is Channel.TEXT)
    return tuple(results)


def _check_kind(text: MessageText, given: CheckInput) -> list[CheckResult]:
    facts, kind = given.facts, given.facts.kind
    results: list[CheckResult | None] = []
    if kind is MessageKind.THANK_YOU:
        results += [
            thank_you_checks.check_moment(text, facts),
            thank_you_checks.check_commitments(facts),
            thank_you_checks.check_length(text.body),
        ]
        return [result for result in results if result is not None]
    if text.is_english:
        results += _check_wording(text, given)
    if kind in OFFERS_TIMES:
        results += offer_checks.check_offers(text, facts, given.offers)
    results.append(_check_length(text, kind))
    if kind is MessageKind.REQUEST:
        results.append(request_checks.check_resume(text, facts))
    return [result for result in results if result is not None]


def _check_wording(text: MessageText, given: CheckInput) -> list[CheckResult | None]:
    facts = given.facts
    match facts.kind:
        case MessageKind.REQUEST:
            return [
                personal_checks.check_referrer(text, facts),
                personal_checks.check_how_found(text, facts),
                personal_checks.check_introduction(text, facts),
                personal_checks.check_why_them(text, facts),
                personal_checks.check_interest(text),
                request_checks.check_question(text),
                request_checks.check_minutes(text, facts),
                request_checks.check_times(text, facts, given.today),
                personal_checks.check_connection_first(text, facts),
                personal_checks.check_about_them(text, facts),
                request_checks.check_job(text),
            ]
        case MessageKind.INTRODUCTION:
            return [
                follow_up_checks.check_target(text, facts),
                request_checks.check_question(text),
                request_checks.check_job(text),
            ]
        case MessageKind.NUDGE:
            return [
                follow_up_checks.check_reproach(text),
                follow_up_checks.check_adds(text, facts),
                request_checks.check_job(text),
            ]
        case MessageKind.NEW_TIME:
            return [request_checks.check_question(text), request_checks.check_times(text, facts, given.today)]
        case MessageKind.CONFIRMATION:
            return [follow_up_checks.check_interview_time(text, facts)]
        case MessageKind.UPDATE:
            return [follow_up_checks.check_their_part(text)]
        case MessageKind.RECONNECT:
            return [follow_up_checks.check_shared_past(text, facts), request_checks.check_job(text)]
        case _:
            return []


def _check_not_empty(text: MessageText) -> CheckResult:
    written = bool(text.body.strip())
    return CheckResult("not_empty", written, "Message is not empty" if written else "Message is empty")


def _check_filled_in(text: MessageText) -> CheckResult:
    spans = tuple(Span(*found.span()) for found in ANY_GAP_PATTERN.finditer(text.body))
    left = ", ".join(text.body[start:end] for start, end in spans)
    found = f"Still to fill in: {left}" if left else "All blanks filled in"
    reason = "A blank shows that the message is a form letter."  # R12
    if any(gap in left for gap in PROFILE_GAPS):
        reason = "Fill in your profile once, and new messages have your name and introduction."
    return CheckResult("filled_in", not left, found, reason, spans)


def _check_length(text: MessageText, kind: MessageKind) -> CheckResult:
    most, words = MAX_WORDS[kind], list(re.finditer(r"\S+", text.main_text))
    count = format_count(len(words), "word")
    reason = "Short messages are read and answered at once; longer ones are put off."  # R8
    if len(words) <= most:
        return CheckResult("length", True, count, reason)
    rest = Span(text.main.start + words[most].start(), text.trim(text.main).end)
    limit = f"aim for fewer than {most + 1}" if kind is MessageKind.REQUEST else f"aim for {most} or fewer"
    return CheckResult("length", False, f"{count}: {limit}", reason, (rest,))


def _check_characters(text: MessageText) -> CheckResult:
    count = len(text.body.strip())
    found = f"{count} of {LINKEDIN_NOTE_LENGTH} characters"
    reason = "LinkedIn cuts off a note with an invitation after 300 characters."  # R7
    if count <= LINKEDIN_NOTE_LENGTH:
        return CheckResult("characters", True, found, reason)
    start = len(text.body) - len(text.body.lstrip()) + LINKEDIN_NOTE_LENGTH
    return CheckResult("characters", False, found, reason, (Span(start, len(text.body.rstrip())),))


def _check_cold(given: CheckInput) -> list[CheckResult]:
    """Warn before a message to a stranger, with the warmer ways that are known (R5)."""
    facts = given.facts
    if facts.relationship is not Relationship.COLD or facts.referrer_name:
        return []
    ways = "; ".join(given.warmer_ways)
    found = (
        f"Cold message to a stranger. Warmer: {ways}"
        if ways
        else "Cold message to a stranger: can anyone introduce you?"
    )
    return [CheckResult("cold", False, found, "Strangers seldom answer on LinkedIn; an introduction helps.")]


def _check_copied(copied: CopiedText | None) -> CheckResult:
    reason = "A personal message is written for one person."  # R12
    if copied is None:
        return CheckResult("copied", True, "Not copied from another message", reason)
    found = f"{copied.words} words are the same as in your message to {copied.contact}"
    return CheckResult("copied", False, found, reason, copied.spans)
