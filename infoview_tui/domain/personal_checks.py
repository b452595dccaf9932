"""Checks of what makes a message personal: who writes, how they found the contact, and why them (R8, R9, R12)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from infoview_tui.domain.check_result import CheckResult, Fix, Span
from infoview_tui.domain.enums import Channel, Relationship
from infoview_tui.domain.message_facts import MessageFacts
from infoview_tui.domain.message_text import MessageText
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.request_checks import find_ask
from infoview_tui.domain.time_mentions import mentions_time

_INTRODUCTION_REASON = "People answer those whom they can place: one clause about you is enough."  # R8
_FOUND_REASON = "How you found them is the first thing that they wonder about."  # R8
_WHY_REASON = "One thing that fits only this person shows that you chose them."  # R8, R12
_INTEREST_REASON = "People like to talk about their own path: ask about that."  # R8
_REFERRER_REASON = "A name that they know is the best reason to read on: put it in the first sentence."  # R9
_CONNECTION_REASON = "First what connects you, then the ask."  # R8
_ABOUT_REASON = "A request is about them: one clause about you is enough."  # R8

_KNOWN_TO_THEM = (Relationship.FAMILY, Relationship.FRIEND, Relationship.COLLEAGUE)
"""Relationships in which nobody has to say who they are or how they found the other."""

_WHO_I_AM = re.compile(
    r"\bI(?: am|'m) (?:(?:currently|now|also|just|still|myself|only|both|originally|presently) )*(?:an?|the"
    r"|in (?!touch)|new"
    r"|coming|based|one of|about to|on|from|with|at|your|[A-ZÀ-Ž]\w+"
    r"|(?!writ|contact|reach|email|messaging|wonder|ask|looking forward|hoping|follow|get|call|send|read|being"
    r"|trying to)\w+ing)\b"
    r"|\bI(?:'ve| have)? (?:(?:currently|just|recently|also|now|am|have|both|spent|only) )*(?:work|study|studied"
    r"|studies|teach"
    r"|taught|run|ran|lead|led|manage|design|build|built|write (?:code|software|for)|been an?|been in|been \w+ing"
    r"|spent"
    r"|finish|graduat|moved|changed|left|joined|started|grew up|hold a|did my|completed|come from|decided|used to"
    r"|nurse|code"
    r"|program|cook|train|research|sell|sold|practice|serve|edit)"
    r"|\bI (?!would|could|can|may|might|will|shall|should|must|read|saw|love|like|enjoy|found|find|heard|hear"
    r"|hope|wonder|know"
    r"|knew|understand|think|thought|write|wrote|want|wish|look|came|come|notice|thank|appreciate|admire|promise"
    r"|do\b|did\b"
    r"|have|had|was|were|keep|just|also|really|recently|always|still|remember|met|follow|believe|guess|see|learn"
    r"|am\b|ask"
    r"|need|got|get\b|watch|listen|contact|reach|email|call|understood|discover|stumble|and\b|say|said)[a-z]{3,}\b"
    r"|\b(?:and|but) am \w+ing\b|\babout to\b|\bI was (?:an?|the)\b|\bI(?:'ve| have) become\b|\b(?:leaving"
    r"|moving from|switching from) \w+ (?:for|to|into)\b"
    r"|\b[Mm]y (?:name is|background|degree|studies|thesis|field|master|bachelor|phd|training|own background"
    r"|day job)\b"
    r"|\b[Tt]his is [A-ZÀ-Ž]|\b[Aa]s an? (?!result|matter|whole|rule|first|bonus|follow)\w+|\b\w+ years (?:of|in"
    r"|as)\b"
    r"|\b[Ff]ellow\b|\b(?:alum|classmate|neighbor|colleague)\w* (?:of|from)\b|\b[Ww]e (?:had|both|share|met"
    r"|worked|studied|were"
    r"|sat|talked|spoke)\b"
    r"|\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]inal)[- ]year\b|\b(?:student|graduate|career[- ]changer|nurse|teacher"
    r"|engineer"
    r"|designer) (?:at|from|of|in|here)\b",
)
_HOW_FOUND = re.compile(
    r"\b(?:found|came across|come across|discovered|saw|seen|read|reading|heard|hearing|met|meeting|noticed"
    r"|watched|watching"
    r"|listened|listening|follow(?:ed|ing)?|attended|suggested|recommended|mentioned|introduced|introduction"
    r"|referred|told me"
    r"|gave me|pointed|point me|sent me|passed me|put me in touch|connected us|via|through|alum\w*|classmates?"
    r"|fellow|we both"
    r"|we (?:worked|studied|sat|talked|spoke)|both (?:of us|went|studied|worked|grew)|same (?:school|team"
    r"|university|college|town"
    r"|program|course|club|company|department)|linkedin|thanks to|know you|remember|stumbled|encouraged"
    r"|thought (?:of you|you)"
    r"|said (?:that )?you|says (?:that )?you|speaks|spoke (?:so )?|talked about you|name came up|mutual|in common"
    r"|searching"
    r"|looking for people|search for|learned of|learned about you|enjoyed|loved|struck|impressed|inspired"
    r"|stayed with me"
    r"|stuck with me|(?:your|the) (?:\w+ ){0,3}(?:talk|article|post|book|podcast|paper|newsletter|interview"
    r"|portfolio|website|blog"
    r"|video|webinar|lecture|keynote|essay|column|profile|workshop|panel|case study|piece|thread|session|thesis"
    r"|project))\b"
    r"|\byou (?:wrote|ran|built|gave|led|made|designed|published|founded|organi[sz]ed|shared|posted|spoke"
    r"|presented|did)\b"
    r"|\byour [\"“«„]|\bmade the rounds\b|\bcame to mind\b",
    re.IGNORECASE,
)
_ABOUT = r"(?:on|about|for|with|to|into|in|at|from|as|of)"
_ANYBODY = (  # what comes after a preposition in praise that would fit anybody: "your time in the industry"
    r"(?:(?:the|this|that|these|your|my|our|its?|an?|such|some|any|many|much|all|so|both|over|various|different)\s+)*"
    r"(?:\w+ly\s+|same\s+|similar\s+|great\s+)?(?:fields?|industr(?:y|ies)|areas?|spaces?|sectors?|compan(?:y|ies)"
    r"|organi[sz]ations?|business|world|careers?|experiences?|li(?:fe|ves)|times?|while|years?|now|today|general"
    r"|particular|great|interest|linkedin|you|me|it|them|us|where|what|how|which|who|all|past|positions?|roles?"
    r"|professions?|teams?|work|success|jobs?|people|person|professionals?|domain|line|topics?|subjects?|kind|start"
    r"|school|university|college|others?|\w*self|\w*selves|most|least|first|last|once|present|beginning)\b"
)
_SPECIFIC = re.compile(
    r"\byour (?:\w+ ){0,3}(?:talk|articles?|posts?|book|podcast|paper|essay|move|switch|shift|change|transition"
    r"|path|project"
    r"|research|thesis|piece|lecture|keynote|workshop|panel|case study|work|team|column|newsletter|thread|webinar"
    r"|study"
    r"|session|interview|years|time|report|prototype|redesign|campaign|exhibition|film|album|garden|studio|clinic"
    rf"|lab)s?\b(?:(?!\b{_ABOUT}\s)[^.?!]){{0,40}}(?:\b{_ABOUT}\s+{_ANYBODY}\s+(?!of\b))*"
    rf"(?:(?!\b{_ABOUT}\s)[^.?!]){{0,40}}\b{_ABOUT}\s+(?!{_ANYBODY})\S{{3,}}"
    r"|(?<!how )(?<!why )(?<!what )(?<!where )(?<!when )(?<!if )\byou (?:told|said|mentioned|explained|wrote"
    r"|built|ran|led|left"
    r"|moved|changed|switched|gave|made|designed|founded|came (?:to|from|into|back|over))\b"
    r"|\bthat you (?!would|could|can|may|might|are|were|had|have|do|will|works? (?:at|for|in|as)|know|seem)\w+ \w+",
    re.IGNORECASE,
)
_INTEREST = re.compile(
    r"\b(?:career|path|journey|route|profession)s?\b|\bhow (?:(?:did|do) )?(?:you|someone|somebody|people|one|it)\b"
    r"|\byour (?:\w+ ){0,2}(?:work|role|job|field|experiences?|days?|weeks?|perspective|story|way|background|move"
    r"|transition"
    r"|switch|insights?|advice|thoughts|view|time|decision|team|practice|craft|studio|years|take|opinion|lessons"
    r"|eyes|world)\b"
    r"|\bwhat (?:you|it|your|a|the)\b|\b(?:learn|hear|know|find out|understand|ask you|ask|talk|talking|chat"
    r"|curious|hearing"
    r"|learning|asking|questions?|interested|interest)\b (?:\w+ ){0,3}(?:about|from|how|what|why|in|of)\b|\bcurious\b"
    r"|\bpick your brain\b|\bperson to (?:ask|talk)\b|\bwonder(?:ing)? (?:about|what|how|whether|if|why)\b"
    r"|\bwhy you\b|\bwhere you\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“„«]")
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I'd|I'll|me|my|mine|myself)\b")
_SECOND_PERSON = re.compile(r"\b(?:you|your|yours|you're|you've|you'd|you'll|yourself)\b", re.IGNORECASE)
_COMMON_FACT_WORDS = frozenset({
    "about", "after", "also", "and", "any", "are", "been", "before", "being", "but", "for", "from", "had", "has",
    "have", "her", "his", "how", "into", "its", "just", "like", "more", "most", "not", "now", "one", "our", "out",
    "over", "she", "that", "the", "their", "them", "then", "there", "they", "this", "two", "very", "was", "were",
    "what", "when", "you", "where", "which", "who", "with", "work", "worked", "works", "working", "your", "him",
})  # fmt: skip
_STEM = 5
"""Characters by which words are compared: "design" and "designing" are one, "designer" and "designs" too."""


def check_introduction(text: MessageText, facts: MessageFacts) -> CheckResult:
    """Check that a message says who the user is."""
    is_said = (
        facts.relationship in _KNOWN_TO_THEM
        or text.search(_WHO_I_AM) is not None
        or _find_mention(text, [facts.introduction], least=3) is not None
        or (
            len(facts.sender_name.strip()) > 1
            and facts.sender_name.strip() in text.body[text.main.start : text.main.end]
        )
    )
    if is_said:
        return CheckResult("introduction", True, "Says who you are", _INTRODUCTION_REASON)
    place = _start_of(text)
    introduction = " ".join(facts.introduction.split())
    fix = Fix("insert your introduction", place, f"{_end_with_period(introduction)} ") if introduction else None
    return CheckResult("introduction", False, "Does not say who you are", _INTRODUCTION_REASON, (place,), fix)


def check_how_found(text: MessageText, facts: MessageFacts) -> CheckResult:
    """Check that a message says how the user found the contact."""
    if facts.relationship in _KNOWN_TO_THEM or _find_connection(text, facts) is not None:
        return CheckResult("how_found", True, "Says how you found them", _FOUND_REASON)
    return CheckResult("how_found", False, "Does not say how you found them", _FOUND_REASON, (_start_of(text),))


def check_why_them(text: MessageText, facts: MessageFacts) -> CheckResult:
    """Check that a message mentions something about this contact, or who referred the user to them.

    That is research, common ground, their title, or their work. Praise that would fit anybody is not enough.
    """
    known = [*facts.findings, *facts.common_ground, facts.why, facts.contact_title, facts.how_met]
    if not any(known):
        found = "No research yet: can't tell whether it says why you ask them"
        return CheckResult("why_them", True, found, _WHY_REASON, can_tell=False)
    says_why = (
        facts.relationship in _KNOWN_TO_THEM
        or _find_name(text, facts.referrer_name.strip()) is not None
        or _mentions_in_sentence(text, known)
        or text.search(_SPECIFIC) is not None
    )
    if says_why:
        return CheckResult("why_them", True, "Says why you ask them", _WHY_REASON)
    first = next(iter([*facts.findings, *facts.common_ground, facts.contact_title]), "")
    example = f": mention “{first[:40]}{'…' if len(first) > 40 else ''}”" if first else ""
    return CheckResult("why_them", False, f"Does not say why you ask them{example}", _WHY_REASON, (_start_of(text),))


def _mentions_in_sentence(text: MessageText, facts: Sequence[str]) -> bool:
    """Whether one sentence mentions one of several facts, other than a sentence in which the user says who they are."""
    return any(
        _find_mention(text, facts, within=span) is not None
        for span in text.sentences
        if _is_about_them(text.plain[span.start : span.end])
    )


def _is_about_them(sentence: str) -> bool:
    theirs = (_SECOND_PERSON, _HOW_FOUND, _QUOTED)
    return any(pattern.search(sentence) for pattern in theirs) or not _WHO_I_AM.search(sentence)


def check_interest(text: MessageText) -> CheckResult:
    """Check that a message shows interest in the contact's career."""
    if text.search(_INTEREST):
        return CheckResult("interest", True, "Shows interest in their career", _INTEREST_REASON)
    return CheckResult(
        "interest", False, "Shows no interest in their career", _INTEREST_REASON, (find_ask(text) or _start_of(text),)
    )


