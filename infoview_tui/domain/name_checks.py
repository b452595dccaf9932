"""Checks of the names in a message: one greeting with the right name, and no other contact's (R11, R12)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from infoview_tui.domain.check_result import CheckResult, Fix, Span
from infoview_tui.domain.enums import Channel, MessageKind
from infoview_tui.domain.message_facts import MessageFacts
from infoview_tui.domain.message_text import MAX_SPANS, MessageText
from infoview_tui.domain.name_index import NameIndex
from infoview_tui.domain.normalize import fold

_NAME_REASON = "A misspelled name is the first thing that its owner notices."  # R11
_OTHER_REASON = "Left over from a message to somebody else, it shows that this one was copied."  # R12

_NICKNAMES = (
    "alexander alexandra alex sasha|andrew andy drew|anthony tony|barbara barb|benjamin ben|catherine katherine"
    " kathryn"
    " kate katie kathy cathy|charles charlie chuck|christina christine chris tina|christopher chris|daniel"
    " danielle dan"
    " danny dani|david dave|deborah debbie deb|donald don|douglas doug|edward ed eddie ted|elizabeth liz beth"
    " lizzie eliza"
    "|francisco paco|frederick fred|gabriel gabriela gabe gabi|gregory greg|jacob jake|james jim jimmy jamie"
    "|jennifer jen"
    " jenny|jessica jess|john jack johnny|jonathan jon|joseph joe|joshua josh|kenneth ken|kimberly kim|lawrence larry"
    "|leonard leo len|margaret maggie meg peggy|matthew matt|michael mike mick micha|nathaniel nathan nate"
    "|nicholas nick"
    "|pamela pam|patricia patrick pat patty|peter pete|philip phil|rebecca becky bec|richard rick dick rich"
    "|robert bob rob"
    " bobby|ronald ron|samuel samantha sam|sebastian seb|stephen steven steve|susan sue susie|theodore ted theo"
    "|thomas tom tommy|timothy tim|victoria vicky tori|vincent vince|william will bill billy|zachary zach"
)
_SHORT_FORMS = [frozenset(group.split()) for group in _NICKNAMES.split("|")]

_ABOUT_THEM = re.compile(r"\b(?:you|your|you're|you've|yours)\b", re.IGNORECASE)
_NOT_THEIRS = re.compile(
    r"\b(?:from|left|leaving|before|previous|previously|former|formerly|used to|worked|moved|I|I'm|I've|my|me|we"
    r"|our)\b"
)
_THERE = re.compile(r"\b(?:at|for|with|of|in|joined|joining|to)\s+$", re.IGNORECASE)
_REFERRAL = re.compile(
    r"\b(?:suggest|recommend|mention|introduc|refer|pointed|sent me|gave me|passed|told|spoke|talk|met|know"
    r"|thanks to|via"
    r"|through|friend|colleague|with)",
    re.IGNORECASE,
)
_NEARBY = 200
"""Number of characters around a name within which a sentence is read."""

_COMPARED_KINDS = (
    MessageKind.REQUEST, MessageKind.NUDGE, MessageKind.NEW_TIME, MessageKind.CONFIRMATION, MessageKind.RECONNECT,
)  # fmt: skip
"""Kinds in which no other contact is expected. An update or a thank-you names those who were recommended."""


def check_name(text: MessageText, facts: MessageFacts) -> CheckResult:
    """Check that the message has one greeting, with the contact's name as it is written in their record."""
    name = facts.contact_first_name.strip()
    if not name:
        return CheckResult("name", True, "The contact has no name to check", _NAME_REASON)
    if text.second_greeting:
        span = text.second_greeting
        fix = Fix("delete the second greeting", Span(span.start, _after_blank_lines(text, span.end)), "")
        return CheckResult("name", False, "Greets twice", _NAME_REASON, (span,), fix)
    greeted = text.plain[text.greeted.start : text.greeted.end] if text.greeted else ""
    if _is_their_name(greeted, facts) or (not greeted and _is_named_elsewhere(text, facts)):
        return CheckResult("name", True, f"{name}'s name is spelled right", _NAME_REASON)
    if greeted and text.greeted:
        fix = Fix(f"greet {name}", text.greeted, name)
        return CheckResult("name", False, f"Greets “{greeted}”, not {name}", _NAME_REASON, (text.greeted,), fix)
    span = Span(text.main.start, text.main.start)
    if text.greeting:
        start, end = text.greeting
        at = start + len(text.body[start:end].rstrip(" \n,!:;–—-"))
        fix = Fix(f"greet {name}", Span(at, at), f" {name}")
        return CheckResult(
            "name", False, f"{name}'s name is missing or misspelled", _NAME_REASON, (text.greeting,), fix
        )
    fix = Fix(f"greet {name}", span, f"Dear {name},\n\n")
    return CheckResult("name", False, f"{name}'s name is missing or misspelled", _NAME_REASON, (span,), fix)


