"""Checks of what a request asks: a question, its length, times, and the résumé; but no job (R10, R13, R14)."""

from __future__ import annotations

import re
from datetime import date

from infoview_tui.domain.check_result import CheckResult, Fix, Span
from infoview_tui.domain.enums import Channel, ResumeChoice
from infoview_tui.domain.message_facts import MessageFacts
from infoview_tui.domain.message_placeholders import join_with
from infoview_tui.domain.message_text import MessageText
from infoview_tui.domain.time_mentions import find_durations, find_offered_times

SHORTEST_MINUTES, LONGEST_MINUTES = 15, 30
"""Range of the length to ask for (R14)."""

RESUME_CHANNELS = (Channel.EMAIL, Channel.POST)
"""The channels on which a résumé may go with a request (R13)."""

_MINUTES_REASON = "A short, named length is easy to grant: ask for 15 to 30 minutes."  # R14
_TIMES_REASON = "Offer times within the next two to three weeks, so that one word is enough for an answer."  # R10
_JOB_REASON = "An interview asks for advice. Whoever reads about a job passes you on or says no."  # R25
_QUESTION_REASON = "A question gets an answer; a statement can be left."  # R8
_RESUME_REASON = "Attach it if it helps them to place you, or leave it out on purpose."  # R13

_ASK = re.compile(
    r"\b(?:would|could|can|may|might|do|are|is there|shall|how about|what about|open to|if you|wonder|hoping|hope"
    r"|grateful"
    r"|appreciate|love to|like to|ask)\b[^.?!]{0,200}?\b(?:minutes?|mins?|hour|call|chat|talk|speak|conversation|meet"
    r"|coffee|zoom"
    r"|pick your brain|interview|your time|spare|phone)\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"(?:\w+, )?(?:would|could|can|may|might|do|are|is|shall|will)\b(?! be)", re.IGNORECASE)
_VAGUE_LENGTH = re.compile(
    r"\b(?:a few|some|several|a couple of) (?:minutes|moments|time)\b|\ba (?:moment|bit|little) of (?:your )?time\b"
    r"|\bsome of your time\b",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\bvacanc(?:y|ies)\b|\b(?:job|current|any|an?|the|your) openings? (?:at|on|in|for|that|with)\b|\bjob openings?\b"
    r"|\bopen (?:positions?|roles?|jobs?)\b"
    r"|\b(?:any|have|has) (?:\w+ )?(?:positions?|roles?|jobs?) (?:open|available|going)\b"
    r"|\b(?:you|your \w+|company|firm|are) (?:is |are "
    r"|were )?(?:currently )?hiring\b"
    r"|\bare you (?:currently )?(?:hiring|recruiting)\b|\bhire me\b|\b(?:apply|applying|applied"
    r"|application) (?:for|to)"
    r" (?:an?|the|your|this|any)(?: \w+){0,3} (?:job|position|role|post|team|company|internship|opening|program)\b"
    r"|\b(?:job|position|role) (?:that )?(?:you|your \w+|\w+) (?:posted|advertised|listed)\b"
    r"|\bjob (?:posting|ad|advert|offer|listing|interview|application|opportunit\w+)\b"
    r"|\b(?:any|suitable|employment) (?:jobs?|positions?|opportunit(?:y|ies)|internships?)\b"
    r"|\b(?:looking|searching|hunting) for (?:a |an |my |any )?(?:\w+ ){0,2}(?:job|position|employment|internship"
    r"|placement)\b"
    r"|\b(?:want|like|love|hope|hoping|interested in|offer me|get me|find me) (?:to get |to have |to find "
    r"|getting |in )?"
    r"(?:an? )(?:\w+ )?(?:job|position|internship)\b|\bconsider me\b|\bmy (?:candidacy|application)\b"
    r"|\b(?:refer|recommend) me (?:for|to your)\b|\bgood word\b"
    r"|\b(?:forward|pass|share|send) (?:on )?my (?:résumé|resume|cv)\b|\b(?:like|love|want|hope"
    r"|able) to work for (?:you|your (?:team|company))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|no|never|without|rather than|instead of|nor|isn't)\b|n't\b|\bdo not\b", re.IGNORECASE)
_ATTACHED = re.compile(
    r"\b(?:attach(?:ed|ing)?|enclos(?:e|ed|ing))\b[^.?!]{0,200}\b(?:résumé|resume|cv)\b"
    r"|\b(?:résumé|resume|cv)\b[^.?!]{0,200}\b(?:attached|enclosed)\b",
    re.IGNORECASE,
)


def find_ask(text: MessageText) -> Span | None:
    """Return the sentence that asks for the interview, from the words that ask."""
    found = text.search(_ASK)
    return Span(found.start, max(found.end, text.sentence_at(found.start).end)) if found else None


def check_question(text: MessageText) -> CheckResult:
    """Check that the ask is a question."""
    if "?" in text.main_text:
        return CheckResult("question", True, "Asks a question", _QUESTION_REASON)
    ask = find_ask(text)
    if ask is None:
        at = text.trim(text.main).end
        return CheckResult("question", False, "Asks no question", _QUESTION_REASON, (Span(at, at),))
    sentence = text.trim(text.sentence_at(ask.start))
    fix = None
    if _INVERTED.match(text.plain, sentence.start) and text.plain[sentence.end - 1] in ".!":
        fix = Fix("end it with a question mark", Span(sentence.end - 1, sentence.end), "?")
    return CheckResult("question", False, "The ask is not a question", _QUESTION_REASON, (sentence,), fix)


def check_minutes(text: MessageText, facts: MessageFacts) -> CheckResult:
    """Check that 15 to 30 minutes are asked for."""
    durations = find_durations(text)
    if any(item.shortest >= SHORTEST_MINUTES and item.longest <= LONGEST_MINUTES for item in durations):
        return CheckResult("minutes", True, "Names a short length", _MINUTES_REASON)
    minutes = f"{min(max(facts.minutes, SHORTEST_MINUTES), LONGEST_MINUTES)} minutes"
    if durations:
        span, longest = durations[0].span, durations[0].longest
        found = f"Asks for {'more than 30' if longest > LONGEST_MINUTES else 'less than 15'} minutes"
        return CheckResult("minutes", False, found, _MINUTES_REASON, (span,), Fix(f"write “{minutes}”", span, minutes))
    vague = text.search(_VAGUE_LENGTH)
    if vague:
        fix = Fix(f"write “{minutes}”", vague, minutes)
        return CheckResult("minutes", False, "Names no length", _MINUTES_REASON, (vague,), fix)
    ask = find_ask(text)
    return CheckResult("minutes", False, "Names no length", _MINUTES_REASON, (ask or _end_of(text),))


def check_times(text: MessageText, facts: MessageFacts, today: date | None) -> CheckResult:
    """Check that a time within two to three weeks is offered."""
    soon, late = find_offered_times(text, today)
    if soon:
        return CheckResult("times", True, "Offers a time", _TIMES_REASON)
    found = "Offers only times that are more than three weeks away" if late else "Offers no time: name two or three"
    place = _end_of(text)
    fix = None
    if facts.offered_times and not late:
        times = join_with("or", facts.offered_times)
        fix = Fix("offer times", place, f"{_space_before(text, place)}I could talk on {times}.")
    return CheckResult("times", False, found, _TIMES_REASON, tuple(late) or (place,), fix)


def check_job(text: MessageText) -> CheckResult:
    """Check that a message asks for no job and names no vacancy. It may deny that it does."""
    spans = [span for span in text.find_all(_JOB) if not _is_denied(text, span)]
    if not spans:
        return CheckResult("job", True, "Asks for no job", _JOB_REASON)
    found = text.body[spans[0].start : spans[0].end]
    return CheckResult(
        "job", False, f"“{' '.join(found.split())}” reads as asking for a job", _JOB_REASON, tuple(spans)
    )


def _is_denied(text: MessageText, span: Span) -> bool:
    sentence = text.sentence_at(span.start)
    return bool(_NEGATED.search(text.plain, max(sentence.start, span.start - 200), span.end))


def check_resume(text: MessageText, facts: MessageFacts) -> CheckResult:
    """Check that the résumé is attached or left out on purpose, and that the text agrees. Only mail carries one."""
    if facts.channel not in RESUME_CHANNELS:
        return CheckResult("resume", True, "No résumé on this channel", _RESUME_REASON)
    mentioned = text.search(_ATTACHED)
    if mentioned and facts.resume is not ResumeChoice.ATTACHED and not _is_denied(text, mentioned):
        return CheckResult("resume", False, "Mentions a résumé that is not attached", _RESUME_REASON, (mentioned,))
    if facts.resume is None:
        return CheckResult("resume", False, "Résumé: not decided yet", _RESUME_REASON)
    return CheckResult("resume", True, f"Résumé {facts.resume.value.replace('_', ' ')}", _RESUME_REASON)


def _end_of(text: MessageText) -> Span:
    end = text.trim(text.main).end
    return Span(end, end)


def _space_before(text: MessageText, place: Span) -> str:
    before = text.body[place.start - 1 : place.start]
    return " " if before and not before.isspace() else ""