def check_referrer(text: MessageText, facts: MessageFacts) -> CheckResult | None:
    """Check that the first sentence names the referrer, if there is one; in a call, one of the first two."""
    referrer = facts.referrer_name.strip()
    if not referrer:
        return None
    first = (
        text.sentences[1 if facts.channel is Channel.PHONE and len(text.sentences) > 1 else 0].end
        if text.sentences
        else 0
    )
    place = _find_name(text, referrer)
    if place is not None and place.start < first:
        return CheckResult("referrer", True, f"Names {referrer} in the first sentence", _REFERRER_REASON)
    if place is not None:
        return CheckResult("referrer", False, f"Name {referrer} in the first sentence", _REFERRER_REASON, (place,))
    start = _start_of(text)
    fix = Fix(f"begin with {referrer}", start, f"{referrer} suggested that I contact you. ")
    return CheckResult(
        "referrer", False, f"Does not name {referrer}, who referred you", _REFERRER_REASON, (start,), fix
    )


def check_connection_first(text: MessageText, facts: MessageFacts) -> CheckResult:
    """Check that what connects the two comes before the ask. If nothing does, `check_how_found` reports that."""
    ask, connection = find_ask(text), _find_connection(text, facts)
    is_known = facts.relationship in _KNOWN_TO_THEM
    if is_known or ask is None or connection is None or connection < ask.end:
        return CheckResult("connection_first", True, "Begins with what connects you", _CONNECTION_REASON)
    return CheckResult("connection_first", False, "Asks before it says what connects you", _CONNECTION_REASON, (ask,))