def _after_blank_lines(text: MessageText, at: int) -> int:
    rest = text.body[at:]
    return at + len(rest) - len(rest.lstrip("\n"))


def _is_named_elsewhere(text: MessageText, facts: MessageFacts) -> bool:
    """Whether the name is where a greeting without a name leaves it: early in a call, anywhere in other messages."""
    if facts.kind is MessageKind.REQUEST and facts.channel is not Channel.PHONE:
        return False
    name = facts.contact_first_name.strip()
    where = text.body[:300] if facts.channel is Channel.PHONE else text.body
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", where)) or (
        facts.channel is Channel.PHONE and _is_their_name(where, facts)
    )


def _is_their_name(greeted: str, facts: MessageFacts) -> bool:
    """Whether a greeting has a word of their name, spelled as in their record, or a usual short form of it."""
    names = [facts.contact_first_name, *re.findall(r"[^\W\d_](?:[\w'’-]*\w)?", facts.contact_name)]
    for name in filter(None, map(str.strip, names)):
        ignore_case = re.IGNORECASE if name.islower() or name.isupper() or greeted.islower() else 0
        pattern = re.escape(name.replace("’", "'"))
        if len(name) > 1 and re.search(rf"(?<!\w){pattern}(?!\w)", greeted, ignore_case):
            return True
    if not facts.contact_first_name.isascii() and greeted.startswith(facts.contact_first_name[:2]):
        return not any(map(str.islower, facts.contact_first_name))  # characters without case: 山田様
    first, words = fold(facts.contact_first_name), set(re.findall(r"\w+", fold(greeted)))
    return any(first in forms and words & forms for forms in _SHORT_FORMS)


def check_other_names(text: MessageText, facts: MessageFacts, others: NameIndex) -> CheckResult:
    """Check that no other contact's full name is in the message, nor their organization in place of the contact's."""
    spans: dict[Span, str] = {}
    if facts.kind in _COMPARED_KINDS:
        words = [word.text for word in text.words]
        for found in others.find_names(words)[:MAX_SPANS]:
            span = Span(text.words[found.at].start, text.words[found.at + found.length - 1].end)
            if _is_capitalized(text, span) and not _REFERRAL.search(_sentence(text, span)):
                spans[span] = found.name
        for found in others.find_organizations(words)[:MAX_SPANS]:
            span = Span(text.words[found.at].start, text.words[found.at + found.length - 1].end)
            if _is_capitalized(text, span) and _is_given_as_theirs(text, span):
                spans[span] = found.name
    if spans:
        expected = fold(" ".join(_expected_texts(facts)))
        spans = {span: name for span, name in spans.items() if fold(name) not in expected}
    if not spans:
        return CheckResult("other_name", True, "Names no other contact or organization", _OTHER_REASON)
    names = " and ".join(dict.fromkeys(spans.values()))
    return CheckResult(
        "other_name", False, f"Names {names}: is that left from another message?", _OTHER_REASON, tuple(spans)
    )


def _is_capitalized(text: MessageText, span: Span) -> bool:
    return not text.body[span.start].islower()


def _sentence(text: MessageText, span: Span) -> str:
    sentence = text.sentence_at(span.start)
    return text.plain[max(sentence.start, span.start - _NEARBY) : min(sentence.end, span.end + _NEARBY)]


def _is_given_as_theirs(text: MessageText, span: Span) -> bool:
    """Whether an organization stands where the contact's own would: "your work at Figma", not "you left Figma"."""
    start = max(text.sentence_at(span.start).start, span.start - _NEARBY)
    before = text.plain[start : span.start]
    yours = list(_ABOUT_THEM.finditer(before))
    return bool(yours and _THERE.search(before)) and not _NOT_THEIRS.search(before[yours[-1].end() :])


def _expected_texts(facts: MessageFacts) -> Iterable[str]:
    """Return the facts in which other names may stand."""
    yield from (facts.contact_name, facts.contact_title, facts.contact_organization, facts.referrer_name)
    yield from (facts.target.text, facts.sender_name, facts.introduction, facts.how_met, facts.why)
    for texts in (facts.paths, facts.findings, facts.common_ground, facts.offerings, facts.commitments):
        yield from texts
    yield from facts.intentions
    yield from facts.referrals
    yield from (moment.text for moment in facts.moments)
