"""Checks of a thank-you: a moment of the conversation, commitments, length (R32, R33)."""

from __future__ import annotations

from infoview_tui.domain.check_result import CheckResult
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.message_facts import MessageFacts
from infoview_tui.domain.message_placeholders import ANY_GAP_PATTERN
from infoview_tui.domain.message_text import MessageText, parse_message
from infoview_tui.domain.personal_checks import mentions_any
from infoview_tui.domain.thank_you import MAX_WORDS, USUAL_WORDS, cites_note


def check_moment(text: MessageText, facts: MessageFacts) -> CheckResult | None:
    """Check that a thank-you for an interview mentions something that was noted in it, in any words.

    Without a note there is nothing to compare with.
    """
    if not facts.has_interview:
        return None
    reason = "A moment of this conversation shows that you listened; a general thank-you could go to anyone."  # R33
    said = [note for note in facts.said if any(map(str.isalnum, note))]
    if not said:
        found = "No notes: can't tell whether it mentions something they said"
        return CheckResult("moment", True, found, reason, can_tell=False)
    own = ANY_GAP_PATTERN.sub(" ", text.body)
    written = text if own == text.body else parse_message(own, facts.contact_name or facts.contact_first_name)
    if any(cites_note(own, note) for note in said) or mentions_any(
        written, said, ignored=(USUAL_WORDS, facts.contact_name, *facts.referrals)
    ):
        return CheckResult("moment", True, "Mentions something from your notes", reason)
    if not text.is_english:  # the notes may be in another language
        found = "Can't tell in this language whether it mentions something they said"
        return CheckResult("moment", True, found, reason, can_tell=False)
    return CheckResult("moment", False, "Mentions nothing from your notes: say what stayed with you", reason)


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
