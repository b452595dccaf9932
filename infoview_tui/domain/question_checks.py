"""Checks of a question's wording: open, single, short, respectful, neither leading nor hypothetical (R19, R21).

The checks know English. When in doubt, they find nothing: a false alarm is worse than a missed problem.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from infoview_tui.domain.closed_questions import is_closed_question
from infoview_tui.domain.joined_questions import asks_twice
from infoview_tui.domain.spoken_length import spoken_seconds

MAX_SPOKEN_SECONDS = 12
"""A longer question is hard to remember while it is asked: about 30 words."""

MAX_CHECKED_CHARACTERS = 1_000
"""What comes after is not checked, so that a pasted page takes no time: it is too long to say in any case."""

CLOSED = "closed"


class QuestionProblem(NamedTuple):
    """A problem with the wording of a question: what is wrong, and a better way.

    ``code`` is one of `QUESTION_CODES`.
    """

    code: str
    text: str


def check_question(text: str) -> tuple[QuestionProblem, ...]:
    """Return the problems with the wording of a question, the most important first; none for an empty text.

    What is in quotation marks is not checked, except for its length.
    """
    question = _normalize(text[:MAX_CHECKED_CHARACTERS])
    problems = [QuestionProblem(code, _TEXTS[code]) for code in _PATTERNS if _pattern(code).search(question)]
    if any(problem.code in _PRIVATE for problem in problems):
        problems = problems[:1]
    if not problems and is_closed_question(question):
        problems.append(QuestionProblem(CLOSED, _TEXTS[CLOSED]))
    if asks_twice(question):
        problems.append(QuestionProblem("several", _TEXTS["several"]))
    seconds = spoken_seconds(text)
    if seconds > MAX_SPOKEN_SECONDS:
        problems.append(QuestionProblem("long", f"Takes {seconds} seconds to say: cut it to one short sentence"))
    return tuple(problems)


def _normalize(text: str) -> str:
    """Return a text in lower case, with straight apostrophes, and with ``it`` for what is in quotation marks."""
    text = text.replace("’", "'").replace("‘", "'").lower()
    return " ".join(_quotation_pattern().sub(lambda quoted: "it. " if quoted[1] else "it ", text).split())


@cache
def _quotation_pattern() -> re.Pattern[str]:
    return re.compile(r"""[“„«"][^“”„«»"]*?([.!?…]?)[”“»"]""")


@cache
def _pattern(code: str) -> re.Pattern[str]:
    return re.compile("|".join(_PATTERNS[code]))


_START = r"(?:^|[.?!…:;,]\s)(?:and |but |so |well |or |then )?"
"""Where a clause begins."""

_LOADED = (
    r"(?:great|amazing|wonderful|awesome|fantastic|incredible|terrible|awful|horrible|dreadful|boring|exciting|toxic"
    r"|lucky)"
)
_TAG = (
    r"(?:is|are|was|were|do|does|did|wo|would|ca|could|should|has|have|had)n't (?:it|you|they|he|she|we|that|there|i)"
)

_JUDGING_VERBS = (
    r"(?:say|call|describe|explain|rate|rank|compare|recommend|suggest|advise|warn|tell|share|give|point|send|name"
    r"|define|characterize|put|sum|walk|talk|show|help|introduce|like|prefer|consider|expect|ask|mind"
    r"|be (?:willing|able|open))"
)
"""Verbs after ``would you`` that ask for a view, advice, or a favor, and not to imagine something."""

_CONDITION = r"(?<!know )(?<!tell )(?<!see )(?<!ask )(?<!wonder )(?<!sure )\bif"
"""``if`` where it does not mean whether."""

_PRIVATE = ("age", "pay", "family", "accusing", "job")

