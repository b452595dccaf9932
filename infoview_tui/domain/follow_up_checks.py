"""Checks of a nudge, and of the messages around and after an interview (R32, R34)."""

from __future__ import annotations

import re

from infoview_tui.domain.check_result import CheckResult, Span
from infoview_tui.domain.message_facts import MessageFacts
from infoview_tui.domain.message_text import MessageText
from infoview_tui.domain.personal_checks import mentions_any
from infoview_tui.domain.time_mentions import find_offered_times

_REPROACH_REASON = "Silence is seldom meant. A reproach makes it harder to answer."  # R7
_ADDS_REASON = "A second message is welcome if it brings something: a time, news, or an easier way to answer."  # R10
_TIME_REASON = "A confirmation repeats day and time, so that a mistake is noticed before the call."
_TARGET_REASON = "Whoever is to introduce you needs to know to whom."  # R3
_THEIR_PART_REASON = "People like to hear what their advice led to: name it."  # R34
_PERSONAL_REASON = "A word of what you last talked about shows that you remember them."  # R34

_REPROACH = re.compile(
    r"\b(?:(?:have|has|had|did)(?:n't| not)|never|not yet|still not|still no|no|without an?)(?: \w+){0,3} "
    r"(?:heard|hear|replied|reply|answered|answer|responded|response|got(?:ten)? back|get back"
    r"|received? (?:a |any |an )?(?:reply|answer|response))\b"
    r"|\b(?:have|did)(?:n't| not) you (?:see|get|receive|read|reply|answer)\b"
    r"|\byou (?:(?:have|did)(?:n't| not)|never) (?:seen?|get|got|received?|read|repl\w+|answer\w*|respond\w*"
    r"|written|write)\b"
    r"|\bdid you (?:even |not |ever )?(?:get|see|receive|read|miss)(?: \w+){0,3} "
    r"(?:emails?|messages?|notes?|requests?|letters?)\b"
    r"|\b(?:second|third|fourth|2nd|3rd) (?:attempt|email|message|reminder)\b"
    r"|\b(?:wrote|written|emailed|called|tried|asked|messaged|contacted)\b[^.?!]{0,40}"
    r"\b(?:twice|three times|again and again)\b"
    r"|\b(?:had|heard|received|got) nothing\b|\b(?:emails?|messages?|notes?|letters?) (?:ever |even )?reached you\b"
    r"|\bstill waiting\b|\bbeen waiting\b|\bignor(?:ed|ing) (?:me|my)\b|\bas per my\b"
    r"|\bper my (?:last|previous|earlier)\b|\bdisappointed\b|\bsurprised that you\b|\b(?:bumping|bump) this\b"
    r"|\btoo busy (?:to|for)\b|\bat least\b[^.?!]{0,200}\b(?:answer|reply|respond)\b"
    r"|\bcourtesy\b|\bunanswered\b|\bplease (?:at least )?(?:reply|respond|answer) (?:soon|asap|today|as soon)\b",
    re.IGNORECASE,
)
_KIND_SILENCE = re.compile(
    r"\b(?:no (?:need|rush|pressure|hurry|problem|worries|obligation)|if I(?: do not|don't) hear)\b[^.?!]{0,200}$",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\b(?:since (?:then|my|I)|meanwhile|in the meantime|article|link|https?|read|saw|came across|found|finished"
    r"|tried|listened"
    r"|watched|heard|attended|news|congratulations|congrats|launch\w*|new|thought of you|reminded me|shorter"
    r"|instead|by email"
    r"|in writing|phone|quick question|one question|two questions|three questions|questions?|somebody else"
    r"|someone else"
    r"|colleague|later|january|after the|easier|another time|any time|anyone|who else|happy to|fits? (?:you|your)"
    r"|suits? you"
    r"|attached|enclosed|learned|noticed|your (?:talk|post|article|book))\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.h](\d\d))?\s?(am|pm|a\.m|p\.m|uhr|o'clock)?\b", re.IGNORECASE)
_CLOCK_TIME = re.compile(
    r"\b(\d{1,2})[:.](\d\d)\b(?!\.\d)\s?(am|pm|a\.m|p\.m)?|\b(\d{1,2}) ?(am|pm|a\.m|p\.m|o'clock)\b", re.IGNORECASE
)
_THEIR_PART = re.compile(
    r"\b(?:thank|thanks|grateful|appreciate[ds]?|advice|suggest\w*|recommend\w*|introduc\w+|told me|mention\w*|tip"
    r"|help\w*|idea"
    r"|you said|pointed|because of you|our (?:conversation|talk|chat|call)|you|your)\b",
    re.IGNORECASE,
)
_SHARED_PAST = re.compile(
    r"\b(?:since (?:we|our)|last (?:time|spoke|talked|met|year|month|spring|summer|fall|autumn|winter|week)"
    r"|our (?:conversation|talk"
    r"|chat|call|lunch|coffee|meeting|interview)|(?:you|we) (?:mentioned|told|said|talked|spoke|met|recommended"
    r"|suggested)"
    r"|when we|remember|ago|your (?:advice|tip|suggestion|talk|book|article|post|new|team|project|move|promotion)"
    r"|thought of you|reminded me|congratulations|congrats|still (?:think|use)|you may (?:like|enjoy))\b",
    re.IGNORECASE,
)


def check_reproach(text: MessageText) -> CheckResult:
    """Check that a nudge does not reproach the contact for their silence."""
    spans = [
        span
        for span in text.find_all(_REPROACH)
        if not _KIND_SILENCE.search(text.plain, max(text.sentence_at(span.start).start, span.start - 200), span.end)
    ]
    if not spans:
        return CheckResult("reproach", True, "Does not reproach them", _REPROACH_REASON)
    found = " ".join(text.body[spans[0].start : spans[0].end].split())
    return CheckResult("reproach", False, f"“{found}” reads as a reproach", _REPROACH_REASON, tuple(spans))


def check_adds(text: MessageText, facts: MessageFacts) -> CheckResult:
    """Check that a nudge adds something to the message before it."""
    soon, _ = find_offered_times(text, None)
    if soon or text.search(_ADDS) or mentions_any(text, [*facts.offerings, *facts.findings, *facts.common_ground]):
        return CheckResult("adds", True, "Adds something", _ADDS_REASON)
    end = text.trim(text.main).end
    found = "Adds nothing: offer a time, news, or an easier way to answer"
    return CheckResult("adds", False, found, _ADDS_REASON, (Span(end, end),))


def check_interview_time(text: MessageText, facts: MessageFacts) -> CheckResult:
    """Check that a confirmation names the time of the interview, and no other."""
    agreed = _clock_times(facts.interview_time)
    named = [(Span(*match.span()), _to_clock(match)) for match in _CLOCK_TIME.finditer(text.plain, *text.main)]
    if agreed and named:
        if any(_is_same_time(time, other) for _, time in named for other in agreed):
            return CheckResult("time", True, "Names the time of the interview", _TIME_REASON)
        found = f"Names another time: the interview is {facts.interview_time}"
        return CheckResult("time", False, found, _TIME_REASON, tuple(span for span, _ in named))
    if named or (not agreed and find_offered_times(text, None)[0]) or (agreed and _names_hour(text, agreed)):
        return CheckResult("time", True, "Names the time of the interview", _TIME_REASON)
    end = text.trim(text.main).end
    agreed_time = f": {facts.interview_time}" if facts.interview_time else ""
    return CheckResult("time", False, f"Does not name the time{agreed_time}", _TIME_REASON, (Span(end, end),))


def _clock_times(text: str) -> list[tuple[int, int, bool]]:
    return [_to_clock(match) for match in _CLOCK_TIME.finditer(text)]


def _to_clock(match: re.Match[str]) -> tuple[int, int, bool]:
    """Return hour, minute, and whether am or pm is given."""
    half = (match[3] or match[5] or "").lower()[:1]
    hour = int(match[1] or match[4]) % 24
    if half in ("a", "p"):
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(match[2] or 0), half in ("a", "p")


def _is_same_time(one: tuple[int, int, bool], other: tuple[int, int, bool]) -> bool:
    """Whether two times may be the same; one without am or pm may be either."""
    exact = one[2] or one[0] > 12, other[2] or other[0] > 12
    return one[1] == other[1] and (one[0] == other[0] or (one[0] % 12 == other[0] % 12 and not all(exact)))


def _names_hour(text: MessageText, agreed: list[tuple[int, int, bool]]) -> bool:
    """Whether the hour stands alone, as in "at 10" and "um 10 Uhr"."""
    hours = {int(match[1]) % 12 for match in _CLOCK.finditer(text.plain, *text.main)}
    return any(hour % 12 in hours for hour, _, _ in agreed) or bool(re.search(r"\bnoon\b", text.main_text))


def check_target(text: MessageText, facts: MessageFacts) -> CheckResult | None:
    """Check that a message names the organization or person that an introduction is asked to."""
    target = facts.target.text.strip()
    if not target:
        return None
    if mentions_any(text, [target]) or target.casefold() in text.main_text.casefold():
        return CheckResult("target", True, f"Names {target}", _TARGET_REASON)
    return CheckResult(
        "target", False, f"Does not name {target}", _TARGET_REASON, (Span(text.main.start, text.main.start),)
    )


def check_their_part(text: MessageText) -> CheckResult:
    """Check that an update names what the contact did."""
    if not text.search(_THEIR_PART):
        found = "Does not name what they did for you"
        return CheckResult("their_part", False, found, _THEIR_PART_REASON, (Span(text.main.start, text.main.start),))
    return CheckResult("their_part", True, "Names what they did for you", _THEIR_PART_REASON)


def check_shared_past(text: MessageText, facts: MessageFacts) -> CheckResult:
    """Check that a check-in refers to something that the two share."""
    shared = [*facts.common_ground, *facts.findings, facts.how_met, facts.contact_title, *facts.commitments]
    shared += [moment.text for moment in facts.moments] + [*facts.offerings, facts.target.text]
    if text.search(_SHARED_PAST) or mentions_any(text, shared):
        return CheckResult("shared_past", True, "Refers to what you share", _PERSONAL_REASON)
    found = "Refers to nothing that you share"
    return CheckResult("shared_past", False, found, _PERSONAL_REASON, (Span(text.main.start, text.main.start),))