def check_about_them(text: MessageText, facts: MessageFacts) -> CheckResult:
    """Check that more words are in sentences about the contact than in those only about the user."""
    mine: list[Span] = []
    words = {True: 0, False: 0}
    theirs = [facts.contact_organization, facts.contact_first_name, facts.contact_title, *facts.findings]
    for span in text.sentences:
        sentence = text.plain[span.start : span.end]
        is_theirs = bool(_SECOND_PERSON.search(sentence)) or _find_mention(text, theirs, within=span) is not None
        if is_theirs or (_FIRST_PERSON.search(sentence) and not mentions_time(sentence)):
            words[is_theirs] += len(sentence.split())
            if not is_theirs:
                mine.append(text.trim(span))
    if words[False] <= max(words[True], 20):
        return CheckResult("about_them", True, "More about them than about you", _ABOUT_REASON)
    return CheckResult("about_them", False, "More about you than about them", _ABOUT_REASON, tuple(mine))


def mentions_any(text: MessageText, facts: Iterable[str], *, ignored: Iterable[str] = ()) -> bool:
    """Whether a message mentions one of several facts: two of its words, or its only one, in any form.

    Words of *ignored* texts do not count.
    """
    return _find_mention(text, facts, ignored=ignored) is not None


def _find_mention(
    text: MessageText,
    facts: Iterable[str],
    *,
    least: int = 2,
    within: Span | None = None,
    ignored: Iterable[str] = (),
) -> int | None:
    """Return where the first of several facts is mentioned: *least* of its words, or all if it has fewer.

    Words of *ignored* texts do not count.
    """
    start, end = within or text.main
    places: dict[str, int] = {}
    for word in text.words:
        if start <= word.start < end:
            places.setdefault(word.text[:_STEM], word.start)
    found = []
    usual = _stems(" ".join(ignored))
    for fact in facts:
        stems = _stems(fact) - usual
        mentioned = [places[stem] for stem in stems & places.keys()]
        if stems and len(mentioned) >= min(least, len(stems)):
            found.append(min(mentioned))
    return min(found, default=None)


