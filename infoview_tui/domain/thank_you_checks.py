"""Checks of a thank-you: a moment of the conversation, commitments, length (R32, R33)."""

from __future__ import annotations

from infoview_tui.domain.check_result import CheckResult
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.message_facts import MessageFacts
from infoview_tui.domain.thank_you import MAX_WORDS, MOMENT_PLACEHOLDER, cites_moment


def check_moment(body: str, facts: MessageFacts) -> CheckResult | None:
    """Check that a thank-you for an interview mentions a starred moment."""
    if not facts.has_interview:
        return None
    usable = [
        moment
        for moment in facts.moments
        if moment.kind is not NoteKind.OFF_RECORD and any(map(str.isalnum, moment.text))
    ]
    reason = "A moment of this conversation shows that you listened; a general thank-you could go to anyone."  # R33
    if not usable:
        ok = bool(body.strip()) and MOMENT_PLACEHOLDER not in body
        text = "No starred moments: make sure to mention one from this conversation"
        return CheckResult("moment", ok, text, reason)
    if any(cites_moment(body, moment) for moment in usable):
        return CheckResult("moment", True, "Mentions a moment from this conversation", reason)
    return CheckResult("moment", False, "Mentions no starred moment: say what stayed with you, in their words", reason)


def check_commitments(facts: MessageFacts) -> CheckResult:
    """Check that all of the user's commitments are on the to-do list."""
    pending = len(facts.intentions)
    reason = "A commitment in writing is kept only if it is on your list."  # R31
    if pending:
        text = "1 commitment is" if pending == 1 else f"{pending} commitments are"
        return CheckResult("promises", False, f"{text} not on your list yet", reason)
    text = "Your commitments are on your list" if facts.commitments else "No open commitments"
    return CheckResult("promises", True, text, reason)


def check_length(body: str) -> CheckResult:
    """Check that a thank-you takes at most a minute to read."""
    words = len(body.split())
    is_short = words <= MAX_WORDS
    text = format_count(words, "word") + ("" if is_short else f": aim for {MAX_WORDS} or fewer")
    return CheckResult("length", is_short, text, "A thank-you takes a minute to read at most.")