_PATTERNS: dict[str, tuple[str, ...]] = {
    "age": (r"\bhow old (?:are|were) you\b", r"\b(?:what(?:'s| is)|tell me) your age\b", r"\bwhen were you born\b"),
    "pay": (
        r"\bhow much (?:money )?(?:do|did|are|were) you (?:earn|(?:get|getting|being) paid|paid|take home)\b",
        r"\b(?:how much|what) (?:do|did) you (?:earn|make)(?: (?:a|per|each|every|now|right now|here|at|in)\b.*)?\?",
        r"\b(?:what(?:'s| is| was)|how (?:much|high|big|good) (?:is|was)|tell me|is) your (?:[a-z]+ ){0,2}"
        r"(?:salary|income|paycheck|pay|wage|bonus)\b",
    ),
    "family": (
        r"\bare you (?:married|single|divorced|pregnant|religious|gay|straight|dating|a (?:christian|muslim|jew))\b",
        r"\b(?:do|did|will) you (?:have|want|plan(?: to have)?|plan on having) (?:any |more |a |to have )*"
        r"(?:kids|children|husband|wife|baby|boyfriend|girlfriend|family)\b",
        r"\byour (?:husband|wife|spouse|marriage|divorce|religion|faith|pregnancy|illness|disability|weight|kids"
        r"|children|family)\b(?!'| (?:background|business|name))",
        r"\bwho did you vote for\b",
        r"\bwhere are you really from\b",
    ),
    "accusing": (
        r"\bwhy (?:did|have|had|do) you (?:fail|failed|lose|lost|mess|screw|never|still|only|give up|given up)\b",
        r"\bwhy (?:were|was|are) you (?:fired|laid off|let go|demoted|rejected|passed over|still|only|just)\b",
        r"\bwhy (?:did|have|had|were|are|do|could)n't you\b",
        r"\bwhy (?:did|have|were|are|do|could) you not\b",
        r"\bwhat(?:'s| is| was| went) wrong with (?:you|your)\b",
        r"\bhow (?:did|could) you (?:mess|screw|blow|let|fail)\b",
    ),
    "job": (
        r"\bhire me\b",
        r"\b(?:get|give|find|offer) me (?:a|an|the|some)\b.{0,20}\b(?:job|interview|position|internship|offer|work)\b",
        r"\bare (?:you|they) (?:still |currently |now )?(?:hiring|looking to hire)\b",
        r"\b(?:do|does|are|is|have) (?:you|they|there|your [a-z]+) (?:got |have )?(?:any |an |currently )*(?:job )?"
        r"(?:openings?|vacanc(?:y|ies)|open positions?)\b",
        r"\b(?:pass|forward|hand|send|submit|give)(?: on| along)? my (?:résumé|resume|cv)\b",
        r"\brefer me (?:for|to) (?:a|an|the|this|that|your)\b",
        r"\bput in a (?:good )?word for me\b",
        r"\b(?:job|position|internship|opening) (?:open )?for me\b",
    ),
    "leading": (
        _START + r"(?:do|is|are|was|were|would|should|ca|could|has|have|did|wo|does)n't (?!i asked)[a-z]+",
        rf"(?:, (?:right|correct|huh|no|yes|yeah)|,? {_TAG}(?: (?:think|agree|say))?)\s?\?",
        rf"\bhow (?:[a-z]+ly )?{_LOADED} (?:is|was|are|were|has|do|does|must)\b",
        _START + r"(?:surely|obviously|clearly|of course|no doubt)\b",
        _START + r"(?:i'm sure|i (?:assume|guess|bet|take it|imagine|suspect|presume|suppose))\b",
        _START + r"(?:you|it|that|this) must (?:be|have|feel|find|hate|love|get)\b",
        rf"\bwhy (?:is|are|was|were|do|does) .*\bso (?:[a-z]+ly )?(?:{_LOADED}|bad|broken)\b",
        r"\bwhy do you (?:really )?(?:love|hate)\b",
    ),
    "agreement": (
        r"\b(?:do|would|did) you (?:also |not )?agree\b",
        r"\b(?:is|would) it (?:be )?(?:true|right|correct|accurate|fair)(?: to say)? (?!for|about|of|in|to)\w",
        _START + r"would you say (?!more|a little|something)[a-z]",
        r"\bam i (?:right|correct|wrong)\b",
        r"\bis(?:n't)? that (?:right|true|correct|so|fair)\s?\?",
        r"\bdo you (?:also )?think (?:so|that too|the same)\b",
    ),
    "hypothetical": (
        r"\bwhat if\b",
        _START + r"(?:imagine|suppose|supposing|let's say|say you|pretend|assuming|hypothetically)\b",
        r"(?<!advice )(?<!tips )(?<!suggestions )\bwould you "
        rf"(?!(?:please |ever |kindly |generally |also |first |honestly )*{_JUDGING_VERBS}\b)[a-z]",
        rf"{_CONDITION} (?:you|i|we|they|he|she|somebody|someone)\b.*(?:\bwould\b|'d\b)",
        rf"{_CONDITION} (?:you|i) (?:were|could|had to|had a|had the|started over|began again|did it again)\b",
        rf"\bwould\b.*{_CONDITION} (?:you|i|we|they)\b",
    ),
}

_TEXTS = {
    "age": "Asks how old they are: ask how long they have done this work",
    "pay": "Asks what they earn: ask for the usual range in the field",
    "family": "Asks about their private life: ask how the work fits with life outside it",
    "accusing": "Sounds like blame: ask what happened, and what they learned from it",
    "job": "Asks for a job: ask for advice, and leave the offer to them",
    "leading": "Suggests the answer: ask what they have seen, and leave your opinion out",
    "agreement": "Asks them to agree: ask how it compares with what they see",
    "hypothetical": "Asks them to imagine: ask what happened the last time",
    CLOSED: "Can be answered yes or no: start with how, what, or why",
    "several": "Asks two things at once: ask one, and make the other a follow-up",
}

QUESTION_CODES = frozenset({*_TEXTS, "long"})
"""The codes of the problems with a question's wording."""