@lru_cache(maxsize=256)
def _stems(text: str) -> frozenset[str]:
    """Return the first characters of the content words of a fact. Cached, because each key needs those of all"
    " facts."""
    return frozenset(word[:_STEM] for word in re.findall(r"[^\W_]+", fold(text)) if _is_content(word))


def _is_content(word: str) -> bool:
    return (len(word) > 2 and word not in _COMMON_FACT_WORDS) or (len(word) > 1 and not word.isascii())


def _find_connection(text: MessageText, facts: MessageFacts) -> int | None:
    """Return where a message first says what connects the two."""
    spans = (text.search(_HOW_FOUND), _find_name(text, facts.referrer_name))
    known = [facts.how_met, *facts.common_ground, *facts.findings]
    mention = _find_mention(text, known, ignored=(facts.contact_title, *facts.paths))
    return min([*(span.start for span in spans if span), *([] if mention is None else [mention])], default=None)


def _find_name(text: MessageText, name: str) -> Span | None:
    """Return where a message mentions a person by their whole name, or one part of it."""
    parts = [part for part in name.split() if len(part) > 2 and part[0].isupper()]
    if not parts:
        return None
    return text.search(re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, [name, *parts]))})(?!\w)"))


def _start_of(text: MessageText) -> Span:
    """Return the place after the greeting."""
    return Span(text.main.start, text.main.start)


def _end_with_period(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
